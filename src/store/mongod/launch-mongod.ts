import { types } from 'node:util';
import { becomePrimary } from './become-primary.ts';
import type { MongodLog } from './binary-source.ts';
import type { DataFolder } from './data-folder.ts';
import { errorText, hasCode } from './error-text.ts';
import { explainExit } from './explain-exit.ts';
import { identifyServer } from './identify-server.ts';
import { readLockPid } from './mongod-process.ts';
import { readLog, summariseLog } from './read-log-tail.ts';
import { writeRunRecord } from './run-record.ts';
import { type MongodExit, type SpawnedMongod, spawnMongod } from './spawn-mongod.ts';
import { startError } from './start-error.ts';
import { endBySignal } from './stop-mongod.ts';

// Recovery after a crash reads the journal again, which takes its time on a slow disk.
const READY_DEADLINE_MS = 120_000;
const POLL_MS = 15;
const EXIT_NOTICE_MS = 2_000;

export interface LaunchOptions {
  binary: { path: string; version: string };
  port: number;
  extraArgs: readonly string[];
  /** Version that created the data in the folder; the binary's own for a new folder. */
  dataVersion: string;
  log: MongodLog;
  /** Ends the server that is being started. */
  signal?: AbortSignal;
}

export type Launched =
  | { kind: 'running'; pid: number; exited: Promise<MongodExit> }
  /** Somebody took the port in the meantime; another port will do. */
  | { kind: 'port-taken' };

/** Starts mongod on the folder and waits until it takes writes. Throws, with the end of its log, when it can't serve. */
export async function launchMongod(folder: DataFolder, options: LaunchOptions): Promise<Launched> {
  const mongod = spawnMongod(options.binary.path, folder, options.port, options.extraArgs);
  const { pid } = mongod;
  if (pid !== undefined) note(folder, pid, options);
  const result = await waitForOutcome(mongod, folder, options);
  if (result.kind === 'ready') return { kind: 'running', pid: result.pid, exited: mongod.exited };
  if (result.kind === 'failed') {
    if (pid !== undefined) await endBySignal(pid);
    throw startError(withLog(`MongoDB did not get ready: ${result.reason}`, folder), result.error);
  }
  const cause = explainExit(result.exit, readLog(folder.logFile));
  switch (cause.kind) {
    case 'port-taken':
      return cause;
    case 'folder-in-use':
      throw startError(inUse(folder));
    case 'hopeless':
      throw startError(withLog(`MongoDB ${options.binary.version} did not start. ${cause.hint ?? ''}`.trim(), folder));
  }
}

/** A full disk must not leave the server that was just born without anybody who knows of it. */
function note({ recordFile }: DataFolder, pid: number, { port, dataVersion, log }: LaunchOptions): void {
  try {
    writeRunRecord(recordFile, { pid, port, startedAt: new Date().toISOString(), dataVersion });
  } catch (error) {
    log.warn(
      { err: error, recordFile },
      'The record of this start cannot be written; the next start has to look for it',
    );
  }
}

type Outcome =
  | { kind: 'ready'; pid: number }
  | { kind: 'died'; exit: MongodExit }
  | { kind: 'failed'; reason: string; error: unknown };

async function waitForOutcome(mongod: SpawnedMongod, folder: DataFolder, options: LaunchOptions): Promise<Outcome> {
  const { port, signal: given = new AbortController().signal } = options;
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, given, AbortSignal.timeout(READY_DEADLINE_MS)]);
  const died = mongod.exited.then((exit): Outcome => ({ kind: 'died', exit }));
  const ready = waitUntilReady(mongod, folder, port, signal).then(
    (pid): Outcome => ({ kind: 'ready', pid }),
    async (error: unknown): Promise<Outcome> => {
      // A server that dies cuts the connection first; how it died says more than that.
      const failed: Outcome = { kind: 'failed', reason: errorText(error), error };
      return Promise.race([died, new Promise<Outcome>((resolve) => setTimeout(resolve, EXIT_NOTICE_MS, failed))]);
    },
  );
  return Promise.race([ready, died, calledOff(given, stop.signal)]).finally(() => stop.abort());
}

function calledOff(given: AbortSignal, done: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const tell = () => resolve({ kind: 'failed', reason: 'it is not wanted any more', error: given.reason });
    if (given.aborted) tell();
    else given.addEventListener('abort', tell, { once: true, signal: done });
  });
}

async function waitUntilReady(mongod: SpawnedMongod, folder: DataFolder, port: number, signal: AbortSignal) {
  for (;;) {
    signal.throwIfAborted();
    const server = await identifyServer(port, folder.dbPath);
    if (server !== null && server.pid === mongod.pid && (await becomesPrimary(port, signal))) return server.pid;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function becomesPrimary(port: number, signal: AbortSignal): Promise<boolean> {
  try {
    await becomePrimary(port, signal);
    return true;
  } catch (error) {
    // mongod cuts all connections when its role in the replica set changes, as it does when it finds its address changed.
    if (isDisconnect(error)) return false;
    throw error;
  }
}

function isDisconnect(error: unknown): boolean {
  const names = ['MongoNetworkError', 'MongoNetworkTimeoutError', 'MongoServerSelectionError'];
  return (
    hasCode(error, 'InterruptedDueToReplStateChange') || (types.isNativeError(error) && names.includes(error.name))
  );
}

function inUse({ root, dbPath }: DataFolder): string {
  const pid = readLockPid(dbPath);
  const who = pid === null ? 'Another mongod' : `Another mongod (pid ${pid})`;
  return `${who} has the data folder ${root} open. Stop it, or choose another DATA_DIR.`;
}

function withLog(message: string, { logFile }: DataFolder): string {
  const tail = summariseLog(readLog(logFile));
  return tail === '' ? message : `${message}\nThe end of ${logFile}:\n${tail}`;
}
