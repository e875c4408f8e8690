import { nearestMonthDay, toEpochDay } from './civil-date.ts';
import { dated } from './dated.ts';
import { type Draft, isBlocked, type Rule, type Scan } from './scan.ts';

/** Dates in digits only. */
export const numericDateRules: Rule[] = [isoDate, numericDate];

/** 2019-03-08 */
function isoDate(scan: Scan, at: number): Draft[] | null {
  const [year, dash, month, dash2, day] = scan.tokens.slice(at, at + 5);
  if (year?.text.length !== 4 || month?.kind !== 'number' || day?.kind !== 'number') return null;
  if (dash?.norm !== dash2?.norm || !isSeparator(dash?.norm) || !month.glued || !day.glued) return null;
  return dated(scan, toEpochDay(year.value, month.value, day.value), at, at + 5, 0.98);
}

/** 08.03, 8.03.2019, 3/8/19: day first in Russian and with dots, month first with slashes in English. */
function numericDate(scan: Scan, at: number): Draft[] | null {
  const [first, mark, second, mark2, third] = scan.tokens.slice(at, at + 5);
  if (first?.kind !== 'number' || second?.kind !== 'number' || first.text.length > 2 || second.text.length > 2)
    return null;
  if (!isSeparator(mark?.norm) || mark?.glued !== true || !second.glued) return null;
  const monthFirst = mark.norm === '/' && scan.locale === 'en';
  const hasYear =
    third?.kind === 'number' &&
    third.glued &&
    mark2?.norm === mark.norm &&
    (third.text.length === 4 || third.text.length === 2);
  if (!hasYear && (mark.norm === '-' || (first.text.length === 1 && second.text.length === 1 && !monthFirst)))
    return null;
  const orders: [number, number][] = [
    [first.value, second.value],
    [second.value, first.value],
  ];
  if (monthFirst) orders.reverse();
  // A dot with the month first ("03.25") is a decimal or a time, so only slashes may be turned round.
  for (const [day, month] of mark.norm === '.' ? orders.slice(0, 1) : orders) {
    if (hasYear) {
      const year = third.text.length === 2 ? 2000 + third.value : third.value;
      const found = dated(scan, toEpochDay(year, month, day), at, at + 5, 0.97);
      if (found !== null) return found;
      continue;
    }
    if (isBlocked(scan, at) || isBlocked(scan, at + 2) || month < 1 || month > 12) continue;
    const near = nearestMonthDay(scan.today, month, day);
    if (near !== null) return dated(scan, near, at, at + 3, 0.9);
  }
  return null;
}

function isSeparator(mark: string | undefined): boolean {
  return mark === '.' || mark === '-' || mark === '/';
}
