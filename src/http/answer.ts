import type { EventStream } from './event-stream.ts';
import type { Problem } from './problem.ts';

/** What a handler gives back. Refusals are values like any other; only bugs and outages are thrown. */
export type Answer<Body> =
  | { kind: 'body'; body: Body; headers?: Record<string, string | string[]> }
  /** Handed over to the stream; the function that comes back is called once when the reader has gone. */
  | { kind: 'stream'; open(stream: EventStream): () => void }
  | Problem;

export function ok<Body>(body: Body, headers?: Record<string, string | string[]>): Answer<Body> {
  return { kind: 'body', body, ...(headers && { headers }) };
}
