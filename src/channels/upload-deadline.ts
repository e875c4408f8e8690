/** The slowest line that files are sent by. */
const BYTES_PER_MS = 125;
/** Whoever waits longer has lost the connection; and a lease on the chat ends some time. */
const LONGEST_MS = 4 * 60_000;

/** How long a call may take that carries so many bytes, ms. */
export const uploadDeadlineMs = (callDeadlineMs: number, bytes: number): number =>
  Math.min(LONGEST_MS, callDeadlineMs + Math.ceil(bytes / BYTES_PER_MS));
