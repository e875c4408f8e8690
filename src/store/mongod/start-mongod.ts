import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BinarySource, MongodLog } from './binary-source.ts';
import { chooseCacheDir } from './choose-cache-dir.ts';
import { type DataFolder, prepareDataFolder } from './data-folder.ts';
import { BINARY_SOURCES, findBinary } from './find-binary.ts';
import { findOrphan } from './find-orphan.ts';
import { lockFolder } from './folder-lock.ts';
import { findFreePort } from './free-port.ts';
import { type Launched, launchMongod } from './launch-mongod.ts';
import { REPLICA_SET } from './mongod-process.ts';
import { refuseVersion } from './refuse-version.ts';
import { type RunRecord, readRunRecord } from './run-record.ts';
import { startError } from './start-error.ts';
import { type Server, supervise } from './supervise.ts';

const PORT_ATTEMPTS = 5;

export interface MongodOptions {
  /** Folder that holds the data, the log and the record of the last start. Created if missing. */
  dataDir: string;
  /** Folder for downloaded binaries, default `~/.cache/voronka`; inside `dataDir` when that can't be written. */
  cacheDir?: string;
  log: MongodLog;
  /** Takes lines of download progress. */
  progress?: (line: string) => void;
  /** Insists on this port; by default the one of the last start, or a free one. */
  port?: number;
  /** Further options for mongod. */
  extraArgs?: readonly string[];
  /** Where a binary may come from; tests pass their own. */
  sources?: readonly BinarySource[];
  /** Gives up the start. */
  signal?: AbortSignal;
  /** Waits before another start after a crash; tests need not wait. */
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface RunningMongod {
  /** With the database `voronka` as default. Stays the same when mongod is started again. */
  uri: string;
  /** Of the mongod that runs now; another one after a crash. */
  readonly pid: number;
  /** Ends mongod in order, within 4 s. Calling it again returns the same promise. */
  stop: () => Promise<void>;
}

/**
 * Brings up the private MongoDB of this data folder as a one-node replica set and waits until it takes writes. A mongod
 * that a killed Voronka left behind is found and used; one that ends by itself later is started again, see `supervise`. Errors
 * named `MongodStartError` are written for the owner: folder not writable, used by another live Voronka, no binary to be had,
 * port taken, mongod failing (with the end of its log).
 */
export async function startMongod(options: MongodOptions): Promise<RunningMongod> {
  const folder = await prepareDataFolder(options.dataDir);
  const lock = await lockFolder(folder.root);
  const record = readRunRecord(folder.recordFile);
  if (lock.kind === 'held') throw startError(alreadyRunning(folder, lock.pid, record));
  try {
    const launch = createLaunch(folder, record, options);
    const server = await bringUp(folder, record, launch, options);
    const { log } = options;
    const again = async (signal: AbortSignal) => launchAgain(launch, server.port, signal);
    const supervised = supervise(server, { folder, log, again, ...(options.pause ? { pause: options.pause } : {}) });
    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= supervised.stop().finally(lock.release);
      return stopped;
    };
    return {
      uri: uriOf(server.port),
      get pid() {
        return supervised.pid();
      },
      stop,
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

type Launch = (
  port: number,
  signal: AbortSignal | undefined,
) => Promise<Launched & { binary: { version: string; source: string } }>;

/** A binary is looked for at each launch: the one used before may be gone by then. */
function createLaunch(folder: DataFolder, record: RunRecord | null, options: MongodOptions): Launch {
  const { log, progress = () => {}, extraArgs = [], sources = BINARY_SOURCES } = options;
  return async (port, signal) => {
    const dataVersion = existsSync(join(folder.dbPath, 'WiredTiger'))
      ? ((record ?? readRunRecord(folder.recordFile))?.dataVersion ?? null)
      : null;
    const cacheDir = await chooseCacheDir(options.cacheDir, folder.root);
    const refuse = (version: string) => refuseVersion(version, dataVersion);
    const binary = await orAborted(findBinary({ cacheDir, log, progress, refuse }, sources), signal);
    const args = {
      binary,
      port,
      extraArgs,
      log,
      dataVersion: dataVersion ?? binary.version,
      ...(signal && { signal }),
    };
    return { ...(await launchMongod(folder, args)), binary };
  };
}

async function bringUp(
  folder: DataFolder,
  record: RunRecord | null,
  launch: Launch,
  { log, signal, port: wanted }: MongodOptions,
): Promise<Server> {
  const orphan = await findOrphan(folder, record, log);
  if (orphan !== null) {
    log.info({ pid: orphan.pid, port: orphan.port }, 'Using the MongoDB that a killed process left running');
    return orphan;
  }
  for (let attempt = 1; attempt <= PORT_ATTEMPTS; attempt += 1) {
    signal?.throwIfAborted();
    const port = await findFreePort(wanted ?? (attempt === 1 ? (record?.port ?? null) : null));
    if (wanted !== undefined && port !== wanted) break;
    const launched = await launch(port, signal);
    if (launched.kind === 'port-taken') continue;
    const { version, source } = launched.binary;
    log.info({ pid: launched.pid, port, version, source }, 'MongoDB is ready');
    return { pid: launched.pid, port, exited: launched.exited };
  }
  throw startError(`Port ${wanted ?? ''} at 127.0.0.1 is taken by another program. Free it, or let Voronka choose.`);
}

/** The address is known to all who are connected, so it has to be the same port. */
async function launchAgain(launch: Launch, port: number, signal: AbortSignal): Promise<Server> {
  const launched = await launch(port, signal);
  if (launched.kind === 'port-taken') throw startError(`Port ${port} at 127.0.0.1 is taken by another program.`);
  return { pid: launched.pid, port, exited: launched.exited };
}

/** A download cannot be called off half-way; whoever waits for it can leave. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

function alreadyRunning({ root }: DataFolder, pid: number | null, record: RunRecord | null): string {
  const who = pid === null ? '' : ` (pid ${pid})`;
  const share =
    record === null ? '' : ` To run a second process on the same data, set MONGODB_URI=${uriOf(record.port)}`;
  return `Voronka is already running${who} on the data folder ${root}. Stop it or choose another DATA_DIR.${share}`;
}

export function uriOf(port: number): string {
  return `mongodb://127.0.0.1:${port}/voronka?replicaSet=${REPLICA_SET}`;
}
