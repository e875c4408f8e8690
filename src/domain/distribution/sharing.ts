import { z } from 'zod';

/** Why somebody did not get a dialog. */
export const PassedOver = z.enum([
  'absent',
  'off_shift',
  'paused',
  'offline',
  'full',
  'no_share',
  'skill',
  'language',
  'had_it',
]);
export type PassedOver = z.infer<typeof PassedOver>;

/** Why a dialog is shared: it was asked for, or it has lost its manager. */
export const ShareCause = z.enum(['asked', 'left', 'shift_ended']);
export type ShareCause = z.infer<typeof ShareCause>;

/**
 * Why this person got this dialog, as numbers, so that it can be told in any language. Counts are those of the rule before the
 * decision: `pool` is everybody who was there, the chosen one included.
 */
export const AssignmentReason = z.object({
  ruleId: z.string(),
  code: z.enum(['share', 'linked', 'previous', 'owner']),
  cause: ShareCause,
  pool: z.array(z.object({ operatorId: z.string(), count: z.number(), weight: z.number() })),
  passed: z.array(z.object({ operatorId: z.string(), why: PassedOver })),
  waitedMs: z.number(),
});
export type AssignmentReason = z.infer<typeof AssignmentReason>;

/** A dialog that waits for a manager. `returned`: somebody else has taken an offered one; its count is to be given back. */
export const Sharing = z.object({
  ruleId: z.string(),
  state: z.enum(['waiting', 'offered', 'returned']),
  since: z.date(),
  /** When the distributor has to look at it: the order of those that wait, the end of an offer. */
  due: z.date(),
  cause: ShareCause,
  /** Who has had it and did not accept. */
  tried: z.array(z.string()),
  offer: z.object({ operatorId: z.string(), at: z.date(), until: z.date(), reason: AssignmentReason }).nullable(),
  /** The triggers that have asked for it: they must not be set off by what they have caused. */
  causes: z.array(z.string()).optional(),
});
export type Sharing = z.infer<typeof Sharing>;

/** Whose share of which rule a dialog is counted in. */
export const SharedBy = z.object({ ruleId: z.string(), operatorId: z.string() });
export type SharedBy = z.infer<typeof SharedBy>;

/** What the distributor decides about one dialog. */
export const ShareVerdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('give'), operatorId: z.string(), reason: AssignmentReason }),
  z.object({ kind: z.literal('offer'), operatorId: z.string(), seconds: z.number(), reason: AssignmentReason }),
  /** `again`: everybody may be asked once more. */
  z.object({ kind: z.literal('wait'), again: z.boolean() }),
  /** Nobody gets it: whoever is free takes it from the queue. */
  z.object({ kind: z.literal('leave'), why: z.enum(['nobody', 'none_accepted']) }),
  z.object({ kind: z.literal('settle') }),
]);
export type ShareVerdict = z.infer<typeof ShareVerdict>;
