import type { Logger } from 'pino';
import type { Surroundings } from '../../store/load-situation.ts';
import type { FileBytes } from '../../store/message-files/file-bytes.ts';
import type { Store } from '../../store/open-store.ts';
import type { ChannelBook } from '../channel-book.ts';
import type { Transcriber } from '../ports.ts';

/** How files are kept and listened to, as the program is set up. */
export interface FilesParts {
  bytes: FileBytes;
  /** Larger ones are refused. */
  mostBytes: number;
  /** Null without a key. */
  transcriber: Transcriber | null;
  /** Speech that may be listened to in a day, s. */
  speechSecondsADay: number;
  /** An address from which a provider can fetch a file for some minutes; null where nothing of ours is on the internet. */
  addressOf(fileId: string): string | null;
}

export interface FilesDeps {
  store: Store;
  files: FilesParts;
  channels: Pick<ChannelBook, 'get'>;
  surroundings(): Surroundings;
  now(): Date;
  log: Logger;
}
