import OpenAI from 'openai';

/** A stream that ended without its finish. */
export class Cut extends Error {
  override name = 'Cut';
}

const TRIES = 3;
const FIRST_PAUSE_MS = 250;

/** Milliseconds to wait before another try, or null when another try is of no use. */
export function pauseBefore(attempt: number, error: unknown, now: Date, firstMs = FIRST_PAUSE_MS): number | null {
  if (attempt >= TRIES || !isPassing(error)) return null;
  const wish = error instanceof OpenAI.APIError ? retryAfterMs(error.headers?.get('retry-after'), now) : null;
  return wish ?? firstMs * 2 ** (attempt - 1);
}

function isPassing(error: unknown): boolean {
  if (error instanceof OpenAI.APIUserAbortError) return false;
  if (error instanceof OpenAI.APIConnectionError) return true;
  // "TypeError: terminated" is a body that was cut by its socket.
  if (!(error instanceof OpenAI.APIError)) return PASSING.has(nameOf(error));
  if (error.code === 'insufficient_quota') return false;
  return error.status === 429 || error.status === 408 || (error.status ?? 0) >= 500;
}

/** Seconds or an HTTP date. */
function retryAfterMs(header: string | null | undefined, now: Date): number | null {
  if (!header) return null;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now.getTime() : seconds * 1000;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}

const PASSING = new Set<unknown>(['TypeError', 'Cut', 'Stalled']);

/** By name and not by class: errors of fetch come from another realm under Jest and in worker threads. */
const nameOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;

/** Never the provider's words: they may quote what the customer wrote. */
export function reasonOf(error: unknown): string {
  if (error instanceof OpenAI.APIUserAbortError) return 'deadline';
  if (error instanceof OpenAI.APIConnectionTimeoutError) return 'deadline';
  if (error instanceof OpenAI.APIConnectionError) return 'no connection';
  if (error instanceof OpenAI.APIError) return `http ${error.status ?? 'error'}`;
  const name = nameOf(error);
  if (name === 'Stalled') return 'stalled';
  if (name === 'TooLong') return 'too long';
  if (name === 'AbortError') return 'deadline';
  return name === 'SyntaxError' ? 'broken JSON' : 'connection cut';
}
