import type { Contact } from '../../domain/contact.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { NEVER } from '../thread.ts';
import { inTransaction } from './in-transaction.ts';
import { replaceContact } from './write-contact.ts';

/**
 * Gives a contact one more line of its own, on which nobody has written before; false when the contact is gone.
 * @throws StillContended, or a duplicate key when the line has just become somebody else's.
 */
export async function addIdentity(
  store: Store,
  contactId: string,
  identity: Contact['identities'][number],
  threadId: string,
): Promise<boolean> {
  return inTransaction(store, async (session) => {
    const found = await store.contacts.findOne({ _id: contactId }, { session });
    if (!found) return false;
    const contact = fromDocument(found);
    const isSame = ({ channelId, externalId }: typeof identity) =>
      channelId === identity.channelId && externalId === identity.externalId;
    if (!contact.identities.some(isSame)) {
      const more = { ...contact, identities: [...contact.identities, identity] };
      if (!(await replaceContact(store, more, session)))
        throw new Error('A contact changed inside its own transaction.');
    }
    await store.threads.updateOne(
      { _id: threadId },
      { $set: { contactId, owner: null, leaseUntil: NEVER }, $inc: { epoch: 1 }, $setOnInsert: { dialogId: null } },
      { upsert: true, session },
    );
    return true;
  });
}
