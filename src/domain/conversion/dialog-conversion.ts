import { z } from 'zod';

/** What a machine has said last: GPT by the owner's words, or the rule over events. */
export const MachineVerdict = z.object({
  verdict: z.enum(['converted', 'not_converted', 'not_scored']),
  by: z.enum(['gpt', 'rule']),
  /** Of the owner's words. */
  version: z.number(),
  /** Word for word from the dialog; empty when nothing can be quoted. */
  quote: z.string(),
  reason: z.string(),
  at: z.date(),
  /** Which request it answers: the same one twice is one verdict. */
  ref: z.string(),
});
export type MachineVerdict = z.infer<typeof MachineVerdict>;

/** What a person has marked. */
export const HandVerdict = z.object({
  verdict: z.enum(['converted', 'not_converted']),
  /** The version that was in force then. */
  version: z.number(),
  /** Null for a program. */
  operatorId: z.string().nullable(),
  reason: z.string(),
  at: z.date(),
});
export type HandVerdict = z.infer<typeof HandVerdict>;

/** Whether the dialog has reached its goal, by whom that is known. */
export const DialogConversion = z.object({ machine: MachineVerdict.nullable(), hand: HandVerdict.nullable() });
export type DialogConversion = z.infer<typeof DialogConversion>;

/** The verdict that counts: a person's mark is above any machine's. Null while nobody has said. */
export function verdictInForce(conversion: DialogConversion | null): MachineVerdict['verdict'] | null {
  return conversion?.hand?.verdict ?? conversion?.machine?.verdict ?? null;
}
