import type { Contact } from '../../domain/contact.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** Whose e-mail it is, in small letters; of several with the same one, who has been here longest. */
export async function contactByEmail(store: Store, email: string): Promise<Contact | null> {
  const [found] = await store.contacts.find({ email }).sort({ createdAt: 1, _id: 1 }).limit(1).toArray();
  return found ? fromDocument(found) : null;
}
