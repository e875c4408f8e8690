import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { RunningEngine } from './engine/create-engine.ts';
import { catchCodes } from './engine/digest/catch-codes.ts';
import type { Digester } from './engine/digest/digester.ts';
import type { Channel } from './engine/ports.ts';
import type { Store } from './store/open-store.ts';

interface Parts {
  store: Store;
  engine: RunningEngine;
  digester: Digester;
  clock: Clock;
  log: Logger;
}

/** Lets messages in: to the engine, but for the codes by which people link themselves to digests. */
export async function startChannels(
  channels: readonly Channel[],
  { store, engine, digester, clock, log }: Parts,
): Promise<void> {
  for (const channel of channels) {
    const receive = catchCodes(channel, {
      store,
      gate: engine.gate,
      receive: engine.receive,
      setAside: engine.setAside,
      now: clock.now,
      log,
      pause: sleep,
      linked: () => void digester.plan().catch((error: unknown) => log.warn({ err: error }, 'planned a little later')),
    });
    await channel.start(receive, engine.setAside, engine.takeReport);
  }
}
