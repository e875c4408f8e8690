import { z } from 'zod';

export const HealthLevel = z.enum(['ok', 'attention', 'broken']);
export type HealthLevel = z.infer<typeof HealthLevel>;

const level = z.enum(['attention', 'broken']);
const count = z.number().int().nonnegative();

/** Why a channel is not well: a kind, how bad it is, and the numbers behind it. `words.ts` says each in words. */
export const HealthReason = z.discriminatedUnion('kind', [
  /** The provider refuses the account: `setting` names what, in the channel's settings. */
  z.object({ kind: z.literal('account_refused'), level, setting: z.string(), reason: z.string() }),
  /** `days`: 7, 3 or 1, the last of them that was passed. */
  z.object({ kind: z.literal('token_ends'), level, days: z.number().int(), at: z.date() }),
  z.object({ kind: z.literal('webhook_elsewhere'), level, url: z.string() }),
  z.object({ kind: z.literal('webhook_missing'), level }),
  z.object({ kind: z.literal('webhook_failing'), level, reason: z.string(), pending: count }),
  z.object({ kind: z.literal('quality_low'), level }),
  z.object({ kind: z.literal('unreachable'), level, minutes: count }),
  z.object({ kind: z.literal('phone_unlinked'), level, reason: z.string().nullable() }),
  z.object({ kind: z.literal('link_lost'), level, minutes: count, reason: z.string().nullable() }),
  z.object({ kind: z.literal('restarts'), level, count }),
  z.object({ kind: z.literal('queue_old'), level, minutes: count, count }),
  z.object({ kind: z.literal('send_errors'), level, failed: count, of: count }),
  z.object({ kind: z.literal('many_blocked'), level, blocked: count, of: count }),
  /** `taken`: messages of the same hour whose signature was right. */
  z.object({ kind: z.literal('forged'), level, count, taken: count }),
  z.object({ kind: z.literal('malformed'), level, count }),
  z.object({ kind: z.literal('stale'), level, count }),
  z.object({ kind: z.literal('silent'), level, hours: count, usual: count }),
  z.object({ kind: z.literal('disk_full'), level, freeMb: count, percent: z.number() }),
]);
export type HealthReason = z.infer<typeof HealthReason>;

export interface Verdict {
  level: HealthLevel;
  /** The gravest first. */
  reasons: readonly HealthReason[];
}

export function verdictOf(reasons: readonly (HealthReason | null)[]): Verdict {
  const found = reasons.flatMap((reason) => reason ?? []);
  const broken = found.filter(({ level: how }) => how === 'broken');
  const others = found.filter(({ level: how }) => how === 'attention');
  const worst: HealthLevel = broken.length > 0 ? 'broken' : others.length > 0 ? 'attention' : 'ok';
  return { level: worst, reasons: [...broken, ...others] };
}

/** What makes a reason news: its kind, and of a token that ends how near that is. */
export const keyOf = (reason: HealthReason): string =>
  reason.kind === 'token_ends' ? `token_ends:${reason.days}` : reason.kind;
