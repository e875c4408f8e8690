import type { Contact } from '../../src/domain/contact.ts';
import { searchWords } from '../../src/domain/contacts/search-words.ts';

/** Anna, who came by the web chat. */
export function buildContact(overrides: Partial<Contact> = {}): Contact {
  const contact: Contact = {
    id: 'contact-1',
    name: 'Анна',
    phone: '+79185550112',
    email: null,
    locale: 'ru',
    identities: [{ channelId: 'web:main', channelKind: 'web', externalId: overrides.id ?? 'chat-1', blocked: false }],
    tags: [],
    origin: {},
    fields: {},
    plans: [],
    consent: null,
    blockedAt: null,
    lastVisitAt: null,
    verifiedPhone: null,
    verifiedEmail: null,
    searchWords: [],
    createdAt: new Date('2026-11-01T09:00:00Z'),
    version: 1,
    ...overrides,
  };
  return { ...contact, searchWords: searchWords(contact) };
}
