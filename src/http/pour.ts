import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Sends what comes, as fast as it is read.
 * @throws what has gone wrong on our side; that the reader has left is nothing to tell anybody.
 */
export async function pour(pieces: AsyncIterable<string>, response: Writable): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), response);
  } catch (error) {
    if (!isReaderGone(error)) throw error;
  }
}

/** Whoever was read to has left, which is nobody's fault. */
export const isReaderGone = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && GONE.has(String(error.code));
const GONE = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE', 'ABORT_ERR']);
