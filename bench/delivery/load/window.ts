import { cpuMsOf, machineCpuMs } from '../cpu.ts';
import type { LoadResult, Order } from './protocol.ts';

export interface Snapshot {
  /** On the clock of `performance.now()`. */
  at: number;
  server: number;
  mongod: number;
  generator: number;
  busy: number;
  stolen: number;
}

/** CPU time used so far, by whom, in ms. */
export function takeSnapshot({ serverPid, mongodPid }: Pick<Order, 'serverPid' | 'mongodPid'>): Snapshot {
  const { user, system } = process.cpuUsage();
  return {
    at: performance.now(),
    server: cpuMsOf(serverPid),
    mongod: cpuMsOf(mongodPid),
    generator: (user + system) / 1_000,
    ...machineCpuMs(),
  };
}

type Cost = Pick<LoadResult, 'cpuMs' | 'mongodCpuMs' | 'generatorCpuMs' | 'otherCores' | 'stolenCores'>;

export function costBetween(from: Snapshot, to: Snapshot, messages: number): Cost {
  const spent = (key: keyof Snapshot) => to[key] - from[key];
  const each = (ms: number) => (messages === 0 ? null : ms / messages);
  const ours = spent('server') + spent('mongod') + spent('generator');
  return {
    cpuMs: each(spent('server')),
    mongodCpuMs: each(spent('mongod')),
    generatorCpuMs: each(spent('generator')),
    otherCores: Math.max(0, spent('busy') - ours) / spent('at'),
    stolenCores: spent('stolen') / spent('at'),
  };
}
