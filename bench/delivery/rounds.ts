import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadResult } from './load/protocol.ts';
import type { RunningSubject } from './subject-process.ts';
import type { Workshop } from './workshop.ts';

/** One window of one subject. */
export interface Measured {
  subject: string;
  level: number;
  round: number;
  result: LoadResult;
  /** At its end. */
  rss: number;
}

export interface Plan {
  levels: readonly number[];
  rounds: number;
  seconds: number;
  warmUp: number;
}

/** What a bot does after its last reply is not to be the next one's burden. */
const SETTLE_MS = 500;

/** Everybody greets first, so that all windows see people who are known: all bots alike, 20 chats a customer. */
export async function greet(workshop: Workshop, { target }: RunningSubject, customers: number): Promise<LoadResult> {
  const { generator, mongodPid } = workshop;
  const result = await generator.run({ ...target, mongodPid, kind: 'greet', customers, warmUpMs: 0 });
  await sleep(SETTLE_MS);
  return result;
}

/** Short windows of all subjects at all levels, side by side; each round begins with another subject. */
export async function measureRounds(
  workshop: Workshop,
  subjects: readonly RunningSubject[],
  { levels, rounds, seconds, warmUp }: Plan,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const order = [...subjects.slice(round % subjects.length), ...subjects.slice(0, round % subjects.length)];
    for (const level of levels) {
      for (const subject of order) {
        const { generator, mongodPid } = workshop;
        const result = await generator.run({
          ...subject.target,
          mongodPid,
          kind: 'talk',
          customers: level,
          warmUpMs: warmUp * 1_000,
          measureMs: seconds * 1_000,
        });
        measured.push({ subject: subject.name, level, round, result, rss: subject.rss() });
        tell(round, level, subject.name, result);
        await sleep(SETTLE_MS);
      }
    }
  }
  return measured;
}

function tell(round: number, level: number, subject: string, result: LoadResult): void {
  const { perSecond, p50, p95, cpuMs, mongodCpuMs, bad, timedOut, refused, otherCores } = result;
  const figures = [
    `${perSecond.toFixed(0)}/s`,
    `p50 ${p50?.toFixed(1)} p95 ${p95?.toFixed(1)} ms`,
    `CPU ${cpuMs?.toFixed(2)} + ${mongodCpuMs?.toFixed(2)} ms`,
    `bad ${bad} timed out ${timedOut} refused ${refused}`,
    `others ${otherCores.toFixed(2)} cores`,
  ];
  process.stderr.write(`round ${round + 1}, ${level} customers, ${subject}: ${figures.join(', ')}\n`);
}
