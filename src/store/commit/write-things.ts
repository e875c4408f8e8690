import type { mongo } from 'mongoose';
import { searchWords } from '../../domain/contacts/search-words.ts';
import type { Changes, Situation } from '../../domain/perform/draft.ts';
import type { Timer } from '../../domain/timer.ts';
import { toDocument } from '../document.ts';
import type { Collections, Store } from '../open-store.ts';
import { writeMany } from '../write-command.ts';

interface Item {
  before: Situation;
  changes: Changes;
}

interface Versioned {
  thing: { id: string; version: number };
  /** The version that was loaded; null for a new thing. */
  before: number | null;
}

/** Dialogs and changed contacts of many commits; false when one was changed by somebody else since it was loaded. */
export async function writePeople(
  store: Store,
  items: readonly Item[],
  session: mongo.ClientSession,
): Promise<boolean> {
  const dialogs = items.map(
    ({ before, changes }): Versioned => ({
      thing: changes.dialog,
      before: changes.opened ? null : before.dialog.version,
    }),
  );
  const contacts = items.flatMap(({ before, changes }): Versioned[] => {
    const isNew = before.contact.version === 0;
    if (!isNew && !changes.contactChanged) return [];
    const contact = { ...changes.contact, searchWords: searchWords(changes.contact) };
    return [{ thing: contact, before: isNew ? null : before.contact.version }];
  });
  return (
    (await writeVersioned(store, 'dialogs', dialogs, session)) &&
    (await writeVersioned(store, 'contacts', contacts, session))
  );
}

/** One command for the new things and one for the versions that follow on those which were loaded. */
export async function writeVersioned(
  store: Store,
  collection: keyof Collections,
  things: readonly Versioned[],
  session: mongo.ClientSession,
): Promise<boolean> {
  const fresh = things.filter(({ before }) => before === null).map(({ thing }) => ({ ...thing, version: 1 }));
  await insertAll(store, collection, fresh, session);
  const update = things.flatMap(({ thing, before }) => {
    if (before === null) return [];
    const { _id, ...rest } = toDocument({ ...thing, version: before + 1 });
    return [{ q: { _id, version: before }, u: rest }];
  });
  if (update.length === 0) return true;
  const { matched } = await writeMany(store, collection, { update }, session);
  return matched === update.length;
}

/** Inserts new things of many commits in one command; nothing at all when there is none. */
export async function insertAll(
  store: Store,
  collection: keyof Collections,
  things: readonly { id: string }[],
  session: mongo.ClientSession,
): Promise<void> {
  if (things.length > 0) await writeMany(store, collection, { insert: things.map(toDocument) }, session);
}

/** A timer whose id is there already is the same timer: it stays as it is. An insert would end the transaction of all. */
export async function putTimers(
  store: Store,
  timers: readonly Timer[],
  session: mongo.ClientSession | null,
): Promise<void> {
  if (timers.length === 0) return;
  const update = timers.map((timer) => {
    const { _id, ...rest } = toDocument(timer);
    return { q: { _id }, u: { $setOnInsert: rest }, upsert: true };
  });
  await writeMany(store, 'timers', { update }, session);
}
