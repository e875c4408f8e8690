import type { Contact } from '../../domain/contact.ts';
import { alikeNames } from '../../domain/contacts/alike-names.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { keptApart } from './same-verified.ts';

export type Likeness = 'phone' | 'email' | 'name';

export interface Suggestion {
  contact: Contact;
  because: Likeness[];
}

const MOST = 20;
/** Numbers without the code of the country or of the city end alike. */
const TAIL = 7;

/**
 * Who may be the same person: the same phone or e-mail, or a similar name and the same last seven digits. Only for people to decide:
 * what was typed may be somebody else's.
 */
export async function suggestMerges(store: Store, contact: Contact): Promise<Suggestion[]> {
  const { id, phone, email, name } = contact;
  const tail = phone?.replace(/\D/gu, '').slice(-TAIL);
  const conditions = [
    ...(phone ? [{ phone }] : []),
    ...(email ? [{ email }] : []),
    ...(tail && tail.length === TAIL && name ? [{ searchWords: tail }] : []),
  ];
  if (conditions.length === 0) return [];
  const [rows, apart] = await Promise.all([
    store.contacts
      .find({ $or: conditions, _id: { $ne: id } })
      .limit(MOST * 2)
      .toArray(),
    keptApart(store, id),
  ]);
  return rows
    .map(fromDocument)
    .filter((other) => !apart.has(other.id))
    .map((other) => ({ contact: other, because: likeness(contact, other) }))
    .filter(({ because }) => because.length > 0)
    .slice(0, MOST);
}

function likeness(one: Contact, two: Contact): Likeness[] {
  return [
    ...(one.phone !== null && one.phone === two.phone ? (['phone'] as const) : []),
    ...(one.email !== null && one.email.toLowerCase() === two.email?.toLowerCase() ? (['email'] as const) : []),
    ...(one.name && two.name && alikeNames(one.name, two.name) ? (['name'] as const) : []),
  ];
}
