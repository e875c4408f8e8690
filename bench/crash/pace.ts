import { setTimeout as sleep } from 'node:timers/promises';

export interface Pace {
  /** Resolves when one more message may go out. */
  next(): Promise<void>;
  end(): void;
}

const TICK_MS = 20;
/** While the product is down customers write on, though a waiting customer writes less. */
const SHARE_WHILE_DOWN = 0.2;
/** When no kill is left to wait for. */
const FREELY_PER_SECOND = 300;
/** How long the product is up before a kill, on average, with a little of the way there. */
const UP_SECONDS = 1.1;

/** Spreads the messages over the kills that are still to come, so that each of them falls into a busy time. */
export function createPace(watch: { remainingMessages(): number; remainingKills(): number; isUp(): boolean }): Pace {
  const waiting: (() => void)[] = [];
  let ended = false;
  let allowance = 0;

  async function run(): Promise<void> {
    let before = performance.now();
    while (!ended) {
      await sleep(TICK_MS);
      const now = performance.now();
      allowance += (perSecond() * (now - before)) / 1000;
      before = now;
      while (allowance >= 1 && waiting.length > 0) {
        allowance -= 1;
        waiting.shift()?.();
      }
      // Nobody was there to use it: no burst later.
      allowance = Math.min(allowance, 1);
    }
  }
  void run();

  function perSecond(): number {
    const kills = watch.remainingKills();
    if (kills === 0) return FREELY_PER_SECOND;
    return (watch.remainingMessages() / (kills * UP_SECONDS)) * (watch.isUp() ? 1 : SHARE_WHILE_DOWN);
  }

  return {
    next: () => new Promise((resolve) => waiting.push(resolve)),
    end() {
      ended = true;
    },
  };
}
