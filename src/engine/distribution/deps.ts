import type { Logger } from 'pino';
import type { Changes } from '../../domain/perform/draft.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { Store } from '../../store/open-store.ts';

export interface DistributorDeps {
  store: Store;
  surroundings(): Surroundings;
  now(): Date;
  random(): number;
  newId(): string;
  log: Logger;
  /** Told after each commit, dialog by dialog. */
  committed(changes: Changes): void;
  sweepMs: number;
}
