import { instantAt } from '../domain/booking/zone.ts';

/** `[from, to)`; a date means a day in the zone: from its beginning, and to its end. Null when nothing lies between. */
export function periodOf(given: { from: string; to: string }, zone: string): { from: Date; to: Date } | null {
  const from = momentOf(given.from, '00:00', zone);
  const to = momentOf(given.to, '24:00', zone);
  return from < to ? { from, to } : null;
}

const momentOf = (text: string, time: '00:00' | '24:00', zone: string): Date =>
  text.length === 10 ? instantAt(text, time, zone) : new Date(text);
