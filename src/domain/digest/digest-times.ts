import type { Days } from '../ask/days.ts';
import { instantAt, localOf } from '../booking/zone.ts';
import { addDays, weekdayOf } from '../business/local-date.ts';
import type { DigestKind, DigestSettings } from './digest-settings.ts';

export interface DueDigest {
  kind: DigestKind;
  /** The local day on which it is sent. */
  day: string;
  due: Date;
}

/** The digests of today and the coming seven days, by the wall clock of the business. */
export function comingDigests(settings: DigestSettings, kind: DigestKind, now: Date, zone: string): DueDigest[] {
  const today = localOf(now, zone).date;
  const hour = kind === 'daily' ? settings.dailyHour : settings.weeklyHour;
  const ahead = kind === 'daily' ? 1 : 7;
  return Array.from({ length: ahead + 1 }, (_, days) => addDays(today, days))
    .filter((day) => kind === 'daily' || weekdayOf(day) === settings.weekday)
    .map((day) => ({ kind, day, due: instantAt(day, `${String(hour).padStart(2, '0')}:00`, zone) }));
}

/**
 * What the digest of a day is about, and what it is compared with: the day before and the same weekday a week earlier, since a Sunday is
 * no fair measure of a Monday; the seven days before and the seven before those.
 */
export function periodsOf(kind: DigestKind, day: string): { days: Days; before: Days } {
  if (kind === 'daily') {
    const yesterday = addDays(day, -1);
    const earlier = addDays(day, -8);
    return { days: { from: yesterday, to: yesterday }, before: { from: earlier, to: earlier } };
  }
  return {
    days: { from: addDays(day, -7), to: addDays(day, -1) },
    before: { from: addDays(day, -14), to: addDays(day, -8) },
  };
}
