import { datesReached, valuesFor } from '../../domain/triggers/date-clock.ts';
import type { OnOf } from '../../domain/triggers/on.ts';
import type { Store } from '../open-store.ts';

/** More are not looked at in one go. */
const MOST = 20_000;

/** Dialogs whose date, or whose contact's, is reached in the period; of a contact the newest dialog speaks. */
export async function dialogsByDate(
  store: Store,
  on: OnOf<'date_reached'>,
  { from, to, zone }: { from: Date; to: Date; zone: string },
): Promise<string[]> {
  const values = datesReached(on, from, to, zone).flatMap((date) => valuesFor(on, date));
  if (values.length === 0) return [];
  const field = `fields.${on.fieldId}`;
  if (on.of === 'dialog') {
    const rows = await store.dialogs
      .find({ [field]: { $in: values } }, { projection: { _id: 1 } })
      .limit(MOST)
      .toArray();
    return rows.map(({ _id }) => _id);
  }
  const contacts = await store.contacts
    .find({ [field]: { $in: values } }, { projection: { _id: 1 } })
    .limit(MOST)
    .toArray();
  const newest = await newestDialogs(
    store,
    contacts.map(({ _id }) => _id),
  );
  return [...newest.values()].map(({ id }) => id);
}

/** The dialog of each contact that was opened last, by contact. */
export async function newestDialogs(
  store: Store,
  contactIds: readonly string[],
): Promise<Map<string, { id: string; stageId: string }>> {
  const rows = await store.dialogs
    .aggregate<{ _id: string; id: string; stageId: string }>([
      { $match: { contactId: { $in: [...contactIds] } } },
      { $sort: { createdAt: 1, _id: 1 } },
      { $group: { _id: '$contactId', id: { $last: '$_id' }, stageId: { $last: '$stageId' } } },
    ])
    .toArray();
  return new Map(rows.map(({ _id, id, stageId }) => [_id, { id, stageId }]));
}
