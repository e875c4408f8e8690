import { z } from 'zod';
import type { FigureQuery } from '../../domain/analytics/figure-query.ts';
import { instantAt, localOf } from '../../domain/booking/zone.ts';
import { addDays, datesBetween } from '../../domain/business/local-date.ts';

export const Compare = z.enum(['previous', 'year']);

/** The period to compare with: as long and just before, or the same dates a year earlier in the business's zone. */
export function comparedTo(
  { from, to }: Pick<FigureQuery, 'from' | 'to'>,
  compare: z.infer<typeof Compare>,
  timezone: string,
): { from: Date; to: Date } {
  if (compare === 'previous') return { from: beforeIt({ from, to }, timezone), to: from };
  return { from: aYearBefore(from, timezone), to: aYearBefore(to, timezone) };
}

/** As many days before as it has; where clocks were changed they are not as many hours. A period that cuts days goes by its hours. */
function beforeIt({ from, to }: { from: Date; to: Date }, timezone: string): Date {
  const [first, end] = [localOf(from, timezone).date, localOf(to, timezone).date];
  const isWhole = [first, end].every(
    (date, at) => instantAt(date, '00:00', timezone).getTime() === [from, to][at]?.getTime(),
  );
  if (!isWhole) return new Date(2 * from.getTime() - to.getTime());
  return instantAt(addDays(first, -datesBetween(addDays(first, 1), end).length), '00:00', timezone);
}

/** February 29 has February 28 a year before. */
function aYearBefore(at: Date, timezone: string): Date {
  const { date, time } = localOf(at, timezone);
  const year = Number(date.slice(0, 4)) - 1;
  const rest = date.endsWith('-02-29') ? '-02-28' : date.slice(4);
  const whole = instantAt(`${year}${rest}`, time, timezone);
  return new Date(whole.getTime() + (at.getTime() % 60_000));
}
