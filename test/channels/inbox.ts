import { Incoming } from '../../src/domain/incoming.ts';
import type { Receive } from '../../src/engine/ports.ts';

export interface FakeInbox {
  receive: Receive;
  /** What arrived and was stored, in order, repeats included. */
  arrivals: Incoming[];
  /** How often `receive` rejected. */
  refusals(): number;
  /** Lets the next `times` calls reject, as when the database is away. */
  refuse(times: number): void;
  /** All arrivals once there are `n`. */
  arrived(n: number): Promise<Incoming[]>;
}

/** Stands for the durable inbox: checks the shape, knows repeats by their key, can be out of order. */
export function createFakeInbox(): FakeInbox {
  const arrivals: Incoming[] = [];
  const known = new Set<string>();
  let waiting: { n: number; resolve: (all: Incoming[]) => void }[] = [];
  let refusals = 0;
  let toRefuse = 0;
  return {
    arrivals,
    refusals: () => refusals,
    refuse(times) {
      toRefuse = times;
    },
    async receive(given) {
      if (toRefuse > 0) {
        toRefuse -= 1;
        refusals += 1;
        throw new Error('the database is away');
      }
      const incoming = Incoming.parse(given);
      const key = keyOf(incoming);
      const kind = known.has(key) ? 'repeated' : 'stored';
      known.add(key);
      arrivals.push(incoming);
      for (const { n, resolve } of waiting) if (arrivals.length >= n) resolve(arrivals);
      waiting = waiting.filter(({ n }) => arrivals.length < n);
      return { kind };
    },
    arrived: (n) =>
      new Promise((resolve) => {
        if (arrivals.length >= n) resolve(arrivals);
        else waiting.push({ n, resolve });
      }),
  };
}

export const keyOf = ({ channelId, externalId }: Incoming): string => `${channelId}:${externalId}`;
