import type { Actor } from '../../domain/event.ts';
import { type Applied, applyEdits, type LeftOut } from '../../domain/training/apply-edits.ts';
import type { DraftEdit } from '../../domain/training/draft-edit.ts';
import { mergeFile } from '../../domain/training/merge-file.ts';
import type { TrainingEntry } from '../../domain/training/training-log.ts';
import { type Draft, dropDraft, readDraft, writeDraft } from '../../store/training/draft.ts';
import type { Flaw, TrainingDeps } from './training-deps.ts';

export interface Wish {
  /** The version that the asker saw. */
  version: number;
  by: Actor;
}

export type DraftChanged =
  | { kind: 'changed'; version: number; leftOut: LeftOut[] }
  | { kind: 'changed_meanwhile'; version: number }
  /** `edit`: the place of the edit that cannot be made. */
  | { kind: 'refused'; edit: number; reason: string }
  | { kind: 'broken'; problems: readonly Flaw[] };

/** The draft as it is now: what runs, until somebody has edited it. */
export const currentDraft = ({ store, intents }: TrainingDeps): Promise<Draft> =>
  readDraft(store, async () => intents.running().intents);

/** Makes all of the edits, or none. */
export async function editDraft(
  deps: TrainingDeps,
  edits: readonly DraftEdit[],
  wish: Wish & { what?: TrainingEntry['what'] },
): Promise<DraftChanged> {
  return change(deps, wish, wish.what ?? 'edited', wordsOf(edits), (draft) => applyEdits(draft.intents, edits));
}

/** Takes in an uploaded file: its samples are added, or with `replace` the intents that it names become as they are in it. */
export async function importFile(
  deps: TrainingDeps,
  { name, bytes, replace }: { name: string; bytes: Uint8Array; replace: boolean },
  wish: Wish,
): Promise<DraftChanged> {
  const read = deps.bench.readFile(name, bytes);
  if (read.kind === 'broken') return read;
  const words = `${name}: ${read.intents.map(({ intent }) => intent).join(', ')}`;
  return change(deps, wish, 'imported', words, (draft) => mergeFile(draft.intents, read, replace));
}

/** Gives the draft up: it is what runs again. */
export async function discardDraft(deps: TrainingDeps, { version, by }: Wish): Promise<DraftChanged> {
  const { clock, store } = deps;
  const entry = { id: clock.newId(), at: clock.now(), by, what: 'discarded' as const, details: '' };
  const dropped = await dropDraft(store, version, entry);
  return dropped.kind === 'written' ? { kind: 'changed', version: dropped.version, leftOut: [] } : dropped;
}

async function change(
  deps: TrainingDeps,
  { version, by }: Wish,
  what: TrainingEntry['what'],
  details: string,
  apply: (draft: Draft) => Applied,
): Promise<DraftChanged> {
  const { clock, store } = deps;
  const draft = await currentDraft(deps);
  if (draft.version !== version) return { kind: 'changed_meanwhile', version: draft.version };
  const applied = apply(draft);
  if (applied.kind === 'refused') return applied;
  const entry = { id: clock.newId(), at: clock.now(), by, what, details: details.slice(0, LONGEST_DETAILS) };
  const written = await writeDraft(store, { draft, after: applied.intents, entry });
  return written.kind === 'written' ? { kind: 'changed', version: written.version, leftOut: applied.leftOut } : written;
}
const LONGEST_DETAILS = 1_000;

/** For the log: what was done to which intent, without the samples themselves. */
function wordsOf(edits: readonly DraftEdit[]): string {
  const counts = new Map<string, number>();
  for (const edit of edits) {
    const key = `${edit.do} ${edit.intent}`;
    counts.set(key, (counts.get(key) ?? 0) + ('texts' in edit ? edit.texts.length : 1));
  }
  return [...counts].map(([key, count]) => `${key}${count > 1 ? ` (${count})` : ''}`).join('; ');
}
