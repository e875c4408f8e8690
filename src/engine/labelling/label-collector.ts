import type { Logger } from 'pino';
import { claimDuty, releaseDuty } from '../../store/duties.ts';
import { collectLabels } from '../../store/labelling/collect-labels.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { Store } from '../../store/open-store.ts';

interface Parts {
  store: Store;
  surroundings(): Surroundings;
  owner: string;
  now(): Date;
  log: Logger;
}

export interface LabelCollector {
  start(): void;
  /** Looks now, if this process has the duty. */
  collect(): Promise<void>;
  stop(): Promise<void>;
}

const DUTY = 'labelling';
const LOOK_EVERY_MS = 20_000;
const LEASE_MS = 60_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** After a start, or somebody else's end: whatever may have been left over. */
const FIRST_LOOK_MS = 7 * DAY_MS;
/** A decision is written a little after its moment, and the clocks of two processes differ. */
const OVERLAP_MS = 15 * MINUTE_MS;
/** What comes later than that is found by a longer look now and then. */
const LATE_MS = 2 * DAY_MS;
const LONG_LOOK_EVERY_MS = 60 * MINUTE_MS;

/**
 * Fills the labelling queue: messages drawn by chance, and those that the bot failed on. One process does it for all; where it has got to
 * need not be kept, since looking twice adds nothing.
 */
export function createLabelCollector({ store, surroundings, owner, now, log }: Parts): LabelCollector {
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  let lookedUpTo: Date | null = null;
  let longLookAt = 0;

  async function round(): Promise<void> {
    const to = now();
    if (!(await claimDuty(store, DUTY, owner, to, LEASE_MS))) {
      lookedUpTo = null;
      return;
    }
    const isLong = to.getTime() - longLookAt >= LONG_LOOK_EVERY_MS;
    const from = lookedUpTo
      ? Math.min(lookedUpTo.getTime() - OVERLAP_MS, isLong ? to.getTime() - LATE_MS : Number.POSITIVE_INFINITY)
      : to.getTime() - FIRST_LOOK_MS;
    await collectLabels(store, { from: new Date(from), to }, surroundings().business.timezone);
    lookedUpTo = to;
    if (isLong) longLookAt = to.getTime();
  }

  function collect(): Promise<void> {
    looking ??= round().finally(() => {
      looking = null;
    });
    return looking;
  }

  const tick = () =>
    void collect().catch((error: unknown) =>
      log.warn({ err: error }, 'messages to be labelled could not be looked for; the next look will'),
    );

  return {
    start() {
      tick();
      timer = setInterval(tick, LOOK_EVERY_MS);
      timer.unref();
    },
    collect,
    async stop() {
      if (timer) clearInterval(timer);
      await looking?.catch(() => undefined);
      await releaseDuty(store, DUTY, owner).catch(() => undefined);
    },
  };
}
