/** Whole minutes; 0 for what a clock of another machine puts into the future. */
export const minutesSince = (since: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000));
