import { type Breaker, CLOSED, opened, takeProbe } from './breaker.ts';
import { levelAt, msUntil, wholeTokens } from './bucket.ts';
import type { Limit } from './pace.ts';

/** Tokens that a process holds. It may use them until then; who has crashed holds nothing afterwards. */
export interface Hand {
  owner: string;
  tokens: number;
  until: number;
}

/**
 * What all processes share about one channel: a token bucket, of which tokens in the hands of processes are still a part, so that hands
 * and bucket together never exceed the burst. Moments are ms of the channel's own time, which never goes back: that of the fastest
 * clock that has asked so far.
 */
export interface Share {
  at: number;
  tokens: number;
  hands: readonly Hand[];
  throttledUntil: number;
  breaker: Breaker;
}

export type Verdict = { kind: 'reached' } | { kind: 'unreachable'; failures: number; reason: string | null };

/** A process reports what it knows and asks for what it needs. */
export interface Ask {
  owner: string;
  at: number;
  /** Still in its hand; it may be spending them while this is asked. */
  held: number;
  /** Taken out of its hand to be given back. */
  returned: number;
  want: number;
  probe: boolean;
  verdict: Verdict | null;
  throttledUntil: number;
}

export interface Given {
  share: Share;
  tokens: number;
  probe: boolean;
  /** Most tokens to hold in stock: with it all processes together stock no more than half of the burst. */
  stock: number;
  /** Processes that hold tokens, the asking one included. */
  sharers: number;
  /** Hands leave the bucket little room to fill: what has been spent should be told soon. */
  tight: boolean;
  /** In how many ms there may be a token again. */
  moreInMs: number;
}

/** A hand outlives a slow database, and is forgotten soon after its process has gone. */
export const HAND_MS = 2_000;

export const newShare = (at: number, burst: number): Share => ({
  at,
  tokens: burst,
  hands: [],
  throttledUntil: 0,
  breaker: CLOSED,
});

/**
 * Answers one ask; the caller stores the share in a way that no two answers come from the same one. Tokens spent, as far as they were
 * given out like this, are never more than `burst + perSecond * t` in any t seconds. `limit` is null where nothing is counted.
 */
export function giveShare(share: Share, ask: Ask, limit: Limit | null): Given {
  const at = Math.max(share.at, ask.at);
  const throttledUntil = Math.max(share.throttledUntil, ask.throttledUntil);
  const known = judge(share.breaker, at, ask.verdict);
  const probed = known.state === 'open' && ask.probe ? takeProbe(known, at) : null;
  const breaker = probed ?? known;
  const probe = probed !== null;
  if (limit === null) {
    return {
      share: { ...share, at, throttledUntil, breaker },
      tokens: 0,
      probe,
      stock: 0,
      sharers: 1,
      tight: false,
      moreInMs: 0,
    };
  }
  const others = share.hands.filter(({ owner, until }) => owner !== ask.owner && until > at);
  const inHands = others.reduce((sum, { tokens }) => sum + tokens, 0) + ask.held;
  const level = Math.max(0, Math.min(grown(share, limit, at) + ask.returned, limit.burst - inHands));
  const allowed = breaker.state === 'open' ? Math.min(ask.want, probe ? 1 : 0) : ask.want;
  const tokens = throttledUntil > at ? 0 : Math.max(0, Math.min(allowed, wholeTokens(level)));
  const hand = { owner: ask.owner, tokens: ask.held + tokens, until: at + HAND_MS };
  return {
    share: {
      at,
      tokens: Math.max(0, level - tokens),
      hands: hand.tokens > 0 ? [...others, hand] : others,
      throttledUntil,
      breaker,
    },
    tokens,
    probe,
    stock: Math.max(1, Math.floor(limit.burst / (2 * (others.length + 1)))),
    sharers: others.length + 1,
    tight: inHands + tokens > limit.burst / 2,
    moreInMs: msUntil(1, level - tokens, limit.perSecond),
  };
}

function judge(breaker: Breaker, at: number, verdict: Verdict | null): Breaker {
  if (verdict === null) return breaker;
  return verdict.kind === 'reached' ? CLOSED : opened(breaker, at, verdict.failures, verdict.reason);
}

/** The bucket at this moment. Hands leave it less room, each as long as its tokens might still be spent. */
function grown(share: Share, limit: Limit, at: number): number {
  let bucket = { tokens: share.tokens, at: share.at };
  let inHands = share.hands.reduce((sum, { tokens }) => sum + tokens, 0);
  const growTo = (moment: number) => {
    const room = Math.max(0, limit.burst - inHands);
    bucket = { tokens: levelAt(bucket, { ...limit, burst: room }, moment), at: moment };
  };
  for (const { tokens, until } of [...share.hands].sort((a, b) => a.until - b.until)) {
    if (until > at) break;
    growTo(Math.max(until, bucket.at));
    inHands -= tokens;
  }
  growTo(at);
  return bucket.tokens;
}
