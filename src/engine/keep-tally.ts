import type { Logger } from 'pino';
import { foldTally, recountTally } from '../store/board-tally.ts';
import { claimDuty, releaseDuty } from '../store/duties.ts';
import type { Store } from '../store/open-store.ts';

interface Parts {
  store: Store;
  owner: string;
  now(): Date;
  log: Logger;
}

export interface TallyKeeper {
  start(): void;
  stop(): Promise<void>;
}

const DUTY = 'tally';
const TICK_MS = 2_000;
const LEASE_MS = 10_000;
/** Every commit that moves a dialog adds a row or two; reading this many more costs nothing yet. */
const FOLD_BEYOND = 200;
/** Counting anew finds what was changed past the commits: by an older version of the program, or by hand. */
const RECOUNT_MS = 10 * 60_000;

/** Keeps the board's tally short and, should somebody have written to the database past us, right. One process does it for all. */
export function createTallyKeeper({ store, owner, now, log }: Parts): TallyKeeper {
  let timer: NodeJS.Timeout | null = null;
  let working: Promise<void> | null = null;
  let countedAt = Number.NEGATIVE_INFINITY;
  let rows = 0;

  async function round(): Promise<void> {
    if (!(await claimDuty(store, DUTY, owner, now(), LEASE_MS))) return;
    if (performance.now() - countedAt > RECOUNT_MS) {
      const wrong = await recountTally(store);
      if (wrong > 0) log.info({ kinds: wrong }, 'the figures of the board were counted anew');
      countedAt = performance.now();
    }
    if ((await store.tallies.estimatedDocumentCount()) > rows + FOLD_BEYOND) rows = await foldTally(store);
  }

  function tick(): void {
    working ??= round()
      .catch((error: unknown) => log.warn({ err: error }, 'the tally of the board is put in order a little later'))
      .finally(() => {
        working = null;
      });
  }

  return {
    start() {
      tick();
      timer = setInterval(tick, TICK_MS);
      timer.unref();
    },
    async stop() {
      if (timer) clearInterval(timer);
      await working;
      await releaseDuty(store, DUTY, owner).catch(() => undefined);
    },
  };
}
