import type { Logger } from 'pino';
import { createLocalDays, type LocalDays } from '../../domain/analytics/local-days.ts';
import type { Business } from '../../domain/business/business.ts';
import { dialogsSince } from '../../store/analytics/dialogs-since.ts';
import { keepDialogs } from '../../store/analytics/keep-dialogs.ts';
import { TELLING } from '../../store/analytics/load-histories.ts';
import { rebuildFigures } from '../../store/analytics/rebuild.ts';
import { changeState, madeByOf, readState } from '../../store/analytics/state.ts';
import { claimDuty, releaseDuty } from '../../store/duties.ts';
import type { Store } from '../../store/open-store.ts';
import type { Feed } from '../engine.ts';

export interface FactsKeeperParts {
  store: Store;
  feed: Pick<Feed, 'subscribe'>;
  business(): Business;
  owner: string;
  now(): Date;
  log: Logger;
}

export interface FactsKeeper {
  start(): void;
  /** Resolves when all that has happened until now is in the figures; false when another process keeps them. */
  settled(): Promise<boolean>;
  stop(): Promise<void>;
}

export const FIGURES_DUTY = 'figures';
const TICK_MS = 500;
/** A big rebuild asks again between its batches. */
export const FIGURES_LEASE_MS = 30_000;
const RENEW_MS = 3_000;
const BATCH = 200;
/** What is committed a little out of order, or by a process of which we do not hear, is found by looking back. */
const LOOK_BACK_MS = 10 * 60_000;
const SWEEP_MS = 60_000;
/** How far the figures are is told so often. */
const TELL_MS = 10_000;
const TELLS: ReadonlySet<string> = new Set(TELLING);

/**
 * Keeps the figures up with the events, in one process for all. Dialogs of which something was told are counted anew, whole, a moment
 * later: an event that comes twice, late or out of order makes no difference, and a crash costs a look back. Everything is made anew when
 * the zone, the hours or the rules have changed, and when somebody asks for it.
 */
export function createFactsKeeper({ store, feed, business, owner, now, log }: FactsKeeperParts): FactsKeeper {
  const stale = new Set<string>();
  /** Those that could not be counted even alone: tried again at the next look back, so that they hold up nobody. */
  const aside = new Set<string>();
  let atOnce = BATCH;
  let days: { madeBy: string; local: LocalDays } | null = null;
  let claimedAt = Number.NEGATIVE_INFINITY;
  let sweptAt = Number.NEGATIVE_INFINITY;
  let toldAt = Number.NEGATIVE_INFINITY;
  let isOurs = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let working: Promise<void> | null = null;
  let unfollow = (): void => undefined;

  async function round(): Promise<void> {
    if (performance.now() - claimedAt > RENEW_MS) await renew();
    if (!isOurs) return;
    if (performance.now() - sweptAt > SWEEP_MS) await sweep();
    const begun = now();
    while (stale.size > 0 && !stopped) await keepSome();
    if (!stopped && performance.now() - toldAt > TELL_MS) await tellUpTo(begun);
  }

  /** All that we have heard of until then is in. */
  async function tellUpTo(moment: Date): Promise<void> {
    if (aside.size === 0) await changeState(store, { upTo: moment });
    toldAt = performance.now();
  }

  async function renew(): Promise<void> {
    const before = isOurs;
    isOurs = await claimDuty(store, FIGURES_DUTY, owner, now(), FIGURES_LEASE_MS);
    claimedAt = performance.now();
    if (!isOurs) {
      aside.clear();
      return stale.clear();
    }
    if (!before) sweptAt = Number.NEGATIVE_INFINITY;
    const state = await readState(store);
    const current = business();
    const isAsked = state?.askedAt != null && (state.rebuiltAt === null || state.askedAt > state.rebuiltAt);
    if (state?.madeBy === madeByOf(current) && !isAsked) return;
    log.info(
      isAsked
        ? 'figures are made anew, as asked'
        : 'figures are made anew: the rules, the zone or the hours have changed',
    );
    const { dialogs } = await rebuildFigures(store, { business: current, now, goOn, uncounted });
    log.info({ dialogs }, 'figures are made anew');
    sweptAt = Number.NEGATIVE_INFINITY;
  }

  async function goOn(): Promise<void> {
    if (stopped) throw new Error('The process ends: the next one begins again.');
    if (performance.now() - claimedAt < RENEW_MS) return;
    isOurs = await claimDuty(store, FIGURES_DUTY, owner, now(), FIGURES_LEASE_MS);
    claimedAt = performance.now();
    if (!isOurs) throw new Error('Another process keeps the figures now.');
  }

  function uncounted(dialogId: string, error: unknown): void {
    log.error({ dialogId, err: error }, 'a dialog cannot be counted');
  }

  async function sweep(): Promise<void> {
    const state = await readState(store);
    const begun = now();
    const since = new Date((state?.upTo ?? begun).getTime() - LOOK_BACK_MS);
    for (const dialogId of [...aside, ...(await dialogsSince(store, since))]) stale.add(dialogId);
    aside.clear();
    sweptAt = performance.now();
    while (stale.size > 0 && !stopped) await keepSome();
    if (!stopped) await tellUpTo(begun);
  }

  async function keepSome(): Promise<void> {
    await goOn();
    const batch = [...stale].slice(0, atOnce);
    for (const dialogId of batch) stale.delete(dialogId);
    try {
      await keepDialogs(store, batch, localDays());
      atOnce = Math.min(BATCH, 2 * atOnce);
    } catch (error) {
      for (const dialogId of batch) (batch.length === 1 ? aside : stale).add(dialogId);
      atOnce = Math.max(1, Math.floor(batch.length / 2));
      const [only] = batch;
      if (only !== undefined && batch.length === 1) uncounted(only, error);
      throw error;
    }
  }

  function localDays(): LocalDays {
    const madeBy = madeByOf(business());
    if (days?.madeBy !== madeBy) days = { madeBy, local: createLocalDays(business()) };
    return days.local;
  }

  function tick(): Promise<void> {
    working ??= round()
      .catch((error: unknown) => {
        if (!stopped) log.warn({ err: error }, 'the figures are brought up to date a little later');
      })
      .finally(() => {
        working = null;
      });
    return working;
  }

  return {
    start() {
      unfollow = feed.subscribe(null, (item) => {
        if (item.kind === 'reset') sweptAt = Number.NEGATIVE_INFINITY;
        else if (TELLS.has(item.event.body.type)) stale.add(item.event.dialogId);
      });
      void tick();
      timer = setInterval(tick, TICK_MS);
      timer.unref();
    },
    async settled() {
      await working;
      await tick();
      return isOurs && stale.size === 0 && aside.size === 0;
    },
    async stop() {
      stopped = true;
      unfollow();
      if (timer) clearInterval(timer);
      await working;
      await releaseDuty(store, FIGURES_DUTY, owner).catch(() => undefined);
    },
  };
}
