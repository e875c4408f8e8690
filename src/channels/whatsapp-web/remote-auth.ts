import { join } from 'node:path';
import type { Logger } from 'pino';
import type WebLibrary from 'whatsapp-web.js';

/** Where a session is kept for whichever machine works on it next: one archive by name. */
export interface SessionArchive {
  exists(name: string): Promise<boolean>;
  /** Keeps the file in place of what was there. */
  save(name: string, path: string): Promise<void>;
  load(name: string, path: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** This process has the session still: who has lost it must not overwrite what the next one keeps. */
  isMine(): Promise<boolean>;
}

export interface RemoteOptions {
  folder: string;
  archive: SessionArchive;
  log: Logger;
  /** From "ready" to the first copy, and from one to the next, ms. */
  firstCopyMs?: number;
  copyEveryMs?: number;
}

/** The page settles for a while after a phone was linked; a copy of before is worth nothing. */
const FIRST_COPY_MS = 60_000;
const COPY_EVERY_MS = 5 * 60_000;
const NAME = 'voronka';

/**
 * The library's RemoteAuth on an archive of ours, with what it leaves open closed: its copies were made by timers that nobody guards and
 * that outlive the client, and any trouble with the connection deleted the archive. It is deleted only when the phone is unlinked.
 * @throws when npm has left out what it packs archives with.
 */
export function remoteAuth(library: Pick<typeof WebLibrary, 'RemoteAuth'>, options: RemoteOptions) {
  const { folder, archive, log, firstCopyMs = FIRST_COPY_MS, copyEveryMs = COPY_EVERY_MS } = options;
  const auth = made(library, folder, archive);
  const forget = methodOf(auth, 'disconnect');
  const copy = methodOf(auth, 'storeRemoteSession');
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  function copyIn(ms: number): void {
    clearTimeout(timer);
    if (isOver) return;
    timer = setTimeout(() => void copyNow(), ms);
    timer.unref();
  }

  async function copyNow(): Promise<void> {
    try {
      if (!isOver && (await archive.isMine())) await copy();
    } catch (error) {
      log.warn({ err: error }, 'the WhatsApp session could not be copied to the database; it is tried again');
    }
    copyIn(copyEveryMs);
  }

  const end = async (): Promise<void> => {
    isOver = true;
    clearTimeout(timer);
  };
  Reflect.set(auth, 'afterAuthReady', async () => copyIn(firstCopyMs));
  Reflect.set(auth, 'destroy', end);
  Reflect.set(auth, 'disconnect', end);
  Reflect.set(auth, 'logout', async () => {
    await end();
    await forget();
  });
  return auth;
}

function made(library: Pick<typeof WebLibrary, 'RemoteAuth'>, folder: string, archive: SessionArchive) {
  const store = {
    sessionExists: ({ session }: { session: string }) => archive.exists(session),
    save: ({ session }: { session: string }) => archive.save(session, join(folder, `${session}.zip`)),
    extract: ({ session, path }: { session: string; path: string }) => archive.load(session, path),
    delete: ({ session }: { session: string }) => archive.remove(session),
  };
  try {
    return new library.RemoteAuth({ store, clientId: NAME, dataPath: folder, backupSyncIntervalMs: COPY_EVERY_MS });
  } catch (error) {
    if (!/optional dependencies/iu.test(String(error))) throw error;
    throw new Error(
      'WHATSAPP_WEB_STORE=mongo needs the packages archiver, unzipper and fs-extra, which npm leaves out with --omit=optional: install without it, or set WHATSAPP_WEB_STORE=local.',
    );
  }
}

function methodOf(target: object, name: string): () => Promise<unknown> {
  const method: unknown = Reflect.get(target, name);
  return async () => (typeof method === 'function' ? Reflect.apply(method, target, []) : undefined);
}
