import type { HealthReason } from './reason.ts';

const DAY = 24;
/** Less history than this says nothing about what is usual. */
const LEAST_DAYS = 14;
/** Messages a day; a channel with fewer is often silent. */
const LEAST_A_DAY = 10;
const LEAST_HOURS = 2;
const LONGER = 1.5;
/** A silence is not followed further back: nothing longer is usual anywhere. */
const MOST_HOURS = 72;

/**
 * Whether nothing has come in for much longer than usual at this hour of the day: the silence is held against those that lasted to the
 * same hour on each day of the past, weekends and nights included. The longest of them is left out, since it may have been an outage.
 * @param hoursIn messages taken in each whole hour, from when counting began, the newest last
 */
export function longSilence(hoursIn: readonly number[], inThisHour: number): HealthReason | null {
  const days = Math.floor(hoursIn.length / DAY);
  if (inThisHour > 0 || days < LEAST_DAYS) return null;
  const hours = silenceUpTo(hoursIn, hoursIn.length - 1);
  if (hours < LEAST_HOURS) return null;
  const before = Array.from({ length: days - 1 }, (_, day) =>
    silenceUpTo(hoursIn, hoursIn.length - 1 - DAY * (day + 1)),
  );
  const usual = before.sort((a, b) => b - a)[1] ?? 0;
  const total = hoursIn.reduce((sum, count) => sum + count, 0);
  if (total < LEAST_A_DAY * days || hours <= usual * LONGER + 1) return null;
  return { kind: 'silent', level: 'attention', hours, usual };
}

/** Whole hours without a message that end with the one at `index`. */
function silenceUpTo(hoursIn: readonly number[], index: number): number {
  let hours = 0;
  while (hours < MOST_HOURS && hoursIn[index - hours] === 0) hours += 1;
  return hours;
}
