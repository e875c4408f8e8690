import type { LabelRow, Sample } from '../../domain/labelling/label-row.ts';
import type { Scope } from '../../domain/visibility.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { whichVisible } from '../queries/visible.ts';

/** `id` is the message's. */
export type Label = Pick<
  LabelRow,
  'id' | 'dialogId' | 'channelKind' | 'predicted' | 'sample' | 'weight' | 'doneAt' | 'by'
> & {
  actual: string;
};

/** More are not looked at: a figure of so many is as sure as anybody needs. */
const MOST = 5_000;

/** What people have said since a moment of messages that somebody may see, latest first. */
export async function recentLabels(store: Store, scope: Scope, since: Date): Promise<Label[]> {
  const rows = await store.labelQueue
    .find({ state: 'labelled', doneAt: { $gte: since } })
    .sort({ doneAt: -1 })
    .limit(MOST)
    .hint('labelled')
    .toArray();
  const seen = await whichVisible(
    store,
    scope,
    rows.map(({ dialogId }) => dialogId),
  );
  return rows
    .filter(({ dialogId }) => seen.has(dialogId))
    .map(fromDocument)
    .flatMap((row) => (row.actual === null ? [] : { ...row, actual: row.actual }));
}

/** How many wait for somebody to label them. */
export async function countWaiting(store: Store, scope: Scope): Promise<Record<Sample, number>> {
  const rows = await store.labelQueue
    .find({ state: 'waiting' }, { projection: { dialogId: 1, sample: 1 } })
    .limit(MOST)
    .hint('waiting')
    .toArray();
  const seen = await whichVisible(
    store,
    scope,
    rows.map(({ dialogId }) => dialogId),
  );
  const visible = rows.filter(({ dialogId }) => seen.has(dialogId));
  const random = visible.filter(({ sample }) => sample === 'random').length;
  return { random, fallback: visible.length - random };
}

/** What the bot takes messages for that wait, the commonest first. */
export async function commonGuesses(store: Store): Promise<string[]> {
  const groups = await store.labelQueue
    .aggregate<{ _id: string }>(
      [{ $match: { state: 'waiting' } }, { $limit: MOST_GUESSES }, { $sortByCount: '$predicted' }],
      { hint: 'waiting' },
    )
    .toArray();
  return groups.map(({ _id }) => _id);
}
const MOST_GUESSES = 500;

/** Names that people have given, of intents that the bot knows and of new ones. */
export const givenNames = (store: Store): Promise<string[]> =>
  store.labelQueue
    // The bound is what lets the index be used.
    .distinct('actual', { state: 'labelled', actual: { $gt: '' } })
    .then((names) => names.filter((name) => typeof name === 'string'));
