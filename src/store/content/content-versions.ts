import mongoose from 'mongoose';
import { type ContentKind, type ContentVersion, contentId } from '../../domain/content/content-version.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** The newest version of everything that was ever changed; some hundred at most. */
export async function newestContent(store: Store): Promise<ContentVersion[]> {
  const rows = await store.contentVersions
    .aggregate<{ newest: Omit<ContentVersion, 'id'> & { _id: string } }>([
      { $sort: { kind: 1, name: 1, version: -1 } },
      { $group: { _id: { kind: '$kind', name: '$name' }, newest: { $first: '$$ROOT' } } },
      { $sort: { '_id.kind': 1, '_id.name': 1 } },
    ])
    .toArray();
  return rows.map(({ newest }) => fromDocument(newest));
}

/** Versions are only ever added: as long as their number is the same, nothing has changed. */
export const countContent = (store: Store): Promise<number> => store.contentVersions.estimatedDocumentCount();

/** All versions of one flow or page, the newest first. */
export async function contentHistory(store: Store, kind: ContentKind, name: string): Promise<ContentVersion[]> {
  const rows = await store.contentVersions.find({ kind, name }).sort({ version: -1 }).limit(MOST_SHOWN).toArray();
  return rows.map(fromDocument);
}

/** Nobody looks further back. */
const MOST_SHOWN = 200;

export type ContentChange = Omit<ContentVersion, 'id' | 'version'> & {
  /** The version that the writer saw; 0 where nothing but the file was there. */
  expectedVersion: number;
};

export type ContentKept =
  | { kind: 'kept'; version: ContentVersion }
  /** Somebody has saved another version since; nothing is lost on either side. */
  | { kind: 'changed_meanwhile'; current: ContentVersion | null };

/** Keeps a new version, if the one that the writer saw is still the newest. What it holds has to be checked before. */
export async function putContent(store: Store, { expectedVersion, ...change }: ContentChange): Promise<ContentKept> {
  const { kind, name } = change;
  const latest = async () => {
    const row = await store.contentVersions.findOne({ kind, name }, { sort: { version: -1 } });
    return row && fromDocument(row);
  };
  const current = await latest();
  if ((current?.version ?? 0) !== expectedVersion) return { kind: 'changed_meanwhile', current };
  const version: ContentVersion = {
    ...change,
    text: change.state === 'text' ? change.text : '',
    version: expectedVersion + 1,
    id: contentId(kind, name, expectedVersion + 1),
  };
  try {
    await store.contentVersions.insertOne(toDocument(version));
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== DUPLICATE) throw error;
    return { kind: 'changed_meanwhile', current: await latest() };
  }
  return { kind: 'kept', version };
}

const DUPLICATE = 11_000;
