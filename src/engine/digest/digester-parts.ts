import type { Logger } from 'pino';
import type { Books } from '../../store/analytics/books.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { Store } from '../../store/open-store.ts';
import type { ChannelBook } from '../channel-book.ts';
import type { Mailer } from '../ports.ts';
import type { SendGate } from '../sending/gate.ts';

export interface DigesterParts {
  store: Store;
  books: Books;
  surroundings(): Surroundings;
  channels: Pick<ChannelBook, 'get'>;
  gate(): Pick<SendGate, 'admit' | 'settled'>;
  /** Null: there is no server for e-mail. */
  mail: Mailer | null;
  publicUrl: string | null;
  clock: { now(): Date; random(): number };
  log: Logger;
  pause(ms: number): Promise<void>;
}
