import type { Store } from '../open-store.ts';

/** Under which names points were told by older versions; being a lead at all was one of them. */
const RENAMED = { $cond: [{ $eq: ['$$point', 'phone'] }, 'contact', '$$point'] };
const KEPT = { $filter: { input: '$points', as: 'point', cond: { $ne: ['$$point', 'lead'] } } };

/** Dialogs remember by what they have earned points: as their last score says, which stays until something changes. */
export async function upgradeLeadPoints({ dialogs, events }: Store): Promise<void> {
  await events
    .aggregate([
      { $match: { 'body.type': 'lead_scored' } },
      { $sort: { 'body.type': 1, at: 1 } },
      { $group: { _id: '$dialogId', points: { $last: '$body.points' } } },
      { $set: { points: { $map: { input: KEPT, as: 'point', in: RENAMED } } } },
      {
        $merge: {
          into: 'dialogs',
          whenMatched: [{ $set: { leadPoints: { $ifNull: ['$leadPoints', '$$new.points'] } } }],
          whenNotMatched: 'discard',
        },
      },
    ])
    .toArray();
  await dialogs.updateMany({ leadPoints: { $exists: false } }, { $set: { leadPoints: [] } });
}
