import { z } from 'zod';
import { instantAt, localOf } from '../booking/zone.ts';
import { ClockTime, Weekday } from '../business/hours.ts';
import { addDays, laterOf, weekdayOf } from '../business/local-date.ts';

/** How often a task comes again. The 31st is the last day of a shorter month. */
export const RepeatRule = z.discriminatedUnion('every', [
  z.object({ every: z.literal('day') }),
  z.object({ every: z.literal('week'), on: z.array(Weekday).min(1).max(7) }),
  z.object({ every: z.literal('month'), day: z.int().min(1).max(31) }),
]);
export type RepeatRule = z.infer<typeof RepeatRule>;

/** With the time of day on the clock of the business: it outlives the nights in which clocks are changed. */
export const Repeat = z.object({ rule: RepeatRule, at: ClockTime });
export type Repeat = z.infer<typeof Repeat>;

export const repeatAt = (rule: RepeatRule, due: Date, zone: string): Repeat => ({ rule, at: localOf(due, zone).time });

/**
 * When the task after the one that was due at `due` is due: the first moment of the series after both that and `now`, so that whoever
 * completes one late is not asked for all that were missed, and whoever completes one early is not asked for it again.
 */
export function nextDue({ rule, at }: Repeat, due: Date, now: Date, zone: string): Date {
  let date = laterOf(localOf(due, zone).date, localOf(now, zone).date);
  // Ends: from the day after both on, every moment of the series lies after both.
  for (;;) {
    date = firstFrom(rule, date);
    const moment = instantAt(date, at, zone);
    if (moment > now && moment > due) return moment;
    date = addDays(date, 1);
  }
}

/** The first date of the rule that is not before the given one. */
function firstFrom(rule: RepeatRule, from: string): string {
  if (rule.every === 'day') return from;
  if (rule.every === 'month') {
    const inThis = dayOfMonth(from.slice(0, 7), rule.day);
    return inThis >= from ? inThis : dayOfMonth(monthAfter(from), rule.day);
  }
  let date = from;
  while (!rule.on.includes(weekdayOf(date))) date = addDays(date, 1);
  return date;
}

const monthAfter = (date: string): string => addDays(`${date.slice(0, 7)}-28`, 4).slice(0, 7);

function dayOfMonth(month: string, day: number): string {
  const last = Number(addDays(`${monthAfter(`${month}-01`)}-01`, -1).slice(8));
  return `${month}-${String(Math.min(day, last)).padStart(2, '0')}`;
}
