import { z } from 'zod';

/** That a client has met an experiment, once and for all, and what has come of it so far. */
export const Exposure = z.object({
  /** `experiment:contact` */
  id: z.string(),
  experimentId: z.string(),
  contactId: z.string(),
  variantId: z.string(),
  at: z.date(),
  dialogId: z.string(),
  /** Which day of the experiment that was, from 0. */
  day: z.int(),
  /** Bits of `outcomes.ts`. */
  outcome: z.int(),
  /** When the goal was reached first. */
  goalAt: z.date().optional(),
});
export type Exposure = z.infer<typeof Exposure>;

export const exposureId = (experimentId: string, contactId: string): string => `${experimentId}:${contactId}`;

const DAY_MS = 86_400_000;

/** Days of an experiment are counted by 24 hours from its start. */
export const dayOf = (startedAt: Date, at: Date): number =>
  Math.max(0, Math.floor((at.getTime() - startedAt.getTime()) / DAY_MS));

/** So many days of the experiment are over for `windowDays`: all who met it on one of them have had their time. */
export const daysSettled = (startedAt: Date, now: Date, windowDays: number): number =>
  Math.max(0, Math.floor((now.getTime() - startedAt.getTime()) / DAY_MS) - windowDays);
