import type { Connection } from 'mongoose';
import { connect } from './connect.ts';
import { openStore, type Store } from './open-store.ts';

export type OpenedCopy = { kind: 'open'; store: Store } | { kind: 'refused'; reason: string };

/** Says in a database that it is a copy, so that it may be emptied again. */
const MARK = { collection: 'replayCopy', id: 'copy' } as const;

/**
 * Opens a database for a copy. It has to be empty; with `replace`, what an earlier copy has left there is removed first. A database
 * without the mark of a copy is never emptied, nor is one on which Voronka itself was started later.
 */
export async function openCopy(
  source: Store,
  uri: string,
  { replace, isDry, now }: { replace: boolean; isDry: boolean; now: Date },
): Promise<OpenedCopy | { kind: 'free' }> {
  const target = await connect(uri);
  try {
    const reason = await refusal(source.connection, target, replace);
    if (reason !== null) return { kind: 'refused', reason };
    if (isDry) return { kind: 'free' };
    await target.dropDatabase();
    await target.collection<{ _id: string; at: Date }>(MARK.collection).insertOne({ _id: MARK.id, at: now });
  } finally {
    await target.close();
  }
  return { kind: 'open', store: await openStore(uri) };
}

/** The address of a database by that name on the same server, with the same rights. */
export function besideUri(uri: string, name: string): string {
  const [, server = uri, database = '', query = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?([^?]*)(\?.*)?$/.exec(uri) ?? [];
  // Without it the user would be looked for in the new database.
  const needsSource = server.includes('@') && database && !/[?&]authSource=/i.test(query);
  const options = needsSource ? `${query ? `${query}&` : '?'}authSource=${database}` : query;
  return `${server}/${name}${options}`;
}

async function refusal(source: Connection, target: Connection, replace: boolean): Promise<string | null> {
  if (await isSame(source, target)) return 'It is the database of the journal itself.';
  const filled = await filledCollections(target);
  if (filled.length === 0) return null;
  const isCopy = (await target.collection<{ _id: string }>(MARK.collection).findOne({ _id: MARK.id })) !== null;
  if (!isCopy)
    return `It is not empty (${filled.slice(0, 3).join(', ')}…), and no replay has filled it: choose another name.`;
  if (await target.collection<{ _id: string }>('settings').findOne({ _id: 'secret' })) {
    return 'Voronka was started on this copy, so it is an installation now: choose another name.';
  }
  return replace ? null : 'It holds an earlier copy: add --force-copy to empty it, or choose another name.';
}

/** Two addresses may be written otherwise and mean one server, so the servers are asked. */
async function isSame(source: Connection, target: Connection): Promise<boolean> {
  if (source.name !== target.name) return false;
  const [one, other] = await Promise.all([source, target].map(serverOf));
  return one === other;
}

async function serverOf(connection: Connection): Promise<string> {
  const { hosts, setName, me } = (await connection.db?.admin().command({ hello: 1 })) ?? {};
  return JSON.stringify([setName, Array.isArray(hosts) ? [...hosts].sort() : me]);
}

async function filledCollections(target: Connection): Promise<string[]> {
  const names = (await target.listCollections()).map(({ name }) => name).filter((name) => !name.startsWith('system.'));
  const found = await Promise.all(names.map(async (name) => ((await target.collection(name).findOne()) ? [name] : [])));
  return found.flat().sort();
}
