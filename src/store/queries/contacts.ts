import type { mongo } from 'mongoose';
import type { Contact } from '../../domain/contact.ts';
import { searchedWords } from '../../domain/contacts/search-words.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** A search that fits more people than this is no search; the newest ones count. */
const MOST_FOUND = 1000;
/** A contact may have been merged into one that was merged, and so on. */
const MOST_MERGES = 20;

/** The contact of this id, or the one that it was merged into. */
export async function findContact(store: Store, id: string): Promise<Contact | null> {
  let wanted = id;
  for (let step = 0; step < MOST_MERGES; step++) {
    const found = await store.contacts.findOne({ _id: wanted });
    if (found) return fromDocument(found);
    const merged = await store.merges.findOne({ otherId: wanted, state: 'merged' }, { sort: { at: -1 } });
    if (!merged) return null;
    wanted = merged.mainId;
  }
  return null;
}

/** The contacts of these ids, by id. */
export async function contactsById(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, Contact>> {
  const rows = await store.contacts.find({ _id: { $in: [...new Set(ids)] } }).toArray();
  return new Map(rows.map((row) => [row._id, fromDocument(row)]));
}

/** Who is meant by these beginnings of words of a name, e-mail or phone; the newest, by the index alone. */
export async function contactIdsMatching(store: Store, text: string): Promise<string[]> {
  const rows = await store.contacts
    .find(whoMatches(text), { projection: { _id: 1 } })
    .sort({ createdAt: -1, _id: -1 })
    .limit(MOST_FOUND)
    .toArray();
  return rows.map((row) => row._id);
}

/** The condition "found by this text": the beginning of each typed word begins a word of the contact. Nobody is found by signs alone. */
export function whoMatches(text: string): mongo.Document {
  const words = searchedWords(text);
  if (words.length === 0) return { searchWords: { $in: [] } };
  // The longest word says the most: the index is read by the first condition.
  const ordered = [...words].sort((a, b) => b.length - a.length);
  return { $and: ordered.map((word) => ({ searchWords: { $regex: `^${escaped(word)}` } })) };
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
