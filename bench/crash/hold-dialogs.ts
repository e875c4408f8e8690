import { setTimeout as sleep } from 'node:timers/promises';
import type { Customer } from './customers.ts';
import type { Deliver } from './deliver.ts';
import type { Pace } from './pace.ts';
import type { Line } from './plan.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What one customer has sent, in order; each of it was answered 2xx, twice. */
export interface HeldDialog {
  threadId: string;
  inboxIds: string[];
}

export interface HoldParts {
  deliver: Deliver;
  pace: Pace;
  random: SeededRandom;
  /** Called for each message that is safely there. */
  delivered(): void;
}

const THINKS_MS = [0, 150] as const;
/** A repeat comes nearly together with the first delivery, or some time after it. */
const SHARE_OF_RACES = 0.3;
const RACE_MS = [0, 15] as const;
const LATE_MS = [15, 4_000] as const;

/**
 * Holds all dialogs side by side. Within one the next message waits until the one before was taken, as Telegram keeps it; each is
 * also delivered a second time at a random moment after its first delivery has begun, whatever happens then.
 */
export async function holdDialogs(
  dialogs: readonly { customer: Customer; lines: readonly Line[] }[],
  { deliver, pace, random, delivered }: HoldParts,
): Promise<HeldDialog[]> {
  return Promise.all(dialogs.map(hold));

  async function hold({ customer, lines }: (typeof dialogs)[number]): Promise<HeldDialog> {
    const inboxIds: string[] = [];
    const repeats: Promise<void>[] = [];
    for (const line of lines) {
      await sleep(random.between(...THINKS_MS));
      await pace.next();
      const { inboxId, parcel } = customer.write(line);
      const [from, to] = random.next() < SHARE_OF_RACES ? RACE_MS : LATE_MS;
      const again = random.between(from, to);
      const repeat = sleep(again).then(() => deliver(parcel));
      // Awaited below; the first delivery may reject before.
      repeat.catch(() => {});
      repeats.push(repeat);
      await deliver(parcel);
      inboxIds.push(inboxId);
      delivered();
    }
    await Promise.all(repeats);
    return { threadId: customer.threadId, inboxIds };
  }
}
