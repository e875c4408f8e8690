const HOUR_MS = 3_600_000;

/** For how many whole hours a dialog may stay in its stage, when it has been there for longer; null while it is in time or has no limit. */
export function overLimit(stageSince: string, limitHours: number | null, now: Date): number | null {
  if (limitHours === null) return null;
  return now.getTime() - Date.parse(stageSince) > limitHours * HOUR_MS ? limitHours : null;
}
