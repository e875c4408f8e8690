import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BinarySource, MongodLog } from './binary-source.ts';
import { chooseCacheDir } from './choose-cache-dir.ts';
import { type DataFolder, prepareDataFolder } from './data-folder.ts';
import { BINARY_SOURCES, findBinary } from './find-binary.ts';
import { findOrphan } from './find-orphan.ts';
import { lockFolder } from './folder-lock.ts';
import { findFreePort } from './free-port.ts';
import { identifyServer } from './identify-server.ts';
import { launchMongod } from './launch-mongod.ts';
import { REPLICA_SET, recogniseOwnMongod } from './mongod-process.ts';
import { refuseVersion } from './refuse-version.ts';
import { type RunRecord, readRunRecord } from './run-record.ts';
import { startError } from './start-error.ts';
import { stopMongod } from './stop-mongod.ts';

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
}

export interface RunningMongod {
  /** With the database `voronka` as default. */
  uri: string;
  pid: number;
  /** Ends mongod in order, within 4 s. Calling it again returns the same promise. */
  stop: () => Promise<void>;
}

/**
 * Brings up the private MongoDB of this data folder as a one-node replica set and waits until it takes writes. A mongod
 * that a killed Voronka left behind is found and used. Errors named `MongodStartError` are written for the owner: folder
 * not writable, used by another live Voronka, no binary to be had, port taken, mongod failing (with the end of its log).
 */
export async function startMongod(options: MongodOptions): Promise<RunningMongod> {
  const folder = await prepareDataFolder(options.dataDir);
  const lock = await lockFolder(folder.root);
  const record = readRunRecord(folder.recordFile);
  if (lock.kind === 'held') throw startError(alreadyRunning(folder, lock.pid, record));
  try {
    const server = await bringUp(folder, record, options);
    const stopServer = watch(server, folder, options.log);
    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= stopServer().finally(lock.release);
      return stopped;
    };
    return { uri: uriOf(server.port), pid: server.pid, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

interface Server {
  pid: number;
  port: number;
  /** Absent for a server that another process has started. */
  exited?: Promise<unknown>;
}

async function bringUp(folder: DataFolder, record: RunRecord | null, options: MongodOptions): Promise<Server> {
  const { log, progress = () => {}, extraArgs = [], sources = BINARY_SOURCES } = options;
  const orphan = await findOrphan(folder, record, log);
  if (orphan !== null) {
    log.info({ pid: orphan.pid, port: orphan.port }, 'Using the MongoDB that a killed process left running');
    return orphan;
  }
  const dataVersion = existsSync(join(folder.dbPath, 'WiredTiger')) ? (record?.dataVersion ?? null) : null;
  const cacheDir = await chooseCacheDir(options.cacheDir, folder.root);
  const refuse = (version: string) => refuseVersion(version, dataVersion);
  const binary = await findBinary({ cacheDir, log, progress, refuse }, sources);
  for (let attempt = 1; attempt <= PORT_ATTEMPTS; attempt += 1) {
    const port = await findFreePort(options.port ?? (attempt === 1 ? (record?.port ?? null) : null));
    if (options.port !== undefined && port !== options.port) break;
    const args = { binary, port, extraArgs, log, dataVersion: dataVersion ?? binary.version };
    const launched = await launchMongod(folder, args);
    if (launched.kind === 'port-taken') continue;
    log.info({ pid: launched.pid, port, version: binary.version, source: binary.source }, 'MongoDB is ready');
    return { pid: launched.pid, port, exited: launched.exited };
  }
  throw startError(
    `Port ${options.port ?? ''} at 127.0.0.1 is taken by another program. Free it, or let Voronka choose.`,
  );
}

/** Reports a server that ends by itself, and returns the function that ends it in order. */
function watch({ pid, port, exited }: Server, folder: DataFolder, log: MongodLog): () => Promise<void> {
  let state: 'running' | 'stopping' | 'gone' = 'running';
  exited?.then(() => {
    if (state === 'running') log.error({ pid, logFile: folder.logFile }, 'MongoDB has ended unexpectedly');
    state = 'gone';
  });
  return async () => {
    if (state === 'gone') return;
    state = 'stopping';
    // A server found running is not our child: its process id may belong to another program by now.
    if (exited === undefined && !(await isStillServing(pid, port, folder))) return;
    const how = await stopMongod(port, pid);
    if (how === 'still running') log.error({ pid }, 'MongoDB could not be stopped');
    else log.info({ pid, how }, 'MongoDB has stopped');
  };
}

async function isStillServing(pid: number, port: number, { dbPath }: DataFolder): Promise<boolean> {
  return recogniseOwnMongod(pid, dbPath) !== null || (await identifyServer(port, dbPath))?.pid === pid;
}

function alreadyRunning({ root }: DataFolder, pid: number | null, record: RunRecord | null): string {
  const who = pid === null ? '' : ` (pid ${pid})`;
  const share =
    record === null ? '' : ` To run a second process on the same data, set MONGODB_URI=${uriOf(record.port)}`;
  return `Voronka is already running${who} on the data folder ${root}. Stop it or choose another DATA_DIR.${share}`;
}

function uriOf(port: number): string {
  return `mongodb://127.0.0.1:${port}/voronka?replicaSet=${REPLICA_SET}`;
}
