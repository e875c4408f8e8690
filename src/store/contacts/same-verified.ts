import type { Contact } from '../../domain/contact.ts';
import type { MergeReason } from '../../domain/contacts/merge.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

const MOST = 10;

export interface Same {
  mainId: string;
  otherId: string;
  why: Extract<MergeReason, 'verified_phone' | 'verified_email'>;
}

/**
 * Whom a provider vouches to be the same person as this one: both have shared the same phone, or confirmed the same e-mail. The one that has been here
 * longest is the main one. Pairs that a person has parted, or called two people, stay two.
 */
export async function sameVerified(store: Store, contactId: string): Promise<Same[]> {
  const found = await store.contacts.findOne({ _id: contactId });
  if (!found) return [];
  const contact = fromDocument(found);
  const alike = [
    ...(await others(store, contact, 'verifiedPhone')).map((other) => ({ other, why: 'verified_phone' as const })),
    ...(await others(store, contact, 'verifiedEmail')).map((other) => ({ other, why: 'verified_email' as const })),
  ];
  const apart = await keptApart(store, contactId);
  const joined = alike.filter(
    ({ other }, at) => !apart.has(other.id) && alike.findIndex((one) => one.other.id === other.id) === at,
  );
  const [main] = [contact, ...joined.map(({ other }) => other)].sort(
    (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  if (!main) return [];
  const own = joined.find(({ other }) => other.id === main.id)?.why ?? joined[0]?.why ?? 'verified_phone';
  return [{ other: contact, why: own }, ...joined]
    .filter(({ other }) => other.id !== main.id)
    .map(({ other, why }) => ({ mainId: main.id, otherId: other.id, why }));
}

/** Contacts which somebody has parted from this one, or said to be somebody else. */
export async function keptApart(store: Store, contactId: string): Promise<Set<string>> {
  const rows = await store.merges
    .find({ $or: [{ mainId: contactId }, { otherId: contactId }], state: { $in: ['undone', 'dismissed'] } })
    .project<{ mainId: string; otherId: string }>({ mainId: 1, otherId: 1 })
    .toArray();
  return new Set(rows.map(({ mainId, otherId }) => (mainId === contactId ? otherId : mainId)));
}

async function others(store: Store, contact: Contact, field: 'verifiedPhone' | 'verifiedEmail'): Promise<Contact[]> {
  const value = contact[field];
  if (value === null) return [];
  const rows = await store.contacts
    .find({ [field]: { $eq: value, $type: 'string' }, _id: { $ne: contact.id } })
    .limit(MOST)
    .toArray();
  return rows.map(fromDocument);
}
