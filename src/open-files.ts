import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { FilesParts } from './engine/files/files-deps.ts';
import { createSharedFiles, type SharedFiles } from './http/files/shared-files.ts';
import { gptOf } from './open-conversion.ts';
import { createTranscriber } from './responder/transcribe.ts';
import { createFileBytes } from './store/message-files/file-bytes.ts';
import type { Store } from './store/open-store.ts';

interface Parts {
  store: Store;
  config: Config;
  /** The installation's own. */
  secret: string;
  clock: { now(): Date };
  log: Logger;
}

/** How files of messages are kept: in the database or a folder; who listens to voice notes; and how providers fetch what we send. */
export function openFiles({ store, config, secret, clock, log }: Parts): FilesParts & { sharedFiles: SharedFiles } {
  const { db } = store.connection;
  if (!db) throw new Error('The store is closed.');
  const gpt = gptOf(config);
  const seconds = config.OPENAI_TRANSCRIBE_MINUTES * 60;
  const sharedFiles = createSharedFiles({ secret, publicUrl: config.PUBLIC_URL, now: clock.now });
  return {
    bytes: createFileBytes({ db, kind: config.FILES_STORE, folder: join(config.DATA_DIR, 'files') }),
    mostBytes: config.FILES_MOST_MB * 1024 * 1024,
    transcriber:
      gpt && seconds > 0
        ? createTranscriber({ gpt: { ...gpt, model: config.OPENAI_TRANSCRIBE_MODEL }, clock, log })
        : null,
    speechSecondsADay: seconds,
    addressOf: sharedFiles.addressOf,
    sharedFiles,
  };
}
