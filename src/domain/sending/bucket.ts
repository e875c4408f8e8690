import type { Limit } from './pace.ts';

/** A token bucket as it was at one moment, in ms. */
export interface Bucket {
  tokens: number;
  at: number;
}

export type Taken = { kind: 'taken'; bucket: Bucket } | { kind: 'wait'; ms: number };

/** Sums of fractions: a token that lacks a billionth is a token. */
const EPSILON = 1e-9;

/**
 * Takes `count` tokens, or tells in how many ms they will be there if nobody else takes any. A clock that was set back gives nothing
 * for the step, and does not hold the bucket up either.
 */
export function take(bucket: Bucket, limit: Limit, now: number, count = 1): Taken {
  const tokens = levelAt(bucket, limit, now);
  if (tokens >= count - EPSILON) return { kind: 'taken', bucket: { tokens: Math.max(0, tokens - count), at: now } };
  return { kind: 'wait', ms: msUntil(count, tokens, limit.perSecond) };
}

/** How much is in it at this moment; never more than the burst. */
export function levelAt(bucket: Bucket, limit: Limit, now: number): number {
  return Math.min(limit.burst, bucket.tokens + (Math.max(0, now - bucket.at) * limit.perSecond) / 1000);
}

/** Whole ms until a level has grown to `count`. */
export function msUntil(count: number, level: number, perSecond: number): number {
  return Math.max(1, Math.ceil(((count - level) * 1000) / perSecond - EPSILON));
}

/** The whole tokens in a level. */
export const wholeTokens = (level: number): number => Math.floor(level + EPSILON);
