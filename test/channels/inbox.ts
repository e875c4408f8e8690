import { Incoming } from '../../src/domain/incoming.ts';
import type { Aside, DeliveryReport, Receive, SetAside, TakeReport } from '../../src/engine/ports.ts';

export interface FakeInbox {
  receive: Receive;
  setAside: SetAside;
  takeReport: TakeReport;
  /** What became of messages, in the order in which it was told. */
  reports: DeliveryReport[];
  /** What was kept although no turn takes it, each once. */
  asides: Aside[];
  /** What arrived and was stored, in order, repeats included. */
  arrivals: Incoming[];
  /** How often `receive` and `setAside` rejected. */
  refusals(): number;
  /** Lets the next `times` calls reject, as when the database is away. */
  refuse(times: number): void;
  /** All arrivals once there are `n`. */
  arrived(n: number): Promise<Incoming[]>;
}

/** Stands for the durable inbox: checks the shape, knows repeats by their key, can be out of order. */
export function createFakeInbox(): FakeInbox {
  const arrivals: Incoming[] = [];
  const asides: Aside[] = [];
  const reports: DeliveryReport[] = [];
  const known = new Set<string>();
  let waiting: { n: number; resolve: (all: Incoming[]) => void }[] = [];
  let refusals = 0;
  let toRefuse = 0;

  function refuseIfAway(): void {
    if (toRefuse === 0) return;
    toRefuse -= 1;
    refusals += 1;
    throw new Error('the database is away');
  }

  return {
    arrivals,
    asides,
    reports,
    async takeReport(_channelId, report) {
      refuseIfAway();
      reports.push(report);
    },
    refusals: () => refusals,
    refuse(times) {
      toRefuse = times;
    },
    async receive(given) {
      refuseIfAway();
      const incoming = Incoming.parse(given);
      const key = keyOf(incoming);
      const kind = known.has(key) ? 'repeated' : 'stored';
      known.add(key);
      arrivals.push(incoming);
      for (const { n, resolve } of waiting) if (arrivals.length >= n) resolve(arrivals);
      waiting = waiting.filter(({ n }) => arrivals.length < n);
      return { kind };
    },
    async setAside(aside) {
      refuseIfAway();
      JSON.stringify(aside.raw);
      if (known.has(keyOf(aside))) return;
      known.add(keyOf(aside));
      asides.push(aside);
    },
    arrived: (n) =>
      new Promise((resolve) => {
        if (arrivals.length >= n) resolve(arrivals);
        else waiting.push({ n, resolve });
      }),
  };
}

export const keyOf = ({ channelId, externalId }: Pick<Incoming, 'channelId' | 'externalId'>): string =>
  `${channelId}:${externalId}`;
