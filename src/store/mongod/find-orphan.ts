import { becomePrimary } from './become-primary.ts';
import type { MongodLog } from './binary-source.ts';
import type { DataFolder } from './data-folder.ts';
import { identifyServer } from './identify-server.ts';
import { readLockPid, recogniseOwnMongod } from './mongod-process.ts';
import type { RunRecord } from './run-record.ts';
import { endBySignal } from './stop-mongod.ts';

// Long enough for one that is still starting or already stopping; one that answers nothing by then never will.
const PATIENCE_MS = 10_000;
const POLL_MS = 100;

export interface Orphan {
  pid: number;
  port: number;
  version: string;
}

/**
 * The mongod that a killed Voronka has left running on this folder, made primary, or null when there is none. One that
 * runs but does not answer for `patienceMs` is ended, so that the folder is free. Call it only while holding the
 * folder's lock.
 */
export async function findOrphan(
  folder: DataFolder,
  record: RunRecord | null,
  log: MongodLog,
  patienceMs = PATIENCE_MS,
): Promise<Orphan | null> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const running = findRunning(folder, record);
    const port = running?.port ?? record?.port;
    const orphan = port === undefined ? null : await adopt(port, folder);
    if (orphan !== null || running === null) return orphan;
    if (performance.now() > deadline) {
      log.warn({ pid: running.pid }, 'A mongod left on the data folder does not answer and is ended');
      await endBySignal(running.pid);
      return null;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function findRunning({ dbPath }: DataFolder, record: RunRecord | null): { pid: number; port: number } | null {
  for (const pid of [readLockPid(dbPath), record?.pid ?? null]) {
    const own = pid === null ? null : recogniseOwnMongod(pid, dbPath);
    if (pid !== null && own !== null) return { pid, port: own.port };
  }
  return null;
}

async function adopt(port: number, folder: DataFolder): Promise<Orphan | null> {
  const server = await identifyServer(port, folder.dbPath);
  if (server === null) return null;
  try {
    await becomePrimary(port, AbortSignal.timeout(PATIENCE_MS));
    return { pid: server.pid, port, version: server.version };
  } catch {
    // It was stopping just now: the caller looks again.
    return null;
  }
}
