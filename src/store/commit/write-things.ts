import type { mongo } from 'mongoose';
import type { Changes, Situation } from '../../domain/perform/draft.ts';
import { toDocument } from '../document.ts';
import type { RawCollection, Store } from '../open-store.ts';

interface Item {
  before: Situation;
  changes: Changes;
}

/** Dialogs and changed contacts of many commits, one command each; false when one was changed by somebody else since it was loaded. */
export async function writePeople(
  store: Store,
  items: readonly Item[],
  session: mongo.ClientSession,
): Promise<boolean> {
  const dialogs = items.map(({ before, changes }) =>
    versioned(changes.dialog, changes.opened ? null : before.dialog.version),
  );
  const contacts = items.flatMap(({ before, changes }) => {
    const isNew = before.contact.version === 0;
    if (!isNew && !changes.contactChanged) return [];
    return versioned(changes.contact, isNew ? null : before.contact.version);
  });
  return (
    (await writeAll(store.raw('dialogs'), dialogs, session)) &&
    (await writeAll(store.raw('contacts'), contacts, session))
  );
}

type Write = ReturnType<typeof versioned>;

/** Inserts a new thing, or replaces the version that was loaded. */
function versioned(thing: { id: string; version: number }, version: number | null) {
  const document = toDocument({ ...thing, version: (version ?? 0) + 1 });
  if (version === null) return { insertOne: { document } };
  const { _id, ...replacement } = document;
  return { replaceOne: { filter: { _id, version }, replacement } };
}

async function writeAll(
  collection: RawCollection,
  writes: readonly Write[],
  session: mongo.ClientSession,
): Promise<boolean> {
  if (writes.length === 0) return true;
  const written = await collection.bulkWrite([...writes], { session, ordered: false });
  return written.matchedCount + written.insertedCount === writes.length;
}

/** Inserts new things of many commits in one command; nothing at all when there is none. */
export async function insertAll(
  collection: RawCollection,
  things: readonly { id: string }[],
  session: mongo.ClientSession,
): Promise<void> {
  if (things.length > 0) await collection.insertMany(things.map(toDocument), { session, ordered: false });
}
