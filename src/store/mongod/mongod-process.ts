import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from './error-text.ts';

/** Whether a process of this id runs. A zombie counts as dead: it holds no file and no port. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, but belongs to another user.
    return hasCode(error, 'EPERM');
  }
  return !/^\d+ \(.*\) [ZX] /s.test(readProc(pid, 'stat') ?? '');
}

/** Waits until the process has ended; false when it still runs after `limitMs`. */
export async function waitForEnd(pid: number, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  while (isAlive(pid)) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** The process id that mongod itself notes in its folder (a crash leaves the note behind), or null. */
export function readLockPid(dbPath: string): number | null {
  try {
    const pid = Number(readFileSync(join(dbPath, 'mongod.lock'), 'utf8').trim());
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/**
 * Whether `pid` is a mongod that a Voronka started on this folder, and on which port. Judged by its command line, so
 * only on Linux; null anywhere else, for a dead process and for any other program.
 */
export function recogniseOwnMongod(pid: number, dbPath: string): { port: number } | null {
  const args = readProc(pid, 'cmdline')?.split('\0') ?? [];
  const after = (option: string) => args[args.indexOf(option) + 1];
  if (after('--dbpath') !== dbPath || after('--replSet') !== REPLICA_SET || !isAlive(pid)) return null;
  return { port: Number(after('--port')) };
}

/** Name of the one-node replica set; it also marks a mongod as ours. */
export const REPLICA_SET = 'voronka';

function readProc(pid: number, file: 'stat' | 'cmdline'): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
}
