const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a calendar date, or null when there is no such date (31 April, month 13). */
export function toEpochDay(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
}

/** Year, month 1..12 and day of an epoch day. */
export function fromEpochDay(epochDay: number): { year: number; month: number; day: number } {
  const date = new Date(epochDay * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 'YYYY-MM-DD' */
export function isoDay(epochDay: number): string {
  return new Date(epochDay * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 1 Monday .. 7 Sunday */
export function weekdayOf(epochDay: number): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The Monday of the week of a day. */
export function mondayOf(epochDay: number): number {
  return epochDay - (weekdayOf(epochDay) - 1);
}

/** The same day of a later month, or its last day when the month is shorter (31 January + 1 = 28 February). */
export function addMonths(epochDay: number, months: number): number {
  const { year, month, day } = fromEpochDay(epochDay);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = (index % 12) + 1;
  const targetDay = Math.min(day, daysInMonth(targetYear, targetMonth));
  return Date.UTC(targetYear, targetMonth - 1, targetDay) / MS_PER_DAY;
}

/** The nearest day with this number in the month, today included; months too short for it are passed over. */
export function nearestDayOfMonth(today: number, dayOfMonth: number): number | null {
  const start = fromEpochDay(today);
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const index = start.month - 1 + ahead;
    const candidate = toEpochDay(start.year + Math.floor(index / 12), (index % 12) + 1, dayOfMonth);
    if (candidate !== null && candidate >= today) return candidate;
  }
  return null;
}

/** The nearest such date, today included; 29 February waits for a leap year. */
export function nearestMonthDay(today: number, month: number, dayOfMonth: number): number | null {
  const { year } = fromEpochDay(today);
  for (let ahead = 0; ahead < 9; ahead += 1) {
    const candidate = toEpochDay(year + ahead, month, dayOfMonth);
    if (candidate !== null && candidate >= today) return candidate;
  }
  return null;
}
