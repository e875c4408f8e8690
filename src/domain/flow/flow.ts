import { z } from 'zod';
import { HandoffReason } from '../handoff-reason.ts';
import { Localized } from '../localized.ts';

/**
 * What a slot holds; entities of the same name fill it. `choice` is what an ambiguous word leaves open of the services, joined by
 * "+"; `part` is a range of hours, `range` one of dates.
 */
export const SlotKind = z.enum([
  'service',
  'choice',
  'staff',
  'date',
  'time',
  'part',
  'range',
  'name',
  'phone',
  'appointment',
  'text',
]);
export type SlotKind = z.infer<typeof SlotKind>;

/** All that are given must hold. */
export const Condition = z.strictObject({
  has: z.string().optional(),
  missing: z.string().optional(),
  is: z.record(z.string(), z.string()).optional(),
});
export type Condition = z.infer<typeof Condition>;

const StepButton = z.strictObject({ label: Localized, payload: z.string().max(64) });
const common = { id: z.string().optional(), when: Condition.optional() };

export interface AskStep {
  id?: string | undefined;
  when?: Condition | undefined;
  ask: string;
  say: Localized;
  options?: string | undefined;
  contact?: Localized | undefined;
  invalid?: Localized | undefined;
}
export interface OfferStep {
  id?: string | undefined;
  when?: Condition | undefined;
  offer: string[];
  say: Localized;
  otherwise: Localized;
  invalid?: Localized | undefined;
}
export interface CallStep {
  id?: string | undefined;
  when?: Condition | undefined;
  call: string;
  on: Record<string, Step[]>;
}
export interface ConfirmStep {
  id?: string | undefined;
  when?: Condition | undefined;
  confirm: string[];
  say: Localized;
  change: Localized;
  yes?: Localized | undefined;
  no?: Localized | undefined;
  refused?: 'end' | undefined;
}
export interface SayStep {
  id?: string | undefined;
  when?: Condition | undefined;
  say: Localized;
  buttons?: z.infer<typeof StepButton>[] | undefined;
}
export interface DoStep {
  id?: string | undefined;
  when?: Condition | undefined;
  do: string;
}
export interface ClearStep {
  id?: string | undefined;
  when?: Condition | undefined;
  clear: string[];
}
export interface HandoffStep {
  id?: string | undefined;
  when?: Condition | undefined;
  handoff: HandoffReason;
  say: Localized;
}
export interface RunStep {
  id?: string | undefined;
  when?: Condition | undefined;
  run: string;
}
export interface EndStep {
  id?: string | undefined;
  when?: Condition | undefined;
  end: true;
}
export type Step =
  | AskStep
  | OfferStep
  | CallStep
  | ConfirmStep
  | SayStep
  | DoStep
  | ClearStep
  | HandoffStep
  | RunStep
  | EndStep;

/**
 * - `ask` a slot that is still empty, with buttons from a call's options
 * - `offer` the options of the call before it, until one is taken or other values are given; `invalid` is said instead when the
 *   answer does not fit
 * - `call` a look-up and go on by its outcome; `do` an action
 * - `confirm` a summary of slots: yes goes on, no asks what to change (or says `change` and ends, with `refused: end`), a
 *   changed slot asks again; `yes` and `no` are other labels for its buttons
 * - `say`, `clear` slots, `handoff` to a person, `run` another flow instead, `end` here
 */
export const Step: z.ZodType<Step> = z.lazy(() =>
  z.union([
    z.strictObject({
      ...common,
      ask: z.string(),
      say: Localized,
      options: z.string().optional(),
      contact: Localized.optional(),
      invalid: Localized.optional(),
    }),
    z.strictObject({
      ...common,
      offer: z.array(z.string()).min(1),
      say: Localized,
      otherwise: Localized,
      invalid: Localized.optional(),
    }),
    z.strictObject({ ...common, call: z.string(), on: z.record(z.string(), z.array(Step)) }),
    z.strictObject({
      ...common,
      confirm: z.array(z.string()).min(1),
      say: Localized,
      change: Localized,
      yes: Localized.optional(),
      no: Localized.optional(),
      refused: z.literal('end').optional(),
    }),
    z.strictObject({ ...common, say: Localized, buttons: z.array(StepButton).optional() }),
    z.strictObject({ ...common, do: z.string() }),
    z.strictObject({ ...common, clear: z.array(z.string()).min(1) }),
    z.strictObject({ ...common, handoff: HandoffReason, say: Localized }),
    z.strictObject({ ...common, run: z.string() }),
    z.strictObject({ ...common, end: z.literal(true) }),
  ]),
);

/** A conversation as a checklist: it is walked from the top at every turn, and the first step that lacks something speaks. */
export const Flow = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be small letters, digits and hyphens'),
  title: Localized,
  /** Intents that start it. */
  starts_on: z.array(z.string()).default([]),
  /** True for answers that need no conversation: they may interrupt another flow, which then goes on. */
  digression: z.boolean().default(false),
  slots: z.record(z.string(), SlotKind).default({}),
  /** All that a digression says in the middle of another flow, where its full text would be too much: "Hello!" */
  in_passing: Localized.optional(),
  /** Said when the customer gives up in the middle. */
  cancelled: Localized.optional(),
  steps: z.array(Step).min(1),
});
export type Flow = z.infer<typeof Flow>;
