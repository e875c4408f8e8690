import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from './seeded-random.ts';

/** One message on its way to the product; the same again is the same message. */
export interface Parcel {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface DeliveryCounts {
  /** POSTs by their answer: a status, `none` when the connection failed, `silent` when nothing came in time. */
  answers: Record<string, number>;
  /** The longest that somebody waited for an answer that was not 2xx. */
  slowestRefusalMs: number;
}

export interface Deliver {
  (parcel: Parcel): Promise<void>;
  counts: DeliveryCounts;
}

/** Longer than the product may take for any answer. */
const ANSWER_WITHIN_MS = 15_000;
/** Shorter than Telegram's, so that a run does not wait, and long enough to leave the machine to what it waits for. */
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 1_000;

/** Delivers as providers do: again until it was taken, the first time at once. Rejects only when the run is over. */
export function createDeliver(random: SeededRandom, over: AbortSignal): Deliver {
  const counts: DeliveryCounts = { answers: {}, slowestRefusalMs: 0 };

  async function deliver(parcel: Parcel): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      over.throwIfAborted();
      const started = performance.now();
      const status = await post(parcel);
      counts.answers[status] = (counts.answers[status] ?? 0) + 1;
      if (typeof status === 'number' && status >= 200 && status < 300) return;
      counts.slowestRefusalMs = Math.max(counts.slowestRefusalMs, Math.round(performance.now() - started));
      if (attempt === 1) continue;
      const waitMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempt - 2));
      await sleep(random.between(waitMs / 2, waitMs));
    }
  }
  return Object.assign(deliver, { counts });
}

async function post({ url, headers, body }: Parcel): Promise<number | 'none' | 'silent'> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'silent' : 'none';
  }
}
