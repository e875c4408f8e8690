import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const Owner = z.object({ pid: z.number(), host: z.string(), startedAt: z.string() });
const LOCK = 'voronka.lock';
const GONE_WITHIN_MS = 2_000;
const LOOK_MS = 50;

/**
 * Makes a folder of sessions this process's own: two browsers on one session would spoil it. A browser that has outlived its server, which
 * was killed, is ended first.
 * @throws when another process of this machine has the folder, with the way out.
 */
export async function takeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, LOCK);
  const known = Owner.safeParse(await readJson(lock));
  const own = { pid: process.pid, host: hostname(), startedAt: (await startOf(process.pid)) ?? '' };
  if (known.success && (await isAnother(known.data, own))) {
    throw new Error(
      `The folder ${folder} is used by process ${known.data.pid} of this machine: end it, or give each its own DATA_DIR.`,
    );
  }
  await writeFile(lock, JSON.stringify(own));
  const left = await browsersIn(folder);
  for (const pid of left) kill(pid);
  for (let waited = 0; waited < GONE_WITHIN_MS && (await browsersIn(folder)).length > 0; waited += LOOK_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** On another machine the duty in the database has decided; a number that the system has given out anew is somebody else's. */
async function isAnother(known: z.infer<typeof Owner>, own: z.infer<typeof Owner>): Promise<boolean> {
  if (known.host !== own.host || known.pid === own.pid) return false;
  const started = await startOf(known.pid);
  return started !== null && started === known.startedAt;
}

/** When a process began, in ticks since the machine did; null when there is none, or no /proc. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat === '' ? null : (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null);
}

/** Browsers whose session lies in the folder. */
async function browsersIn(folder: string): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => /^\d+$/u.test(name))
      .map(async (name) => {
        const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
        return command.split('\0').some((word) => word.startsWith(`--user-data-dir=${folder}`)) ? [Number(name)] : [];
      }),
  );
  return found.flat();
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}
