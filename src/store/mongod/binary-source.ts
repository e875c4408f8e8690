import type { Logger } from 'pino';

/** The log every part here writes to; any pino logger fits. */
export type MongodLog = Pick<Logger, 'info' | 'warn' | 'error'>;

/** What a source may use while it looks for a binary. */
export interface SourceContext {
  /** Existing, writable folder shared by all checkouts of this user. */
  cacheDir: string;
  log: MongodLog;
  /** Takes one line of progress, such as "Downloading MongoDB 7.0.14: 12 of 70 MB". */
  progress: (line: string) => void;
  /** Why this version can't serve, in words ("older than 6.0"), or null when it can. */
  refuse: (version: string) => string | null;
}

export type SourceResult = { kind: 'found'; path: string; version: string } | { kind: 'missing'; reason: string };

/** One place a mongod binary may come from. `find` reports a miss as a value; a throw counts as a miss too. */
export interface BinarySource {
  name: string;
  find: (context: SourceContext) => Promise<SourceResult>;
}
