import type { Draft, Scan } from './scan.ts';

/** A past date and one years away (a birthday, a document) are words about dates but nothing to book. */
export function dated(scan: Scan, day: number | null, at: number, to: number, confidence: number): Draft[] | null {
  if (day === null) return null;
  if (day < scan.today || day > scan.today + MAX_DAYS_AHEAD) return [{ kind: 'nothing', at, to, confidence }];
  return [{ kind: 'date', day, via: 'calendar', at, to, confidence }];
}

/** Leap days aside: the longest a salon's or clinic's book is open. */
const MAX_DAYS_AHEAD = 800;
