import type { mongo } from 'mongoose';
import { LABEL_LEASE_MS, type LabelRow } from '../../domain/labelling/label-row.ts';
import type { Scope } from '../../domain/visibility.ts';
import { fromDocument, type Stored } from '../document.ts';
import type { Store } from '../open-store.ts';
import { whichVisible } from '../queries/visible.ts';

interface Wish {
  scope: Scope;
  limit: number;
  now: Date;
}

const PART = 100;
/** Whoever may see little is not looked for further than this. */
const MOST_PARTS = 20;
const MOST_TRIES = 3;
const TURN = { week: -1, order: 1, _id: 1 } as const;

/**
 * The next messages for one person to label, hers alone for five minutes: what she was shown already, then the newest week, by lot. Fewer
 * than asked for when there are no more, or when others are quicker again and again.
 */
export async function claimLabels(store: Store, who: string, wish: Wish): Promise<LabelRow[]> {
  const { now, limit } = wish;
  const mayTake = { $or: [{ leaseUntil: { $lte: now } }, { leasedBy: who }] };
  const leaseUntil = new Date(now.getTime() + LABEL_LEASE_MS);
  const taken = new Map<string, LabelRow>();
  for (let attempt = 0; attempt < MOST_TRIES && taken.size < limit; attempt++) {
    const wanted = await look(
      store,
      { ...mayTake, _id: { $nin: [...taken.keys()] } },
      {
        ...wish,
        limit: limit - taken.size,
      },
    );
    if (wanted.length === 0) break;
    const ids = { _id: { $in: wanted.map(({ id }) => id) }, state: 'waiting' as const };
    await store.labelQueue.updateMany({ ...ids, ...mayTake }, { $set: { leasedBy: who, leaseUntil } });
    const mine = await store.labelQueue
      .find({ ...ids, leasedBy: who })
      .sort(TURN)
      .toArray();
    for (const row of mine) taken.set(row._id, fromDocument(row));
  }
  return [...taken.values()];
}

/** What waits, in its turn, for somebody who only looks. */
export const waitingLabels = (store: Store, wish: Wish): Promise<LabelRow[]> => look(store, {}, wish);

async function look(store: Store, where: mongo.Filter<Stored<LabelRow>>, wish: Wish): Promise<LabelRow[]> {
  const found: LabelRow[] = [];
  const size = wish.scope.kind === 'all' ? wish.limit : PART;
  for (let part = 0; part < MOST_PARTS; part++) {
    const rows = await store.labelQueue
      .find({ state: 'waiting', ...where })
      .sort(TURN)
      .skip(part * size)
      .limit(size)
      .hint('waiting')
      .toArray();
    const seen = await whichVisible(
      store,
      wish.scope,
      rows.map(({ dialogId }) => dialogId),
    );
    found.push(...rows.filter(({ dialogId }) => seen.has(dialogId)).map(fromDocument));
    if (found.length >= wish.limit || rows.length < size) break;
  }
  return found.slice(0, wish.limit);
}
