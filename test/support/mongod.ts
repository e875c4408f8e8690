import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, recogniseOwnMongod } from '../../src/store/mongod/mongod-process.ts';
import { readRunRecord } from '../../src/store/mongod/run-record.ts';
import { lend, lendForGood } from './lent-databases.ts';

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
 * The address of an empty database that no other file works on, on the MongoDB that the Jest run has started. Nobody has to drop it: asked
 * for in a hook or a test, it goes to a later file when the outermost `describe` has ended and its connections are closed, see
 * `lent-databases.ts`. So it may have collections and indexes of the store already.
 */
export const testDatabaseUri = (name = 't'): string => uriOf(lend(() => newName(name)));

/**
 * The address of a database that nobody has had before and nobody gets after. For whoever looks at how one is made, fills it with what does
 * not belong there, or has another process work on it that is killed.
 */
export const newDatabaseUri = (name = 't'): string => uriOf(lendForGood(newName(name)));

const newName = (name: string): string => `${name}_${randomBytes(6).toString('hex')}`;

function uriOf(database: string): string {
  const shared = process.env.TEST_MONGODB_URI;
  if (shared === undefined) throw new Error('TEST_MONGODB_URI is missing: run the tests by Jest with its globalSetup');
  const uri = new URL(shared);
  uri.pathname = `/${database}`;
  return uri.href;
}

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
