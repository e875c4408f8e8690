import type { Logger } from 'pino';
import { Counted } from '../../domain/channel-health/counts.ts';
import type { Incoming } from '../../domain/incoming.ts';
import { addCounts, type Counting, minuteOf } from '../../store/channel-health/count-rows.ts';
import { keepError } from '../../store/channel-health/health-rows.ts';
import type { Store } from '../../store/open-store.ts';
import type { Aside, Received, SendOutcome } from '../ports.ts';

export interface ChannelCounters {
  count(channelId: string, what: Counted, times?: number): void;
  /** What became of an incoming message; `at` is when the provider says that it was written. */
  received(incoming: Pick<Incoming, 'channelId' | 'at'>, kind: Received['kind']): void;
  setAside(aside: Pick<Aside, 'channelId' | 'why'>): void;
  /** What became of a try to send. */
  tried(channelId: string, outcome: SendOutcome): void;
  /** Writes what was counted since the last time. Never rejects: what could not be written is written later. */
  flush(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const FLUSH_MS = 5_000;
/** While the database is away, memory has an end. */
const MOST_HELD = 2_000;
/** Telegram repeats for a day, Meta for a week: what is older and comes again was sent by somebody else. */
const STALE_MS = 8 * 86_400_000;

const FAILED = { retry: 'retry', rejected: 'refused', blocked: 'blocked' } as const;

/** Counts in memory what goes through each channel, and adds it to the database every few seconds: no message waits for it. */
export function createCounters({ store, now, log }: { store: Store; now(): Date; log: Logger }): ChannelCounters {
  let held = new Map<string, Counting>();
  let errors = new Map<string, { reason: string; at: Date }>();
  let timer: NodeJS.Timeout | null = null;
  let flushing: Promise<void> = Promise.resolve();

  function count(channelId: string, what: Counted, times = 1): void {
    const at = now();
    const minute = minuteOf(at);
    const key = `${channelId} ${minute.getTime()}`;
    const before = held.get(key) ?? { channelId, minute, counts: {} };
    if (held.size >= MOST_HELD && !held.has(key)) return;
    held.set(key, {
      ...before,
      counts: { ...before.counts, [what]: (before.counts[what] ?? 0) + times },
      ...(what === 'in' && { lastInAt: at }),
      ...(what === 'out' && { lastOutAt: at }),
    });
  }

  async function write(): Promise<void> {
    const [counted, failed] = [held, errors];
    held = new Map();
    errors = new Map();
    try {
      if (counted.size > 0 && !(await addCounts(store, [...counted.values()])))
        log.warn('a few seconds of what channels did were not counted');
    } catch (error) {
      log.warn({ err: error }, 'what channels did is counted a little later');
      for (const [key, counting] of counted) held.set(key, together(counting, held.get(key)));
    }
    for (const [channelId, { reason, at }] of failed)
      await keepError(store, channelId, reason, at).catch(() => undefined);
  }

  function flush(): Promise<void> {
    flushing = flushing.then(write);
    return flushing;
  }

  return {
    count,
    received({ channelId, at }, kind) {
      if (kind === 'stored') return count(channelId, 'in');
      count(channelId, 'repeated');
      if (now().getTime() - at.getTime() > STALE_MS) count(channelId, 'stale');
    },
    setAside({ channelId, why }) {
      if (why === 'malformed') count(channelId, 'malformed');
    },
    tried(channelId, outcome) {
      if (outcome.kind === 'sent') return count(channelId, 'out');
      // The pace that the provider asks for is no error.
      if (outcome.kind === 'retry' && outcome.throttled) return;
      count(channelId, FAILED[outcome.kind]);
      errors.set(channelId, { reason: outcome.reason.slice(0, 300), at: now() });
    },
    flush,
    start() {
      timer = setInterval(() => void flush(), FLUSH_MS);
      timer.unref();
    },
    async stop() {
      if (timer) clearInterval(timer);
      await flush();
    },
  };
}

/** What was counted of one minute before and after. */
function together(before: Counting, after: Counting | undefined): Counting {
  if (!after) return before;
  const counts = { ...before.counts };
  for (const what of Counted.options) {
    const sum = (counts[what] ?? 0) + (after.counts[what] ?? 0);
    if (sum > 0) counts[what] = sum;
  }
  return { ...before, ...after, counts };
}
