import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, recogniseOwnMongod } from '../../src/store/mongod/mongod-process.ts';
import { readRunRecord } from '../../src/store/mongod/run-record.ts';

/** In memory where there is plenty of it: a database is some two hundred files, and each test file makes one. */
const SHARED_MEMORY = '/dev/shm';
const PLENTY_BYTES = 6e9;

// Links resolved, as mongod's command line shows it.
const TEMPORARY = realpathSync(hasPlenty(SHARED_MEMORY) ? SHARED_MEMORY : tmpdir());

function hasPlenty(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > PLENTY_BYTES;
}

const FOLDER = /^voronka-test-(\d+)-[0-9a-f]+$/;

/**
 * The address of a database that no other call gets, on the MongoDB that the Jest run has started. It springs into being
 * with its first write; nobody has to drop it: the next test file of this worker does, see `drop-databases.ts`.
 */
export function testDatabaseUri(name = 't'): string {
  const shared = process.env.TEST_MONGODB_URI;
  if (shared === undefined) throw new Error('TEST_MONGODB_URI is missing: run the tests by Jest with its globalSetup');
  const uri = new URL(shared);
  const database = `${name}_${randomBytes(6).toString('hex')}`;
  rememberDatabase(database);
  uri.pathname = `/${database}`;
  return uri.href;
}

/** Has a database dropped before a later test file of this worker. */
export const rememberDatabase = (name: string): void => appendFileSync(databasesFile(), `${name}\n`);

/** Databases that this worker's test files have asked for since the last call; each is named once. */
export function takeUsedDatabases(): string[] {
  if (!existsSync(databasesFile())) return [];
  const names = readFileSync(databasesFile(), 'utf8').split('\n').filter(Boolean);
  rmSync(databasesFile());
  return names;
}

/** A worker outlives its test files, and they share no memory. */
const databasesFile = (): string =>
  join(process.env.TEST_MONGODB_FOLDER ?? TEMPORARY, `databases-of-${process.env.JEST_WORKER_ID ?? '0'}`);

/** A new empty folder for one mongod of a test run. Its name tells who owns it, see `removeAbandonedFolders`. */
export function createTestFolder(): string {
  const folder = join(TEMPORARY, `voronka-test-${process.pid}-${randomBytes(4).toString('hex')}`);
  mkdirSync(folder);
  return folder;
}

/** Ends the servers and removes the folders of test runs that were killed before they could clean up. */
export function removeAbandonedFolders(): void {
  for (const name of readdirSync(TEMPORARY)) {
    const owner = FOLDER.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) killAndRemove(join(TEMPORARY, name));
  }
}

/** Ends the server on the folder the hard way, if one runs, and removes the folder. Synchronous, for use at exit. */
export function killAndRemove(folder: string): void {
  const pid = readRunRecord(join(folder, 'mongod.json'))?.pid;
  if (pid !== undefined && recogniseOwnMongod(pid, join(folder, 'mongo')) !== null) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
