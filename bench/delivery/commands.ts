import { setTimeout as sleep } from 'node:timers/promises';
import type mongoose from 'mongoose';
import { z } from 'zod';

type Client = mongoose.mongo.MongoClient;

export interface CommandCount {
  perMessage: number;
  /** By the command's name. */
  byCommand: Record<string, number>;
}

const Status = z.object({
  metrics: z.object({ commands: z.record(z.string(), z.unknown()) }),
});
const Count = z.object({ total: z.coerce.number() });

/** Monitoring by drivers, and our own questions. */
const NO_WORK = new Set(['hello', 'isMaster', 'ping', 'serverStatus', 'endSessions', 'saslStart', 'saslContinue']);
const IDLE_MS = 3_000;
const SETTLE_MS = 1_000;

/**
 * Database round trips per message, as the server counts them, while `work` goes on and for a second after it; without those that
 * the same time costs when nothing is asked.
 */
export async function countCommands(client: Client, work: () => Promise<number>): Promise<CommandCount> {
  const first = await snapshot(client);
  await sleep(IDLE_MS);
  const before = await snapshot(client);
  const messages = await work();
  await sleep(SETTLE_MS);
  const after = await snapshot(client);
  const idleShare = (after.at - before.at) / (before.at - first.at);
  const byCommand: Record<string, number> = {};
  let perMessage = 0;
  for (const [name, count] of after.counts) {
    const was = before.counts.get(name) ?? 0;
    const idle = (was - (first.counts.get(name) ?? 0)) * idleShare;
    const each = (count - was - idle) / messages;
    // A sweep more or less is not the message's doing.
    if (each < 0.005) continue;
    byCommand[name] = round(each);
    perMessage += each;
  }
  return { perMessage: round(perMessage), byCommand };
}

async function snapshot(client: Client): Promise<{ at: number; counts: Map<string, number> }> {
  const status = Status.parse(await client.db('admin').command({ serverStatus: 1 }));
  const counts = new Map<string, number>();
  for (const [name, value] of Object.entries(status.metrics.commands)) {
    const count = Count.safeParse(value);
    if (count.success && count.data.total > 0 && !NO_WORK.has(name)) counts.set(name, count.data.total);
  }
  return { at: performance.now(), counts };
}

const round = (value: number): number => Math.round(value * 100) / 100;
