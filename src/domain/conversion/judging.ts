import { z } from 'zod';
import { Actor } from '../event.ts';
import type { NotScored } from './judge-verdict.ts';

/** One dialog that waits for a verdict, or has got it. */
export const Judging = z.object({
  /** `closed:<dialog>:<moment>`, or `job:<job>:<dialog>`: the same closing is never judged twice. */
  id: z.string(),
  dialogId: z.string(),
  /** The re-run that has asked for it; null for a closing. */
  jobId: z.string().nullable(),
  /** Closings come first, re-runs after them. */
  rank: z.number().int(),
  state: z.enum(['waiting', 'done', 'skipped', 'cancelled']),
  /** Not before; while somebody is at it, the end of the lease. */
  due: z.date(),
  /** How often somebody has begun. */
  tries: z.number().int(),
  /** Why it waits longer, or why there is no verdict. */
  why: z.string().nullable(),
  /** A verdict that was paid for and not written yet. */
  paid: z
    .object({
      verdict: z.enum(['converted', 'not_converted']),
      version: z.number(),
      quote: z.string(),
      reason: z.string(),
    })
    .nullable(),
  tokens: z.number(),
  at: z.date(),
});
export type Judging = z.infer<typeof Judging>;

/** Which dialogs of a period are judged anew. */
export const RerunScope = z.enum(['all', 'unjudged', 'other_version']);
export type RerunScope = z.infer<typeof RerunScope>;

/** A re-run over the dialogs that were closed in `[from, to)`. */
export const RerunJob = z.object({
  id: z.string(),
  by: Actor,
  at: z.date(),
  from: z.date(),
  to: z.date(),
  scope: RerunScope,
  /** `gathering`: what is to be judged is still being listed. */
  state: z.enum(['gathering', 'running', 'done', 'cancelled']),
  /** There while it is not over: only one may be. */
  open: z.literal(true).optional(),
  /** The last dialog that was listed. */
  cursor: z.object({ closedAt: z.date(), id: z.string() }).nullable(),
  total: z.number().int(),
  finishedAt: z.date().nullable(),
});
export type RerunJob = z.infer<typeof RerunJob>;

/** A closing that is taken back within this costs nothing. */
export const GRACE_MS = 60_000;
export const CLOSING_RANK = 0;
export const RERUN_RANK = 1;

const MINUTE = 60_000;
/** A provider that is away is asked again for most of a working day; nonsense is only worth a few tries. */
const PAUSES_MS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE, 360 * MINUTE];
const MOST_TRIES: Record<NotScored, number> = {
  deadline: PAUSES_MS.length + 1,
  unreachable: PAUSES_MS.length + 1,
  provider_error: PAUSES_MS.length + 1,
  interrupted: PAUSES_MS.length + 1,
  nonsense: 3,
  false_quote: 2,
  no_quote: 2,
  refused: 2,
  instruction_quoted: 1,
  nothing_said: 1,
  unheard: 1,
  too_expensive: 1,
  // Waits for the next day instead, and no try is lost by it.
  budget: Number.POSITIVE_INFINITY,
};

/** Milliseconds until the next try after this many; null when another one is of no use. */
export function pauseAfter(why: NotScored, tries: number): number | null {
  if (tries >= MOST_TRIES[why]) return null;
  return PAUSES_MS[Math.min(tries, PAUSES_MS.length) - 1] ?? MINUTE;
}
