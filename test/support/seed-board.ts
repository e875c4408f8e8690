import type { Contact } from '../../src/domain/contact.ts';
import { searchWords } from '../../src/domain/contacts/search-words.ts';
import type { Dialog } from '../../src/domain/dialog.ts';
import { recountTally } from '../../src/store/board-tally.ts';
import { toDocument } from '../../src/store/document.ts';
import type { Store } from '../../src/store/open-store.ts';
import { buildContact } from './build-contact.ts';
import { buildDialog } from './build-dialog.ts';

/** Writes dialogs past the engine, each with a contact of its own, and has them counted. */
export async function seedBoard(
  store: Store,
  dialogs: readonly (Partial<Dialog> & { id: string; contact?: Partial<Contact> })[],
): Promise<void> {
  const made = dialogs.map(({ contact, ...dialog }) => {
    const person = buildContact({ id: `contact-of-${dialog.id}`, phone: null, ...contact });
    const identities = [
      { channelId: 'web:main', channelKind: 'web' as const, externalId: `chat-of-${dialog.id}`, blocked: false },
    ];
    return {
      contact: { ...person, identities, searchWords: searchWords(person) },
      dialog: buildDialog({ contactId: person.id, ...dialog }),
    };
  });
  await store.contacts.insertMany(made.map(({ contact }) => toDocument(contact)));
  await store.dialogs.insertMany(made.map(({ dialog }) => toDocument(dialog)));
  await recountTally(store);
}
