import type { DomainEvent } from '../../src/domain/event.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import type { Acted, ActRequest, Engine, FeedItem } from '../../src/engine/engine.ts';
import type { ChannelHealth } from '../../src/engine/sending/gate.ts';

/** An engine that notes what it is asked for and answers what it is told to. */
export interface FakeEngine extends Engine {
  received: Incoming[];
  asked: ActRequest[];
  gate: { health(channelId: string): ChannelHealth };
  counters: { count(channelId: string, what: string, times?: number): void; flush(): Promise<void> };
  /** Next answers; null means "fails". */
  nextActed: Acted;
  isStoring: boolean;
  isReady: boolean | Error;
  /** Publishes to all who follow. */
  publish(event: DomainEvent): void;
  reset(): void;
  followers(): number;
}

export function createFakeEngine(): FakeEngine {
  const listeners = new Set<(item: FeedItem) => void>();
  const published: DomainEvent[] = [];
  const tell = (item: FeedItem) => {
    for (const listener of [...listeners]) listener(item);
  };
  const seen = new Set<string>();

  const engine: FakeEngine = {
    received: [],
    asked: [],
    gate: { health: () => ({ state: 'closed', since: null, failures: 0 }) },
    counters: { count() {}, async flush() {} },
    nextActed: { kind: 'not_found' },
    isStoring: true,
    isReady: true,
    takeCall: async () => ({ kind: 'crowded' }),
    takeLead: async () => ({ kind: 'crowded' }),
    async receive(incoming) {
      if (!engine.isStoring) throw new Error('no primary');
      if (seen.has(incoming.externalId)) return { kind: 'repeated' };
      seen.add(incoming.externalId);
      engine.received.push(incoming);
      return { kind: 'stored' };
    },
    async setAside() {},
    async takeReport() {},
    contacts: {
      change: async () => ({ kind: 'not_found' }),
      merge: async () => ({ kind: 'not_found' }),
      unmerge: async () => ({ kind: 'not_found' }),
      mergeSame: async (contactId) => contactId,
    },
    async act(request) {
      engine.asked.push(request);
      return engine.nextActed;
    },
    bulkOrdered() {},
    async ready() {
      if (engine.isReady instanceof Error) throw engine.isReady;
      return engine.isReady;
    },
    publish(event) {
      published.push(event);
      tell({ kind: 'event', token: `t${published.length}`, event });
    },
    reset: () => tell({ kind: 'reset' }),
    followers: () => listeners.size,
    feed: {
      subscribe(after, listener) {
        if (after !== null) {
          const place = /^t(\d+)$/.exec(after)?.[1];
          if (place === undefined) listener({ kind: 'reset' });
          else {
            const from = Number(place);
            for (const [index, event] of published.slice(from).entries()) {
              listener({ kind: 'event', token: `t${from + index + 1}`, event });
            }
          }
        }
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      async stop() {},
    },
  };
  return engine;
}
