import { z } from 'zod';
import { Localized } from './localized.ts';
import { Conditions } from './triggers/condition.ts';
import { TriggerOn } from './triggers/on.ts';
import { TriggerAction } from './triggers/trigger-action.ts';

/** What a delayed trigger is called off by: the dialog has changed its stage, the customer has written, or has a visit planned or had one. */
export const CancelledBy = z.enum(['moved', 'replied', 'visit']);

/** All that people set of a trigger. */
export const TriggerRules = z.strictObject({
  title: Localized,
  enabled: z.boolean(),
  on: TriggerOn,
  when: Conditions,
  /** In this order. The first that is refused does not keep the others back. */
  actions: z.array(TriggerAction).min(1).max(10),
  /** `businessHours`: what would come while the business is closed waits for its next opening. */
  delay: z.strictObject({ minutes: z.number().int().min(0).max(525_600), businessHours: z.boolean() }),
  cancelledBy: z.array(CancelledBy).max(3),
  /** A trigger that is due while nothing runs is of no use so long after. */
  lateHours: z.number().int().min(1).max(168),
});
export type TriggerRules = z.infer<typeof TriggerRules>;

/** "When this happens, and all this is so, then do that." Seed 004. */
export const Trigger = TriggerRules.extend({
  id: z.string(),
  /** Triggers of one event fire from the lowest to the highest, by id among equals. */
  position: z.number().int(),
  /** Optimistic lock: every change moves it by one. */
  version: z.number(),
});
export type Trigger = z.infer<typeof Trigger>;
