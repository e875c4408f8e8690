import type { mongo } from 'mongoose';
import type { Contact } from '../../domain/contact.ts';
import { searchWords } from '../../domain/contacts/search-words.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { writeMany } from '../write-command.ts';

/** Contacts by phone and by e-mail; of several with the same one, the one that has been here longest. */
export interface Known {
  byPhone: Map<string, Contact>;
  byEmail: Map<string, Contact>;
}

export async function knownContacts(
  store: Store,
  { phones, emails }: { phones: readonly string[]; emails: readonly string[] },
  session?: mongo.ClientSession,
): Promise<Known> {
  const known: Known = { byPhone: new Map(), byEmail: new Map() };
  const asked = [
    ...(phones.length > 0 ? [{ phone: { $in: [...phones] } }] : []),
    ...(emails.length > 0 ? [{ email: { $in: [...emails] } }] : []),
  ];
  if (asked.length === 0) return known;
  const rows = await store.contacts
    .find({ $or: asked }, session ? { session } : {})
    .sort({ createdAt: -1, _id: -1 })
    .toArray();
  for (const contact of rows.map(fromDocument)) {
    if (contact.phone) known.byPhone.set(contact.phone, contact);
    if (contact.email) known.byEmail.set(contact.email, contact);
  }
  return known;
}

/** New and changed contacts in two commands; false when one was changed by somebody else since it was read. */
export async function writeContacts(
  store: Store,
  { fresh, changed }: { fresh: readonly Contact[]; changed: readonly Contact[] },
  session: mongo.ClientSession,
): Promise<boolean> {
  const found = (contact: Contact) => ({ ...contact, searchWords: searchWords(contact) });
  if (fresh.length > 0) {
    await writeMany(store, 'contacts', { insert: fresh.map((one) => toDocument(found(one))) }, session);
  }
  if (changed.length === 0) return true;
  const update = changed.map((contact) => {
    const { _id, ...rest } = toDocument({ ...found(contact), version: contact.version + 1 });
    return { q: { _id, version: contact.version }, u: rest };
  });
  return (await writeMany(store, 'contacts', { update }, session)).matched === update.length;
}
