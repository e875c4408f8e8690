import type { Store } from '../open-store.ts';

/** Tasks of the time when they could only be added and ticked off, and the dialogs that carry the earliest of them. */
export async function upgradeTasks(store: Store): Promise<void> {
  const tasks = store.raw('tasks');
  await tasks.updateMany({ state: { $exists: false } }, [
    {
      $set: {
        state: { $cond: ['$done', 'done', 'open'] },
        closedAt: { $cond: ['$done', '$due', null] },
        repeat: null,
        after: null,
        result: null,
        overdueFor: null,
        version: 1,
      },
    },
    { $unset: 'done' },
  ]);
  const earliest = [
    { $match: { state: 'open', dialogId: { $ne: null } } },
    { $group: { _id: '$dialogId', taskDue: { $min: '$due' } } },
    { $merge: { into: 'dialogs', on: '_id', whenMatched: 'merge', whenNotMatched: 'discard' } },
  ];
  await tasks.aggregate(earliest).toArray();
}
