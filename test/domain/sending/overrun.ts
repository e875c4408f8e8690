import type { Limit } from '../../../src/domain/sending/pace.ts';

/** By how much messages at these moments, oldest first, exceed a limit in the worst stretch of time; nothing or less when they keep it. */
export function overrun(moments: readonly number[], { perSecond, burst }: Limit): number {
  let worst = -burst;
  // The stretch that begins with the message which leaves the most room unused before it is the worst one so far.
  let least = Number.POSITIVE_INFINITY;
  for (const [index, moment] of moments.entries()) {
    const allowed = (moment * perSecond) / 1000;
    least = Math.min(least, index - allowed);
    worst = Math.max(worst, index + 1 - allowed - least - burst);
  }
  return Math.round(worst * 1e6) / 1e6;
}
