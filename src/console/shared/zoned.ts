/** Wall-clock parts of a moment in a zone. */
interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const DAY_MS = 86_400_000;

/** The calendar day of a moment in the business's zone: `2026-03-05`. */
export function dayIn(zone: string, moment: Date): string {
  const { year, month, day } = wallClock(zone, moment);
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** Midnight in the zone, `daysAgo` calendar days before the day of `now`. Exact across clock changes. */
export function startOfDay(zone: string, now: Date, daysAgo: number): Date {
  const { year, month, day } = wallClock(zone, now);
  const asUtc = Date.UTC(year, month - 1, day - daysAgo);
  const guess = asUtc - offsetMs(zone, asUtc);
  // The offset at the guess may differ from the one at the true midnight: look once more from there.
  return new Date(asUtc - offsetMs(zone, guess));
}

/** The moment at which the clock of the zone shows `time` (`HH:MM`) on `day` (`YYYY-MM-DD`). */
export function momentIn(zone: string, day: string, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const guess = asUtc - offsetMs(zone, asUtc);
  return new Date(asUtc - offsetMs(zone, guess));
}

/** Whole calendar days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

function offsetMs(zone: string, at: number): number {
  const { year, month, day, hour, minute, second } = wallClock(zone, new Date(at));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

function wallClock(zone: string, moment: Date): WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
