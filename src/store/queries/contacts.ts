import type { mongo } from 'mongoose';
import type { Contact } from '../../domain/contact.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, containing, type Page, type PageRequest, sortBy, toPage } from './page.ts';

const NEWEST_FIRST = { field: 'createdAt', direction: -1 } as const;
/** A search that fits more people than this is no search; the newest ones count. */
const MOST_FOUND = 1000;

export async function listContacts(
  store: Store,
  { text }: { text?: string | undefined },
  { cursor, limit }: PageRequest,
): Promise<Page<Contact>> {
  const rows = await store.contacts
    .find({ $and: [text ? whoMatches(text) : {}, ...afterCursor(NEWEST_FIRST, cursor)] })
    .sort(sortBy(NEWEST_FIRST))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, (contact) => contact.createdAt);
}

export async function findContact(store: Store, id: string): Promise<Contact | null> {
  const found = await store.contacts.findOne({ _id: id });
  return found && fromDocument(found);
}

/** The contacts of these ids, by id. */
export async function contactsById(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, Contact>> {
  const rows = await store.contacts.find({ _id: { $in: [...new Set(ids)] } }).toArray();
  return new Map(rows.map((row) => [row._id, fromDocument(row)]));
}

export async function contactIdsMatching(store: Store, text: string): Promise<string[]> {
  const rows = await store.contacts
    .find(whoMatches(text), { projection: { _id: 1 } })
    .sort(sortBy(NEWEST_FIRST))
    .limit(MOST_FOUND)
    .toArray();
  return rows.map((row) => row._id);
}

function whoMatches(text: string): mongo.Document {
  const fields = ['name', 'phone', 'email', 'identities.username'].map((field) => ({ [field]: containing(text) }));
  const digits = phoneDigits(text);
  return { $or: [...fields, ...(digits ? [{ phone: containing(digits) }] : [])] };
}

/** What of a typed phone stands in E.164 too: `8 (918) 555-12` is kept as +7 918 555 12. */
function phoneDigits(text: string): string | null {
  if (!/^[\d\s()+-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, '').replace(/^8(?=9)/, '');
  return digits.length >= 3 ? digits : null;
}
