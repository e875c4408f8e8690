import { z } from 'zod';
import { Localized } from '../localized.ts';

export const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
export type Weekday = z.infer<typeof Weekday>;

/** A wall-clock time 'HH:MM' in the business's time zone. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 09:30');

/** As a range's end, midnight is written 24:00, for 00:00 would be its own day's start. */
const ClosingTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time like 21:00');

/** A local calendar date 'YYYY-MM-DD' that exists. */
export const LocalDate = z.iso.date('must be an existing date like 2026-12-31');

/** From (included) to (excluded) on one local day. A shift over midnight is written as two ranges on two days. */
export const HourRange = z
  .strictObject({ from: ClockTime, to: ClosingTime })
  .refine((range) => range.from < range.to, { path: ['to'], error: 'must be later than from' });
export type HourRange = z.infer<typeof HourRange>;

/** The open ranges of a day, earliest first, not overlapping; `closed` in a file is the empty list. */
export const DayHours = z.preprocess(
  (value) => (value === 'closed' ? [] : value),
  z.array(HourRange).superRefine((ranges, context) => {
    ranges.forEach((range, index) => {
      const previous = ranges[index - 1];
      if (previous && range.from < previous.to) {
        context.addIssue({
          code: 'custom',
          path: [index, 'from'],
          message: `overlaps or precedes the range before it`,
        });
      }
    });
  }),
);

/** Open ranges by weekday. All seven days are written out, so a forgotten one is an error and not a silent day off. */
export const Weekly = z.strictObject({
  mon: DayHours,
  tue: DayHours,
  wed: DayHours,
  thu: DayHours,
  fri: DayHours,
  sat: DayHours,
  sun: DayHours,
});
export type Weekly = z.infer<typeof Weekly>;

/** Replaces the weekly hours on one date, or on every date up to and including `until` (a holiday, a vacation). */
export const DayException = z
  .strictObject({
    date: LocalDate,
    until: LocalDate.optional(),
    hours: DayHours,
    reason: Localized.optional(),
  })
  .refine((exception) => exception.until === undefined || exception.date <= exception.until, {
    path: ['until'],
    error: 'must not be before date',
  });
export type DayException = z.infer<typeof DayException>;

/** A pause inside a person's hours, on the named weekdays or, without them, on every day. */
export const Break = z
  .strictObject({ days: z.array(Weekday).min(1).optional(), from: ClockTime, to: ClosingTime })
  .refine((pause) => pause.from < pause.to, { path: ['to'], error: 'must be later than from' });
export type Break = z.infer<typeof Break>;
