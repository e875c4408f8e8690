import { setTimeout as sleep } from 'node:timers/promises';
import type { MongodLog } from './binary-source.ts';
import type { DataFolder } from './data-folder.ts';
import { errorText } from './error-text.ts';
import { explainExit } from './explain-exit.ts';
import { identifyServer } from './identify-server.ts';
import { isAlive, recogniseOwnMongod } from './mongod-process.ts';
import { readLog } from './read-log-tail.ts';
import type { MongodExit } from './spawn-mongod.ts';
import { stopMongod } from './stop-mongod.ts';

const LOOK_EVERY_MS = 500;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 15_000;
/** One that lived as long as this did not die of its start. */
const STEADY_MS = 60_000;

export interface Server {
  pid: number;
  port: number;
  /** Absent for a server that another process has started. */
  exited?: Promise<MongodExit>;
}

export interface SuperviseOptions {
  folder: DataFolder;
  log: MongodLog;
  /** Starts it again on the same port and folder; rejects with the reason. */
  again(signal: AbortSignal): Promise<Server>;
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
  random?: () => number;
}

export interface Supervised {
  pid(): number;
  /** Ends the server in order, or calls off a start that is under way. Never rejects. */
  stop(): Promise<void>;
}

/**
 * Keeps a mongod running: when it ends by itself it is started again, at once the first time, then with growing pauses of
 * up to 15 s for as long as it takes. What it died of, as far as its log tells, is in ours.
 */
export function supervise(first: Server, options: SuperviseOptions): Supervised {
  const { folder, log, again, pause = pauseReal, random = Math.random } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let current: Server = first;
  let gone = false;

  const watching = (async () => {
    let failures = 0;
    for (;;) {
      const since = performance.now();
      const exit = await endOf(current, folder, signal);
      if (signal.aborted) return;
      gone = true;
      if (performance.now() - since > STEADY_MS) failures = 0;
      const { pid } = current;
      log.error(
        { pid, logFile: folder.logFile },
        `MongoDB has ended unexpectedly${whyOf(exit, folder)} It is started again`,
      );
      while (gone) {
        await pause(pauseAfter(failures, random), signal);
        if (signal.aborted) return;
        failures += 1;
        try {
          current = await again(signal);
          gone = false;
          log.info({ pid: current.pid, port: current.port }, 'MongoDB runs again');
        } catch (error) {
          if (signal.aborted) return;
          log.error({ failures }, `MongoDB could not be started again, the next try follows: ${lastingText(error)}`);
        }
      }
    }
  })();

  return {
    pid: () => current.pid,
    async stop() {
      stopping.abort(new Error('Voronka stops.'));
      await watching;
      if (gone || (await hasEnded(current, folder))) return;
      const { pid, port } = current;
      const how = await stopMongod(port, pid);
      if (how === 'still running') log.error({ pid }, 'MongoDB could not be stopped');
      else log.info({ pid, how }, 'MongoDB has stopped');
    },
  };
}

/** Resolves when it has ended (null where nobody can tell how), or when nobody cares any more. */
async function endOf(server: Server, folder: DataFolder, signal: AbortSignal): Promise<MongodExit | null> {
  if (server.exited) return Promise.race([server.exited, aborted(signal)]);
  // Not a child of ours, so the system does not tell; and its id may belong to another program one day.
  while (!signal.aborted && isOurs(server.pid, folder)) await pauseReal(LOOK_EVERY_MS, signal);
  return null;
}

const isOurs = (pid: number, { dbPath }: DataFolder): boolean =>
  process.platform === 'linux' ? recogniseOwnMongod(pid, dbPath) !== null : isAlive(pid);

/** Asked before it is stopped: the id of one that is not our child may belong to another program by now. */
async function hasEnded({ pid, port, exited }: Server, { dbPath }: DataFolder): Promise<boolean> {
  if (exited) return !isAlive(pid);
  return recogniseOwnMongod(pid, dbPath) === null && (await identifyServer(port, dbPath))?.pid !== pid;
}

function whyOf(exit: MongodExit | null, { logFile }: DataFolder): string {
  const cause = explainExit(exit ?? { code: null, signal: null, error: null }, readLog(logFile));
  return cause.kind === 'hopeless' && cause.hint ? `: ${cause.hint}` : '.';
}

const pauseAfter = (failures: number, random: () => number): number => {
  if (failures === 0) return FIRST_PAUSE_MS;
  return Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** (failures - 1)) * (0.75 + random() / 4);
};

/** A start error carries the end of mongod's log after its first line; that is for the terminal. */
const lastingText = (error: unknown): string =>
  (error instanceof Error ? error.message : errorText(error)).split('\n')[0] ?? '';

const aborted = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });

const pauseReal = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);
