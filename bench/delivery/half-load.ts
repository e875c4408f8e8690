import type { Percentiles } from './load/percentiles.ts';
import { rounded } from './median.ts';
import type { Measured, Plan } from './rounds.ts';
import type { RunningSubject } from './subject-process.ts';
import { medianOf } from './summary.ts';
import type { Workshop } from './workshop.ts';

export interface HalfLoad extends Percentiles {
  /** Asked for and reached, per second. */
  asked: number;
  perSecond: number | null;
  timedOut: number;
}

/** With as many customers as messages in this time, a free one is always there when a message is due. */
const SPARE_SECONDS = 2;

/** Latency at half of the subject's own maximum: messages come at a fixed rate, counted from when they were due. */
export async function measureHalfLoad(
  { generator, mongodPid }: Workshop,
  subject: RunningSubject,
  measured: readonly Measured[],
  { levels, seconds, warmUp }: Plan,
): Promise<HalfLoad> {
  const level = Math.max(...levels);
  const own = measured.filter((one) => one.subject === subject.name && one.level === level);
  const most =
    medianOf(
      own.map(({ result }) => result),
      'perSecond',
    ) ?? 0;
  const asked = Math.max(1, Math.round(most / 2));
  const { perSecond, p50, p95, p99, timedOut } = await generator.run({
    ...subject.target,
    mongodPid,
    kind: 'talk',
    customers: Math.min(level, Math.ceil(asked * SPARE_SECONDS)),
    perSecond: asked,
    warmUpMs: warmUp * 1_000,
    measureMs: seconds * 2_000,
  });
  process.stderr.write(`half load: ${asked}/s asked, ${perSecond.toFixed(0)}/s reached, p95 ${p95?.toFixed(1)} ms\n`);
  return {
    asked,
    perSecond: rounded(perSecond),
    p50: rounded(p50),
    p95: rounded(p95),
    p99: rounded(p99),
    timedOut,
  };
}
