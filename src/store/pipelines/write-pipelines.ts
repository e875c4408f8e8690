import type { Actor } from '../../domain/event.ts';
import type { Pipeline } from '../../domain/pipeline.ts';
import type { Changed } from '../../domain/pipelines/command.ts';
import type { PipelineChange } from '../../domain/pipelines/pipeline-change.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** By whom and when, and where ids come from. */
export interface Editor {
  actor: Actor;
  now: Date;
  newId(): string;
}

/** What is to become of the pipelines: those that are new or changed, and those that go. */
export interface Edit {
  put: readonly Pipeline[];
  remove?: readonly Pipeline[];
  /** For the audit: the pipeline that it is about and what was asked. */
  about: string;
  command: { kind: string } & Record<string, unknown>;
}

/** Somebody else was quicker this many times in a row: on a document that people edit, that does not happen. */
const MOST_TRIES = 20;
const DUPLICATE = 11_000;

/** Thrown inside the transaction to abort it; never leaves this file. */
class Outrun extends Error {}

/**
 * Decides on the pipelines as they are now and writes the outcome with its line in the audit, or decides again when somebody was
 * quicker: nobody's edit is written over.
 */
export async function editPipelines(
  store: Store,
  { actor, now, newId }: Editor,
  decide: (pipelines: readonly Pipeline[]) => Changed<Edit>,
): Promise<Changed<Edit>> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const before = (await store.pipelines.find().toArray()).map(fromDocument);
    const decided = decide(before);
    if (decided.kind === 'refused') return decided;
    const { about, command, put } = decided.value;
    const version = put.find(({ id }) => id === about)?.version ?? 0;
    const change: PipelineChange = { id: newId(), pipelineId: about, at: now, actor, version, command };
    if (await write(store, before, decided.value, change)) return decided;
  }
  return { kind: 'refused', reason: 'Somebody else is changing the pipelines right now. Please try again.' };
}

async function write(
  store: Store,
  before: readonly Pipeline[],
  { put, remove = [] }: Edit,
  change: PipelineChange,
): Promise<boolean> {
  const session = store.connection.getClient().startSession();
  try {
    await session.withTransaction(async () => {
      // One default at a time: the old one gives it up first.
      for (const pipeline of [...put].sort((a, b) => Number(a.isDefault) - Number(b.isDefault))) {
        const old = before.find(({ id }) => id === pipeline.id);
        const { _id, ...rest } = toDocument(pipeline);
        if (!old) {
          await store.pipelines.insertOne({ _id, ...rest }, { session });
          continue;
        }
        const written = await store.pipelines.replaceOne({ _id, version: old.version }, rest, { session });
        if (written.matchedCount === 0) throw new Outrun();
      }
      for (const { id, version } of remove) {
        const { deletedCount } = await store.pipelines.deleteOne({ _id: id, version }, { session });
        if (deletedCount === 0) throw new Outrun();
      }
      await store.pipelineChanges.insertOne(toDocument(change), { session });
    });
    return true;
  } catch (error) {
    // The index of the default pipeline: two were made it at once.
    const isDuplicate = typeof error === 'object' && error !== null && 'code' in error && error.code === DUPLICATE;
    if (error instanceof Outrun || isDuplicate) return false;
    throw error;
  } finally {
    await session.endSession();
  }
}
