import { addDays } from '../business/local-date.ts';
import { minutesAfter } from './interval.ts';
import { instantAt, localOf } from './zone.ts';

/** Local times 'HH:MM' between which nobody is written to; `from` later than `to` runs over midnight. */
export type QuietHours = { from: string; to: string };

export type ReminderTime = { beforeMinutes: number; due: Date };

export type ReminderRequest = {
  start: Date;
  /** When it was booked or last moved. */
  bookedAt: Date;
  reminders: { beforeMinutes: number }[];
  quietHours?: QuietHours | undefined;
  timezone: string;
};

/** Leaves the sender time, so that a reminder moved before the quiet hours doesn't slip into them. */
const MARGIN_MINUTES = 15;

/**
 * When to remind of a visit, earliest first. A booking made later than a reminder's time skips that reminder.
 * `beforeMinutes` is elapsed time, so the day before is 24 hours also when the clocks change.
 *
 * A time in quiet hours waits for their end if at least half of the lead then remains (a 2-hour reminder may come an hour
 * late, not when the customer should be on the way). Otherwise it comes early, shortly before the quiet hours begin. Two
 * reminders that thus fall together are one, the shorter.
 */
export function reminderTimes({ start, bookedAt, reminders, quietHours, timezone }: ReminderRequest): ReminderTime[] {
  const shortestFirst = [...reminders].sort((a, b) => a.beforeMinutes - b.beforeMinutes);
  const byDue = new Map<number, ReminderTime>();
  for (const { beforeMinutes } of shortestFirst) {
    const planned = minutesAfter(start, -beforeMinutes);
    const due = outsideQuiet(planned, minutesAfter(start, -beforeMinutes / 2), quietHours, timezone);
    if (planned <= bookedAt || due <= bookedAt || byDue.has(due.getTime())) continue;
    byDue.set(due.getTime(), { beforeMinutes, due });
  }
  return [...byDue.values()].sort((a, b) => a.due.getTime() - b.due.getTime());
}

function outsideQuiet(planned: Date, latest: Date, quietHours: QuietHours | undefined, timezone: string): Date {
  const quiet = quietHours && quietSpanAround(planned, quietHours, timezone);
  if (!quiet) return planned;
  return quiet.end <= latest ? quiet.end : minutesAfter(quiet.start, -MARGIN_MINUTES);
}

/** The quiet span that an instant lies in, if it does. */
function quietSpanAround(
  instant: Date,
  { from, to }: QuietHours,
  timezone: string,
): { start: Date; end: Date } | undefined {
  const { date, time } = localOf(instant, timezone);
  const overMidnight = from > to;
  const isQuiet = overMidnight ? time >= from || time < to : from <= time && time < to;
  if (!isQuiet) return undefined;
  const beganOn = overMidnight && time < to ? addDays(date, -1) : date;
  const endsOn = overMidnight ? addDays(beganOn, 1) : beganOn;
  return { start: instantAt(beganOn, from, timezone), end: instantAt(endsOn, to, timezone) };
}
