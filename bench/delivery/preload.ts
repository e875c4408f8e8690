import mongoose from 'mongoose';

type Db = mongoose.mongo.Db;
type Row = Record<string, unknown>;
type Document = Row & { _id: string };

/** Waiting ones would all come due during the measurement. */
const NOT_COPIED = new Set(['timers', 'agendaJobs', 'settings', 'tasks']);
const BATCH = 1_000;
const FIRST_CHAT_ID = 500_000_000;
const HEX_ID = /^[0-9a-f]{24}$/;

/**
 * Fills a database with copies of one conversation that the product itself has stored: whatever shape its documents have, theirs is
 * the same. Contact, thread, dialog, messages, events and journal of each copy have ids of their own. Tells how many documents
 * were written.
 */
export async function copyConversations(db: Db, chatId: number, copies: number): Promise<number> {
  const template = await conversationOf(db, chatId);
  const ids = new Set([...template.values()].flat().map(({ _id }) => _id));
  let written = 0;
  for (let from = 0; from < copies; from += BATCH) {
    const to = Math.min(copies, from + BATCH);
    const renames = Array.from({ length: to - from }, (_, index) => renamer(ids, chatId, FIRST_CHAT_ID + from + index));
    for (const [name, rows] of template) {
      const documents = renames.flatMap((rename) =>
        rows.map((row) => ({ ...renameIn(row, rename), _id: rename(row._id) })),
      );
      const { insertedCount } = await db
        .collection<Document>(name)
        .insertMany(documents, { ordered: false, writeConcern: { w: 1, j: false } });
      written += insertedCount;
    }
  }
  return written;
}

/** All that is stored about a chat, by collection. */
async function conversationOf(db: Db, chatId: number): Promise<Map<string, Document[]>> {
  const thread = await db.collection<Document>('threads').findOne({ _id: { $regex: `:${chatId}$` } });
  if (!thread) throw new Error('The conversation to be copied is not stored.');
  const { _id: threadId, contactId } = thread;
  const found = new Map<string, Document[]>();
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    if (NOT_COPIED.has(name)) continue;
    const filter = { $or: [{ _id: { $in: [threadId, `${contactId}`] } }, { threadId }, { contactId }] };
    const rows = await db.collection<Document>(name).find(filter).toArray();
    if (rows.length > 0) found.set(name, rows);
  }
  return found;
}

type Rename = (text: string) => string;

/** New ids for old ones, the same each time they occur; everything with the chat's number in it gets the new number. */
function renamer(ids: ReadonlySet<string>, chatId: number, newChatId: number): Rename {
  const given = new Map<string, string>();
  return (text) => {
    if (text.includes(`${chatId}`)) return text.replaceAll(`${chatId}`, `${newChatId}`);
    if (!ids.has(text)) return text;
    const known = given.get(text) ?? (HEX_ID.test(text) ? newHexId() : `${text}-${newChatId}`);
    given.set(text, known);
    return known;
  };
}

const newHexId = (): string => new mongoose.Types.ObjectId().toHexString();

function renameIn(row: Row, rename: Rename): Row {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, renamed(value, rename)]));
}

function renamed(value: unknown, rename: Rename): unknown {
  if (typeof value === 'string') return rename(value);
  if (Array.isArray(value)) return value.map((one) => renamed(one, rename));
  return isPlain(value) ? renameIn(value, rename) : value;
}

const isPlain = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
