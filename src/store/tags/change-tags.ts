import { type Tag, tagKey } from '../../domain/tags/tag.ts';
import type { TagJob } from '../../domain/tags/tag-job.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { renameInRules } from './rename-in-rules.ts';

export type TagChange = { kind: 'done'; tag: Tag | null } | { kind: 'not_found' } | { kind: 'refused'; reason: string };

export interface TagEdit {
  title?: string | undefined;
  colour?: string | undefined;
  version?: number | undefined;
}

/** Adds a tag before anybody uses it; refused when there is one of that name in whatever case, or one that is being taken off. */
export async function addTag(store: Store, tag: Tag): Promise<TagChange> {
  const { _id, ...rest } = toDocument(tag);
  return inTransaction(store, async (session) => {
    const running = await runningJobs(store, session);
    if (running.some(({ from }) => tagKey(from) === tag.id)) return refused(beingRemoved(tag.title));
    const { upsertedCount } = await store.tags.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true, session });
    return upsertedCount === 1 ? { kind: 'done', tag } : refused(`There is a tag "${tag.title}" already.`);
  });
}

/**
 * Renames and recolours. The new name is the registry's at once, together with the job that carries it to all dialogs and contacts.
 * A name that another tag has is refused: merging is asked for by its own name.
 */
export async function editTag(store: Store, id: string, edit: TagEdit, job: NewJob): Promise<TagChange> {
  return inTransaction(store, async (session) => {
    const row = await store.tags.findOne({ _id: id }, { session });
    if (!row) return { kind: 'not_found' };
    const before = fromDocument(row);
    if (edit.version !== undefined && edit.version !== before.version) {
      return refused('Somebody has changed this tag meanwhile; look at it again.');
    }
    const title = edit.title ?? before.title;
    const after: Tag = {
      ...before,
      id: tagKey(title),
      title,
      colour: edit.colour ?? before.colour,
      version: before.version + 1,
    };
    if (after.id !== before.id && (await store.tags.findOne({ _id: after.id }, { session }))) {
      return refused(`There is a tag "${title}" already; merge the two instead.`);
    }
    const isFree = title === before.title || (await settleJobs(store, before.title, title, session));
    if (!isFree) return refused(beingRemoved(title));
    if (after.id !== before.id) await store.tags.deleteOne({ _id: before.id }, { session });
    const { _id, ...rest } = toDocument(after);
    await store.tags.replaceOne({ _id }, rest, { session, upsert: true });
    if (title !== before.title) {
      await insertJob(before.title, title, session);
      await renameInRules(store, before.title, title, session);
    }
    return { kind: 'done', tag: after };
  });

  function insertJob(from: string, to: string, session: Session) {
    return store.tagJobs.insertOne(jobOf(job, from, to), { session });
  }
}

/** Takes a tag out of the registry and, by a job, from all that carry it; `intoId` gives them that one in its place. */
export async function dropTag(store: Store, id: string, intoId: string | null, job: NewJob): Promise<TagChange> {
  return inTransaction(store, async (session) => {
    const tag = await store.tags.findOne({ _id: id }, { session });
    if (!tag) return { kind: 'not_found' };
    if (intoId === id) return refused('A tag cannot be merged into itself.');
    const into = intoId === null ? null : await store.tags.findOne({ _id: intoId }, { session });
    if (intoId !== null && !into) return refused('There is no such tag to merge into.');
    await store.tags.deleteOne({ _id: id }, { session });
    await store.tagJobs.insertOne(jobOf(job, tag.title, into?.title ?? null), { session });
    if (into) await renameInRules(store, tag.title, into.title, session);
    return { kind: 'done', tag: into && fromDocument(into) };
  });
}

export type NewJob = Pick<TagJob, 'id' | 'createdAt'>;

function jobOf({ id, createdAt }: NewJob, from: string, to: string | null) {
  return toDocument<TagJob>({ id, from, to, state: 'running', changed: 0, createdAt });
}

/**
 * A tag that gets back a name which it had a moment ago: who carries the old name carries it rightly again, and what is on its way from
 * it stops. False when the name is that of another tag, which is still being taken off.
 */
async function settleJobs(store: Store, title: string, newTitle: string, session: Session): Promise<boolean> {
  const running = await runningJobs(store, session);
  const leaving = running.filter(({ from }) => tagKey(from) === tagKey(newTitle));
  if (!leaving.every(({ from }) => endOf(running, from) === title)) return false;
  const ids = leaving.filter(({ from }) => from === newTitle).map(({ id }) => id);
  await store.tagJobs.updateMany({ _id: { $in: ids } }, { $set: { state: 'done' } }, { session });
  return true;
}

/** The name that whoever carries this one will carry in the end; null for none. */
const endOf = (jobs: readonly TagJob[], title: string): string | null =>
  jobs.reduce<string | null>((name, { from, to }) => (name === from ? to : name), title);

async function runningJobs(store: Store, session: Session): Promise<TagJob[]> {
  const rows = await store.tagJobs.find({ state: 'running' }, { session }).sort({ createdAt: 1, _id: 1 }).toArray();
  return rows.map(fromDocument);
}

const beingRemoved = (title: string): string =>
  `The tag "${title}" is still being taken off those who carry it: try again in half a minute.`;

type Session = ReturnType<Store['connection']['startSession']> extends Promise<infer S> ? S : never;

const refused = (reason: string): TagChange => ({ kind: 'refused', reason });

async function inTransaction(store: Store, work: (session: Session) => Promise<TagChange>): Promise<TagChange> {
  const session = await store.connection.startSession();
  try {
    return await session.withTransaction(() => work(session));
  } finally {
    await session.endSession();
  }
}
