import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { ChannelRunner, OpenChannelBook } from './engine/channel-book.ts';
import type { ChannelTester } from './engine/channel-health/tester.ts';
import type { RunningEngine } from './engine/create-engine.ts';
import { catchCrossings } from './engine/crossing/catch-crossings.ts';
import { catchCodes } from './engine/digest/catch-codes.ts';
import type { Digester } from './engine/digest/digester.ts';
import type { Channel } from './engine/ports.ts';
import type { Store } from './store/open-store.ts';

interface Parts {
  book: OpenChannelBook;
  store: Store;
  engine: RunningEngine;
  digester: Digester;
  tester: ChannelTester;
  clock: Clock;
  log: Logger;
  /** Whether this process lets messages of this channel in. */
  begins(channel: Channel): boolean;
}

export interface RunningChannels extends ChannelRunner {
  stop(): Promise<void>;
}

/** Longer than a provider has for one line: what is on its way by then will not arrive. */
const LAND_WITHIN_MS = 30_000;

/**
 * Starts the channels of the book and those that come later: messages go to the engine, but for the codes by which people link themselves
 * to digests, and test messages. To be called by one keeper, one call after the other.
 */
export async function startChannels(parts: Parts): Promise<RunningChannels> {
  const { book, engine, begins } = parts;
  const stopping = new AbortController();

  async function begin(channel: Channel): Promise<void> {
    if (begins(channel) && !stopping.signal.aborted) await start(channel, parts);
  }

  async function end(channel: Channel): Promise<void> {
    const late = sleep(LAND_WITHIN_MS, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
    await Promise.race([engine.landed(channel), late]);
    await channel.stop();
  }

  for (const channel of book.all()) await begin(channel);
  return {
    async put(channel) {
      const before = book.put(channel);
      // Calls of its provider come in all the time; who fetches must not do so twice.
      const isCalled = channel.webhookPath !== null;
      if (isCalled) await begin(channel);
      if (before) await end(before);
      if (!isCalled) await begin(channel);
    },
    async remove(id) {
      const before = book.remove(id);
      if (before) await end(before);
    },
    async stop() {
      stopping.abort();
      await Promise.all(book.all().map((channel) => channel.stop()));
    },
  };
}

async function start(channel: Channel, { store, engine, digester, tester, clock, log }: Parts): Promise<void> {
  const codes = catchCodes(channel, {
    store,
    gate: engine.gate,
    receive: catchCrossings(channel, {
      store,
      cross: engine.cross,
      receive: engine.receive,
      now: clock.now,
      log,
    }),
    setAside: engine.setAside,
    now: clock.now,
    log,
    pause: sleep,
    linked: () => void digester.plan().catch((error: unknown) => log.warn({ err: error }, 'planned a little later')),
  });
  const receive = tester.catching(channel.id, codes, engine.setAside);
  await channel.start(receive, engine.setAside, tester.reporting(engine.takeReport));
}
