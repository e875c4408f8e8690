import type { Logger } from 'pino';
import type { FlowBook } from '../domain/flow/route.ts';
import type { Changes } from '../domain/perform/draft.ts';
import type { Surroundings } from '../store/load-situation.ts';
import type { Store } from '../store/open-store.ts';
import type { ChannelBook } from './channel-book.ts';
import type { FilesParts } from './files/files-deps.ts';
import type { Nlu, Responder } from './ports.ts';

/** What an engine is built of. */
export interface EngineParts {
  store: Store;
  nlu: Nlu;
  responder: Responder;
  channels: ChannelBook;
  flows(): FlowBook;
  surroundings(): Surroundings;
  /** Told of every commit, after it: timers to be set, people to be counted anew. */
  committed(changes: Changes): void;
  /** Names this process in leases; unique among all that share the database. */
  owner: string;
  clock: { now(): Date; random(): number; newId(): string };
  log: Logger;
  /** False in a process that only serves HTTP: others decide and send. */
  works: boolean;
  /** How long a customer may pause between two lines of one thought, ms. */
  quietMs: number;
  files: FilesParts;
  /** True when other processes take messages in and leave the work to this one. */
  worksForOthers: boolean;
  /** How often it looks for what nobody has signalled; left out: a second, or sooner where it works for others. */
  sweepMs?: number;
}
