/** No honest answer is longer; what goes on is cut off, so that a broken provider fills no memory. */
const MOST_BYTES = 400_000;

/** The body has not moved for so long that nothing is to be hoped for. */
export class Stalled extends Error {
  override name = 'Stalled';
}
/** The body is longer than any answer. */
export class TooLong extends Error {
  override name = 'TooLong';
}

export interface Patience {
  /** Longest pause between two pieces, ms. */
  idleMs: number;
  signal: AbortSignal;
}

/**
 * The text of a body, piece by piece as it comes. The SDK's time-out ends at the headers: this ends a body that stops moving, one that has
 * no end, and any at the deadline. Closes the connection in every case.
 */
export async function* piecesOf(response: Response, { idleMs, signal }: Patience): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), idleMs, signal);
      if (done) break;
      bytes += value.byteLength;
      if (bytes > MOST_BYTES) throw new TooLong('the body has no end');
      yield decoder.decode(value, { stream: true });
    }
    yield decoder.decode();
  } finally {
    // What is left would keep the socket; nobody waits for it, and it may fail as it likes.
    void reader.cancel().catch(() => undefined);
  }
}

async function within<T>(work: Promise<T>, ms: number, signal: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let stop = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Stalled('the body does not go on')), ms);
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
