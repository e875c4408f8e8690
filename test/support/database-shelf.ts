import { mkdirSync, readdirSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Who has which database of the run's MongoDB, told by empty files that workers and the run's own process move: `lent` to a test file,
 * `returned` by one that is done with it, `clean` for the next one, `left` to be dropped. A move is done by one process only.
 */
export type Shelf = 'lent' | 'returned' | 'clean' | 'left';

const SHELVES: readonly Shelf[] = ['lent', 'returned', 'clean', 'left'];

export function makeShelves(): void {
  for (const shelf of SHELVES) mkdirSync(folderOf(shelf), { recursive: true });
}

/** A database as good as new, or null where there is none at the moment. */
export function takeClean(): string | null {
  return listed('clean').find((name) => move(name, 'clean', 'lent')) ?? null;
}

export const noteLent = (name: string): void => writeFileSync(place(name, 'lent'), '');

export const listed = (shelf: Shelf): string[] => readdirSync(folderOf(shelf));

/** False where another one was quicker. */
export function move(name: string, from: Shelf, to: Shelf): boolean {
  try {
    renameSync(place(name, from), place(name, to));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

export const forget = (name: string, shelf: Shelf): void => unlinkSync(place(name, shelf));

/** How long ago it came there. */
export const restingMs = (name: string, shelf: Shelf): number => Date.now() - statSync(place(name, shelf)).ctimeMs;

const place = (name: string, shelf: Shelf): string => join(folderOf(shelf), name);

function folderOf(shelf: Shelf): string {
  const { TEST_MONGODB_FOLDER } = process.env;
  if (TEST_MONGODB_FOLDER === undefined)
    throw new Error('TEST_MONGODB_FOLDER is missing: run the tests by Jest with its globalSetup');
  return join(TEST_MONGODB_FOLDER, 'databases', shelf);
}
