import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from './seeded-random.ts';

/** One message on its way to the product; the same again is the same message. */
export interface Parcel {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface DeliveryCounts {
  /** POSTs by their answer: a status, or `none` when the connection failed. */
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
const RETRY_MS = [40, 300] as const;

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
      if (attempt > 1) await sleep(random.between(...RETRY_MS));
    }
  }
  return Object.assign(deliver, { counts });
}

async function post({ url, headers, body }: Parcel): Promise<number | 'none'> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 'none';
  }
}
