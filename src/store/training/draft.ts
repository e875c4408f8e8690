import { mongo } from 'mongoose';
import { z } from 'zod';
import type { DraftIntent } from '../../domain/training/intent-file.ts';
import type { TrainingEntry } from '../../domain/training/training-log.ts';
import { inTransaction } from '../contacts/in-transaction.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { DraftMark } from './training-rows.ts';

export interface Draft extends Omit<DraftMark, 'at'> {
  at: Date | null;
  intents: DraftIntent[];
}

/** The draft as it is, at one moment: read anew while somebody writes in between. `running` is what it is while nobody has edited it. */
export async function readDraft(store: Store, running: () => Promise<readonly DraftIntent[]>): Promise<Draft> {
  for (;;) {
    const mark = await draftMark(store);
    if (mark.bare) return { ...mark, intents: [...(await running())] };
    const rows = await store.draftIntents.find().sort({ _id: 1 }).toArray();
    // Written in between: what was read may be half of each.
    if ((await draftMark(store)).version !== mark.version) continue;
    return { ...mark, intents: rows.map(({ _id, ...rest }) => ({ intent: _id, ...rest })) };
  }
}

/** Version 0: there has never been one. */
export async function draftMark({ settings }: Store): Promise<Omit<Draft, 'intents'>> {
  const found = await settings.findOne({ _id: 'trainingDraft' });
  return found ? Mark.parse(found.value) : { version: 0, bare: true, at: null };
}

const Mark = z.object({ version: z.number(), bare: z.boolean(), at: z.date() });

export type DraftWritten = { kind: 'written'; version: number } | { kind: 'changed_meanwhile'; version: number };

class Outrun extends Error {}

interface Write {
  /** As the writer saw it. */
  draft: Draft;
  after: readonly DraftIntent[];
  entry: TrainingEntry;
}

/** Writes what differs, with its line in the log, if nobody has written since. */
export async function writeDraft(store: Store, { draft, after, entry }: Write): Promise<DraftWritten> {
  const known = new Map(draft.intents.map((one) => [one.intent, one]));
  const left = new Set(after.map(({ intent }) => intent));
  return replace(store, { version: draft.version + 1, bare: false, at: entry.at }, entry, {
    put: draft.bare ? after : after.filter((one) => known.get(one.intent) !== one),
    gone: draft.intents.map(({ intent }) => intent).filter((intent) => !left.has(intent)),
    whole: draft.bare,
  });
}

/** Gives the draft up: it is what runs again. */
export const dropDraft = (store: Store, version: number, entry: TrainingEntry): Promise<DraftWritten> =>
  replace(store, { version: version + 1, bare: true, at: entry.at }, entry, { put: [], gone: [], whole: true });

interface Difference {
  put: readonly DraftIntent[];
  gone: readonly string[];
  /** Nothing stays of what was there. */
  whole: boolean;
}

async function replace(
  store: Store,
  value: DraftMark,
  entry: TrainingEntry,
  difference: Difference,
): Promise<DraftWritten> {
  try {
    await inTransaction(store, async (session) => {
      await putMark(store, value, session);
      await putIntents(store, difference, session);
      await store.trainingLog.insertOne(toDocument(entry), { session });
    });
    return { kind: 'written', version: value.version };
  } catch (error) {
    const isDuplicate = error instanceof mongo.MongoServerError && error.code === DUPLICATE;
    if (!(error instanceof Outrun) && !isDuplicate) throw error;
    return { kind: 'changed_meanwhile', version: (await draftMark(store)).version };
  }
}
const DUPLICATE = 11_000;

async function putMark({ settings }: Store, value: DraftMark, session: mongo.ClientSession): Promise<void> {
  if (value.version === 1) {
    await settings.insertOne({ _id: 'trainingDraft', value }, { session });
    return;
  }
  const { matchedCount } = await settings.updateOne(
    { _id: 'trainingDraft', 'value.version': value.version - 1 },
    { $set: { value } },
    { session },
  );
  if (matchedCount === 0) throw new Outrun();
}

async function putIntents(store: Store, { put, gone, whole }: Difference, session: mongo.ClientSession): Promise<void> {
  if (whole) await store.draftIntents.deleteMany({}, { session });
  else if (gone.length > 0) await store.draftIntents.deleteMany({ _id: { $in: [...gone] } }, { session });
  if (put.length === 0) return;
  await store.draftIntents.bulkWrite(
    put.map(({ intent, ...replacement }) => ({
      replaceOne: { filter: { _id: intent }, replacement, upsert: true },
    })),
    { session },
  );
}
