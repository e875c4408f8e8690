import { z } from 'zod';

/**
 * What is counted of a channel, by minute.
 * - `in`, `out`: messages taken and sent; `retry`, `refused`, `blocked`: tries to send that failed, by what one can do about it
 * - `forged`: calls whose signature is wrong; `malformed`: calls and updates that cannot be read
 * - `repeated`: what came once more; `stale`: of that, what is older than any provider still repeats
 * - `restarts`: sessions that began anew
 */
export const Counted = z.enum([
  'in',
  'out',
  'retry',
  'refused',
  'blocked',
  'forged',
  'malformed',
  'repeated',
  'stale',
  'restarts',
]);
export type Counted = z.infer<typeof Counted>;

export type Counts = Readonly<Record<Counted, number>>;

export const NO_COUNTS: Counts = {
  in: 0,
  out: 0,
  retry: 0,
  refused: 0,
  blocked: 0,
  forged: 0,
  malformed: 0,
  repeated: 0,
  stale: 0,
  restarts: 0,
};

export interface MinuteCounts {
  at: Date;
  counts: Partial<Counts>;
}

/** All that was counted from `since` on. */
export function sumSince(minutes: readonly MinuteCounts[], since: Date): Counts {
  const sum: Record<Counted, number> = { ...NO_COUNTS };
  for (const { at, counts } of minutes) {
    if (at < since) continue;
    for (const what of Counted.options) sum[what] += counts[what] ?? 0;
  }
  return sum;
}
