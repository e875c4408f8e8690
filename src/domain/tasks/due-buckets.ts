import { z } from 'zod';
import { instantAt, localOf } from '../booking/zone.ts';
import { addDays } from '../business/local-date.ts';

/** How soon an open task is due, on the business's calendar. `week`: from the day after tomorrow, seven days counted from today. */
export const DueBucket = z.enum(['overdue', 'today', 'tomorrow', 'week', 'later']);
export type DueBucket = z.infer<typeof DueBucket>;

/** `[from, to)` of the due moments in a bucket. Every moment is in one of them. */
export function boundsOf(bucket: DueBucket, now: Date, zone: string): { from?: Date; to?: Date } {
  const today = localOf(now, zone).date;
  const dayAfter = (days: number) => instantAt(addDays(today, days), '00:00', zone);
  switch (bucket) {
    case 'overdue':
      return { to: now };
    case 'today':
      return { from: now, to: dayAfter(1) };
    case 'tomorrow':
      return { from: dayAfter(1), to: dayAfter(2) };
    case 'week':
      return { from: dayAfter(2), to: dayAfter(7) };
    case 'later':
      return { from: dayAfter(7) };
  }
}
