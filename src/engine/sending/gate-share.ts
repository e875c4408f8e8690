import type { Logger } from 'pino';
import { type Breaker, CLOSED, failed, PROBE_MS } from '../../domain/sending/breaker.ts';
import type { Limit } from '../../domain/sending/pace.ts';
import { type Given, giveShare, HAND_MS, type Verdict } from '../../domain/sending/share.ts';
import type { Store } from '../../store/open-store.ts';
import { changeShare, type KnownShare } from '../../store/send-shares.ts';

export interface ShareDeps {
  store: Store;
  owner: string;
  now(): Date;
  log: Logger;
}

/** What this process holds and knows of one channel that others send on too. Moments are ms of the channel's own time. */
export interface LocalShare {
  /** The channel's time, of this process's clock. */
  at(now: number): number;
  tokens(at: number): number;
  /** Takes one token, and has the stock filled up ahead in the background. */
  spend(at: number): void;
  /** Has the stock filled up in the background, unless there is nothing to get. */
  prepare(at: number): void;
  /** Asks the database for tokens, and for a probe if the breaker is open. Several calls at once are one; never rejects. */
  ask(): Promise<void>;
  /** Before this the database has nothing to give. */
  askAgainAt(): number;
  /** How far apart messages of this process come at the limit, in ms. */
  gapMs(): number;
  /** More is left in the bucket than anybody wants. */
  plenty(): boolean;
  breaker(): Breaker;
  mayProbe(at: number): boolean;
  spendProbe(): void;
  throttledUntil(): number;
  /** Each returns true when that changed how the channel stands. Other processes are told in the background. */
  reached(): boolean;
  unreachable(at: number, reason: string | null): boolean;
  throttle(until: number): boolean;
  /** Gives back what is held. */
  release(): Promise<void>;
}

/** A stock for so long keeps database calls at some eight in a second at any rate. */
const STOCK_MS = 250;
const LEAST_ASK_GAP_MS = 50;
const DATABASE_DOWN_MS = 250;

export function createLocalShare(deps: ShareDeps, channelId: string, limit: Limit | null): LocalShare {
  const wanted = limit === null ? 0 : Math.max(1, Math.ceil((limit.perSecond * STOCK_MS) / 1000));
  let ahead = 0;
  let hand = 0;
  let handUntil = 0;
  let stock = limit === null ? 0 : Math.max(1, Math.min(wanted, Math.floor(limit.burst / 2)));
  let sharers = 1;
  let askAgainAt = 0;
  let plenty = false;
  let tight = false;
  let breaker: Breaker = CLOSED;
  let probeUntil = 0;
  let throttledUntil = 0;
  let untold: Verdict | null = null;
  let throttleUntold = false;
  let waiting = 0;
  let known: KnownShare | null = null;
  let flying: Promise<void> | null = null;
  let released = false;

  // Time goes at the pace of the fastest clock of all processes: it never goes back, so nothing is given twice for the same second.
  const time = () => deps.now().getTime() + ahead;
  const tokensAt = (at: number) => (at < handUntil ? hand : 0);

  function fly(): Promise<void> {
    flying ??= exchange().finally(() => {
      flying = null;
      if ((untold !== null || throttleUntold) && !released && time() >= askAgainAt) void fly();
    });
    return flying;
  }

  async function exchange(): Promise<void> {
    // Those that come in the same breath are asked for together.
    await null;
    const at = time();
    hand = tokensAt(at);
    const want = limit === null || released ? 0 : Math.max(0, stock - hand) + waiting;
    await tell(at, Math.max(0, hand - stock), want);
  }

  async function tell(at: number, returned: number, want: number): Promise<void> {
    hand -= returned;
    const ask = { owner: deps.owner, at, held: hand, returned, want, probe: breaker.state === 'open', throttledUntil };
    const verdict = untold;
    untold = null;
    throttleUntold = false;
    try {
      const fresh = { at, burst: limit?.burst ?? 0 };
      const changed = await changeShare(deps.store, channelId, fresh, known, (share) =>
        giveShare(share, { ...ask, verdict }, limit),
      );
      known = changed.known;
      learn(changed.given, at, want);
    } catch (error) {
      known = null;
      untold ??= verdict;
      throttleUntold = throttledUntil > at;
      askAgainAt = time() + DATABASE_DOWN_MS;
      deps.log.warn(
        { err: error, channel: channelId },
        'the budget of a channel could not be asked for; its messages wait',
      );
    }
  }

  function learn(given: Given, askedAt: number, want: number): void {
    const { share, tokens, probe } = given;
    const at = time();
    if (share.at > at) ahead += share.at - at;
    hand += tokens;
    handUntil = askedAt + HAND_MS;
    stock = Math.min(wanted, given.stock);
    sharers = given.sharers;
    tight = given.tight;
    plenty = limit !== null && tokens === want && share.tokens >= limit.burst / 2;
    askAgainAt = tokens < want ? time() + Math.max(LEAST_ASK_GAP_MS, given.moreInMs) : 0;
    throttledUntil = Math.max(throttledUntil, share.throttledUntil);
    if (probe) probeUntil = askedAt + PROBE_MS;
    // What this process has found out meanwhile is news to the others, not the other way round. A failure or two stay its own.
    if (untold === null && (share.breaker.state === 'open' || breaker.state === 'open')) breaker = share.breaker;
  }

  function prepare(at: number): void {
    if (flying === null && at >= askAgainAt && !released) void fly();
  }

  return {
    at: (now) => now + ahead,
    tokens: tokensAt,
    spend(at) {
      hand -= 1;
      if (hand < 1 && tight && flying === null) void fly();
      else if (hand <= stock / 2 || handUntil - at < HAND_MS / 2) prepare(at);
    },
    prepare,
    async ask() {
      waiting += 1;
      await fly();
      waiting -= 1;
    },
    askAgainAt: () => askAgainAt,
    gapMs: () => (limit === null ? 0 : (1000 * sharers) / limit.perSecond),
    plenty: () => plenty,
    breaker: () => breaker,
    mayProbe: (at) => at < probeUntil,
    spendProbe() {
      probeUntil = 0;
    },
    throttledUntil: () => throttledUntil,
    reached() {
      const wasOpen = breaker.state === 'open';
      breaker = CLOSED;
      if (!wasOpen) return false;
      untold = { kind: 'reached' };
      void fly();
      return true;
    },
    unreachable(at, reason) {
      const wasOpen = breaker.state === 'open';
      breaker = failed(breaker, at, reason);
      if (wasOpen || breaker.state === 'closed') return false;
      untold = { kind: 'unreachable', failures: breaker.failures, reason };
      void fly();
      return true;
    },
    throttle(until) {
      if (until <= throttledUntil) return false;
      throttledUntil = until;
      throttleUntold = true;
      void fly();
      return true;
    },
    async release() {
      released = true;
      await flying;
      if (!known?.share.hands.some((one) => one.owner === deps.owner)) return;
      const at = time();
      hand = tokensAt(at);
      await tell(at, hand, 0);
    },
  };
}
