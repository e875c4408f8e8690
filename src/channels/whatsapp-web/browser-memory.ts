import { readdir, readFile } from 'node:fs/promises';

/**
 * Bytes of memory that a process and all that it has started take, shared pages counted by share (PSS) where the kernel tells it, else
 * whole (RSS). Null where there is no /proc, or no such process any more.
 */
export async function processMemory(pid: number, proc = '/proc'): Promise<number | null> {
  const parents = await parentsIn(proc);
  if (!parents.has(pid)) return null;
  const family = [pid];
  for (const one of family) for (const [child, parent] of parents) if (parent === one) family.push(child);
  const sizes = await Promise.all(family.map((one) => sizeOf(`${proc}/${one}`)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function parentsIn(proc: string): Promise<Map<number, number>> {
  const names = await readdir(proc).catch(() => []);
  const pids = names.filter((name) => /^\d+$/u.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid): Promise<[number, number][]> => {
      // "123 (name that may hold anything) S 1 …": the parent is the second field after the name.
      const stat = await readFile(`${proc}/${pid}/stat`, 'utf8').catch(() => '');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return Number.isInteger(parent) && stat !== '' ? [[pid, parent]] : [];
    }),
  );
  return new Map(found.flat());
}

async function sizeOf(folder: string): Promise<number> {
  const rollup = await readFile(`${folder}/smaps_rollup`, 'utf8').catch(() => '');
  const status = rollup || (await readFile(`${folder}/status`, 'utf8').catch(() => ''));
  const kilobytes = /^(?:Pss|VmRSS):\s+(\d+) kB$/mu.exec(status)?.[1];
  return Number(kilobytes ?? 0) * 1024;
}
