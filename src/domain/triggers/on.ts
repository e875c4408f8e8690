import { z } from 'zod';
import { ClockTime } from '../business/hours.ts';
import { FieldOwner } from '../fields/field-definition.ts';

/** A stage and its pipeline, as `Dialog.visited` has it: `sales/booked`. */
export const StagePath = z.string().regex(/^[^/]{1,100}\/[^/]{1,100}$/, 'must be a pipeline and a stage: sales/booked');

const minutes = z.number().int().min(1).max(525_600);
const tag = z.string().trim().min(1).max(60).nullable();
const offerId = z.string().max(100).nullable();

/**
 * What a trigger waits for. Null stands for "any". Four of them are clocks, which run without anything happening: `unanswered` (the
 * customer waits), `customer_silent` (we wait), `before_visit` and `date_reached`.
 */
export const TriggerOn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dialog_created'), contact: z.enum(['any', 'new', 'returning']) }),
  z.strictObject({ kind: z.literal('stage_entered'), stage: StagePath.nullable() }),
  z.strictObject({ kind: z.literal('stage_left'), stage: StagePath.nullable() }),
  z.strictObject({ kind: z.literal('stage_overdue'), stage: StagePath.nullable() }),
  z.strictObject({ kind: z.literal('assignee_changed') }),
  z.strictObject({ kind: z.literal('tag_added'), tag }),
  z.strictObject({ kind: z.literal('tag_removed'), tag }),
  z.strictObject({ kind: z.literal('message_received') }),
  /** The customer has waited so long for an answer. */
  z.strictObject({ kind: z.literal('unanswered'), minutes }),
  /** We have waited so long for the customer. */
  z.strictObject({ kind: z.literal('customer_silent'), minutes }),
  z.strictObject({ kind: z.literal('appointment_booked') }),
  z.strictObject({ kind: z.literal('appointment_confirmed') }),
  z.strictObject({ kind: z.literal('appointment_cancelled') }),
  z.strictObject({ kind: z.literal('appointment_moved') }),
  z.strictObject({ kind: z.literal('appointment_missed') }),
  z.strictObject({ kind: z.literal('appointment_visited') }),
  /** So long before a visit begins that is still planned. */
  z.strictObject({ kind: z.literal('before_visit'), minutes }),
  z.strictObject({ kind: z.literal('task_overdue') }),
  z.strictObject({ kind: z.literal('offer_ordered'), offerId }),
  z.strictObject({ kind: z.literal('offer_paid'), offerId }),
  z.strictObject({ kind: z.literal('offer_failed'), offerId }),
  z.strictObject({ kind: z.literal('plan_joined'), planId: z.string().max(100).nullable() }),
  z.strictObject({ kind: z.literal('lead_created') }),
  z.strictObject({ kind: z.literal('handed_off') }),
  z.strictObject({ kind: z.literal('dialog_taken') }),
  z.strictObject({ kind: z.literal('dialog_closed') }),
  z.strictObject({ kind: z.literal('field_changed'), of: FieldOwner, fieldId: z.string().max(40).nullable() }),
  /** Days after the date in a field, or before it when negative, at an hour of the business's zone; `yearly` for birthdays. */
  z.strictObject({
    kind: z.literal('date_reached'),
    of: FieldOwner,
    fieldId: z.string().max(40),
    days: z.number().int().min(-365).max(365),
    at: ClockTime,
    yearly: z.boolean(),
  }),
]);
export type TriggerOn = z.infer<typeof TriggerOn>;
export const OnKind = z.literal(TriggerOn.options.map((option) => option.shape.kind.value));
export type OnKind = TriggerOn['kind'];
export type OnOf<K extends OnKind> = Extract<TriggerOn, { kind: K }>;
