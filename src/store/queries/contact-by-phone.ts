import type { Contact } from '../../domain/contact.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** Whose phone it is, as E.164; of several with the same one, who has been here longest. */
export async function contactByPhone(store: Store, phone: string): Promise<Contact | null> {
  const [found] = await store.contacts.find({ phone }).sort({ createdAt: 1, _id: 1 }).limit(1).toArray();
  return found ? fromDocument(found) : null;
}
