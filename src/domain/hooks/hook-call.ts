import { z } from 'zod';
import { REFUSAL_CODES } from './hook-work.ts';

/** What has become of a call that was applied. */
export const HookOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('test') }),
  /** `opened`: a dialog was made for it; else it went into one that was open. */
  z.object({ kind: z.literal('lead'), dialogId: z.string(), contactId: z.string(), opened: z.boolean() }),
  /** `changed`: false when it told nothing new. */
  z.object({ kind: z.literal('order'), dialogId: z.string(), orderId: z.string(), changed: z.boolean() }),
  z.object({ kind: z.literal('payment'), dialogId: z.string(), orderId: z.string(), changed: z.boolean() }),
  z.object({ kind: z.literal('call'), dialogId: z.string(), contactId: z.string() }),
]);
export type HookOutcome = z.infer<typeof HookOutcome>;

export const HookReason = z.object({ code: z.enum(REFUSAL_CODES), detail: z.string() });
export type HookReason = z.infer<typeof HookReason>;

/** One call of another program, kept as it came before it was answered. */
export const HookCall = z.object({
  /** Hook and key: the same key twice is one call. */
  id: z.string(),
  hookId: z.string(),
  /** What it is known by: a header of the sender's, a field of the body, or a digest of the body, which counts for a day. */
  key: z.string(),
  keyFrom: z.enum(['header', 'field', 'digest']),
  form: z.enum(['json', 'form']),
  body: z.string(),
  state: z.enum(['waiting', 'applied', 'refused']),
  /** Why it is refused, or what it waits for; null where there is nothing to say. */
  reason: HookReason.nullable(),
  outcome: HookOutcome.nullable(),
  tries: z.number(),
  /** When it is to be tried next, while it waits. */
  due: z.date(),
  /** Who works on it just now, and until when nobody else may. */
  lease: z.object({ token: z.string(), until: z.date() }).nullable(),
  /** How often it came again. */
  repeats: z.number(),
  lastRepeatAt: z.date().nullable(),
  /** When it came. */
  at: z.date(),
  doneAt: z.date().nullable(),
});
export type HookCall = z.infer<typeof HookCall>;
