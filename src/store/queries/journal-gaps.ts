import { findGaps, type Gap, type Numbered } from '../../domain/journal/find-gaps.ts';
import type { Store } from '../open-store.ts';

export type Gaps = { kind: 'found'; gaps: Gap[] } | { kind: 'too_many'; most: number };

/** So many numbers fit well into memory; a salon has as many in a year. */
const MOST_NUMBERS = 200_000;
/** Updates beyond an edge of the period: a gap that begins before it is seen, and one over the edge only out of order is none. */
const NEIGHBOURS = 100;
const WITHIN_MS = 10_000;

/** Missing updates of one channel in `[from, to)`, the earliest first. */
export async function channelGaps(
  store: Store,
  { channelId, from, to }: { channelId: string; from: Date; to: Date },
  most = MOST_NUMBERS,
): Promise<Gaps> {
  const numbered = (receivedAt: { $lt?: Date; $gte?: Date }, direction: 1 | -1, limit: number) =>
    store.inbox
      .find({ channelId, receivedAt, order: { $ne: null } }, { projection: { _id: 0, order: 1, receivedAt: 1 } })
      .sort({ receivedAt: direction })
      .limit(limit)
      .maxTimeMS(WITHIN_MS)
      .toArray();
  const [before, within, after] = await Promise.all([
    numbered({ $lt: from }, -1, NEIGHBOURS),
    numbered({ $gte: from, $lt: to }, 1, most + 1),
    numbered({ $gte: to }, 1, NEIGHBOURS),
  ]);
  if (within.length > most) return { kind: 'too_many', most };
  const updates = [...before, ...within, ...after].flatMap(({ order, receivedAt }): Numbered[] =>
    order === null ? [] : [{ number: order, at: receivedAt }],
  );
  return { kind: 'found', gaps: findGaps(updates).filter((gap) => gap.to >= from && gap.from < to) };
}
