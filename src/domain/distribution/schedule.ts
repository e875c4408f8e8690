import { z } from 'zod';
import type { Local } from '../booking/zone.ts';
import { ClockTime, HourRange, LocalDate, Weekly } from '../business/hours.ts';
import { addDays, weekdayOf } from '../business/local-date.ts';

/** Hours of one working day; `to` not later than `from` runs over midnight. */
const ShiftHours = z.strictObject({ from: ClockTime, to: ClockTime.or(HourRange.shape.to) });

/** When a person works: always, by weekday, or so many days on and so many off, counted from a date. Times are the business's. */
export const Schedule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({ kind: z.literal('weekly'), hours: Weekly }),
  z.strictObject({
    kind: z.literal('cycle'),
    from: LocalDate,
    daysOn: z.int().min(1).max(31),
    daysOff: z.int().min(1).max(31),
    hours: ShiftHours,
  }),
]);
export type Schedule = z.infer<typeof Schedule>;

/** Days on which a person is away altogether, both included: a day off, a vacation, an illness. */
export const Absence = z
  .strictObject({ from: LocalDate, to: LocalDate, reason: z.string().trim().max(200).optional() })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be before from' });
export type Absence = z.infer<typeof Absence>;

/** Whether the wall clock's moment lies in a shift. */
export function isOnShift(schedule: Schedule, { date, time }: Local): boolean {
  switch (schedule.kind) {
    case 'always':
      return true;
    case 'weekly':
      return schedule.hours[weekdayOf(date)].some(({ from, to }) => from <= time && time < to);
    case 'cycle': {
      const { from, to } = schedule.hours;
      if (from < to) return isWorkday(schedule, date) && from <= time && time < to;
      // A night belongs to the day on which it begins.
      return time >= from ? isWorkday(schedule, date) : time < to && isWorkday(schedule, addDays(date, -1));
    }
  }
}

export const isAbsent = (absences: readonly Absence[], { date }: Local): boolean =>
  absences.some(({ from, to }) => from <= date && date <= to);

function isWorkday({ from, daysOn, daysOff }: Extract<Schedule, { kind: 'cycle' }>, date: string): boolean {
  const day = Math.round((Date.parse(date) - Date.parse(from)) / 86_400_000);
  const length = daysOn + daysOff;
  return ((day % length) + length) % length < daysOn;
}
