import type { Store } from '../open-store.ts';

/** How the contacts of some dialogs are called; null for those without a name. Dialogs that are gone are not in it. */
export async function namesOfDialogs(
  store: Pick<Store, 'dialogs' | 'contacts'>,
  dialogIds: readonly string[],
): Promise<Map<string, string | null>> {
  const dialogs = await store.dialogs
    .find<{ _id: string; contactId: string }>({ _id: { $in: [...dialogIds] } }, { projection: { contactId: 1 } })
    .toArray();
  const contacts = await store.contacts
    .find<{ _id: string; name: string | null }>(
      { _id: { $in: [...new Set(dialogs.map(({ contactId }) => contactId))] } },
      { projection: { name: 1 } },
    )
    .toArray();
  const names = new Map(contacts.map(({ _id, name }) => [_id, name]));
  return new Map(dialogs.map(({ _id, contactId }) => [_id, names.get(contactId) ?? null]));
}
