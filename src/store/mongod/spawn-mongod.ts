import { spawn } from 'node:child_process';
import { closeSync, openSync, renameSync } from 'node:fs';
import type { DataFolder } from './data-folder.ts';
import { REPLICA_SET } from './mongod-process.ts';

// The smallest cache WiredTiger takes: the server shares the machine with Voronka itself.
const CACHE_GB = '0.25';
const OPLOG_MB = '1024';

export interface MongodExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Set when the binary could not be run at all. */
  error: Error | null;
}

export interface SpawnedMongod {
  /** Undefined when the binary could not be run; `exited` then tells why. */
  pid: number | undefined;
  exited: Promise<MongodExit>;
}

/**
 * Starts mongod in a session of its own: the terminal's Ctrl-C reaches only Voronka, which then stops it in order, and a
 * killed Voronka leaves it running, to be found by the next start. All it says goes to the log file; the log of the
 * start before is kept as `mongod.log.1`.
 */
export function spawnMongod(
  binary: string,
  folder: DataFolder,
  port: number,
  extraArgs: readonly string[],
): SpawnedMongod {
  keepPreviousLog(folder.logFile);
  const log = openSync(folder.logFile, 'a', 0o600);
  const child = spawn(binary, [...argumentsFor(folder, port), ...extraArgs], {
    stdio: ['ignore', log, log],
    detached: true,
    // Nothing of ours (tokens, keys) is handed on, and a locale unknown to this system would keep mongod from starting.
    env: { LC_ALL: 'C' },
    windowsHide: true,
    cwd: folder.root,
  });
  closeSync(log);
  child.unref();
  const exited = new Promise<MongodExit>((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
    child.once('exit', (code, signal) => resolve({ code, signal, error: null }));
  });
  return { pid: child.pid, exited };
}

function argumentsFor(folder: DataFolder, port: number): string[] {
  const args = ['--replSet', REPLICA_SET, '--bind_ip', '127.0.0.1', '--port', `${port}`, '--dbpath', folder.dbPath];
  args.push('--wiredTigerCacheSizeGB', CACHE_GB, '--oplogSize', OPLOG_MB, '--quiet');
  // Its diagnostic files grow to 200 MB that nobody here would read.
  args.push('--setParameter', 'diagnosticDataCollectionEnabled=false');
  // A socket file in /tmp left by another user would keep mongod from starting.
  if (process.platform !== 'win32') args.push('--nounixsocket');
  return args;
}

function keepPreviousLog(logFile: string): void {
  try {
    renameSync(logFile, `${logFile}.1`);
  } catch {
    // The first start has no log to keep.
  }
}
