import type { Logger } from 'pino';
import type { Surroundings } from '../../store/load-situation.ts';
import type { Store } from '../../store/open-store.ts';
import type { Engine } from '../engine.ts';
import type { Judge } from '../ports.ts';

export interface ConversionDeps {
  store: Store;
  /** Null without a key: a rule over events judges. */
  judge: Judge | null;
  surroundings(): Surroundings;
  act: Engine['act'];
  clock: { now(): Date };
  log: Logger;
}
