import { readFileSync } from 'node:fs';

/** Linux counts in these for every program. */
const TICK_MS = 10;

/** CPU time that a process has used since its start, user and system, in ms. */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The name before may hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Resident memory of a process, in MB. */
export function rssMbOf(pid: number): number {
  const kilobytes = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
  return Math.round(Number(kilobytes ?? 0) / 102.4) / 10;
}

/** CPU time of the whole machine in ms: what all programs used, and what the hypervisor gave to others. */
export function machineCpuMs(): { busy: number; stolen: number } {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = (
    readFileSync('/proc/stat', 'latin1').split('\n', 1)[0] ?? ''
  )
    .split(/\s+/)
    .map(Number);
  return { busy: (user + nice + system + irq + softirq) * TICK_MS, stolen: steal * TICK_MS };
}
