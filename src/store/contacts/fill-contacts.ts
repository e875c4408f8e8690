import { searchWords } from '../../domain/contacts/search-words.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

const AT_ONCE = 1_000;

/** Gives contacts of older versions what they are found by, and what is known of their verified phones and last visits. */
export async function fillContacts({ contacts, appointments }: Store): Promise<void> {
  const old = contacts.find({ searchWords: { $exists: false } }).batchSize(AT_ONCE);
  let batch: Parameters<typeof contacts.bulkWrite>[0][number][] = [];
  const write = async () => {
    if (batch.length > 0) await contacts.bulkWrite(batch, { ordered: false });
    batch = [];
  };
  for await (const row of old) {
    const contact = fromDocument(row);
    const [visit] = await appointments
      .find({ contactId: contact.id, status: 'visited' })
      .sort({ start: -1 })
      .limit(1)
      .toArray();
    const filled = {
      searchWords: searchWords(contact),
      lastVisitAt: visit?.start ?? null,
      verifiedPhone: null,
      verifiedEmail: null,
    };
    batch.push({
      updateOne: { filter: { _id: contact.id, searchWords: { $exists: false } }, update: { $set: filled } },
    });
    if (batch.length >= AT_ONCE) await write();
  }
  await write();
}
