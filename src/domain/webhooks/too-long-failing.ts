const DAY_MS = 24 * 3_600_000;

/** As long as Svix waits. */
const MOST_DAYS = 5;

/** So that one failure after a quiet week is not taken for a week of failures. */
const LEAST_ATTEMPTS = 10;

/** Whether a receiver that has failed since then, so many times in a row, is to be left alone. */
export const isTooLongFailing = ({ since, attempts }: { since: Date; attempts: number }, now: Date): boolean =>
  attempts >= LEAST_ATTEMPTS && now.getTime() - since.getTime() >= MOST_DAYS * DAY_MS;
