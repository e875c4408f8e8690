import type { Store } from '../open-store.ts';

/** The open dialog of a contact where something happened last; null when all are closed. */
export async function openDialogOf(store: Store, contactId: string): Promise<{ id: string; contactId: string } | null> {
  const found = await store.dialogs.findOne(
    { contactId, mode: { $in: ['bot', 'queued', 'operator'] } },
    { sort: { lastInboundAt: -1, createdAt: -1, _id: -1 }, projection: { contactId: 1 }, hint: { contactId: 1 } },
  );
  return found && { id: found._id, contactId: found.contactId };
}
