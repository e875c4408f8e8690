import type { mongo } from 'mongoose';
import type { Contact } from '../../domain/contact.ts';
import { searchWords } from '../../domain/contacts/search-words.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** A new contact, or one that takes its place again. */
export async function insertContact(store: Store, contact: Contact, session?: mongo.ClientSession): Promise<void> {
  const document = toDocument({ ...contact, searchWords: searchWords(contact) });
  await store.contacts.insertOne(document, session ? { session } : {});
}

/** Follows on the version that it was read with; false when somebody else was faster. */
export async function replaceContact(store: Store, contact: Contact, session?: mongo.ClientSession): Promise<boolean> {
  const { version } = contact;
  const { _id, ...rest } = toDocument({ ...contact, version: version + 1, searchWords: searchWords(contact) });
  const replaced = await store.contacts.replaceOne({ _id, version }, rest, session ? { session } : {});
  return 'matchedCount' in replaced && replaced.matchedCount === 1;
}
