import type { Logger } from 'pino';
import type { Surroundings } from '../../store/load-situation.ts';
import type { Store } from '../../store/open-store.ts';

export interface ImporterDeps {
  store: Store;
  surroundings(): Surroundings;
  clock: { now(): Date; newId(): string };
  /** Names this process. */
  owner: string;
  log: Logger;
}

/** Whoever works on a file says so before this runs out; after it, another process goes on where it was. */
export const IMPORT_LEASE_MS = 30_000;
