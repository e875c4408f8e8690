import { z } from 'zod';
import { Localized } from '../localized.ts';
import { INHERITED, isOwn } from './own-name.ts';
import { Step } from './step.ts';
import { Timeout } from './timeout.ts';

/**
 * What a slot holds; entities of the same name fill it. `choice` is what an ambiguous word leaves open of the services, joined by
 * "+"; `either` are two hours that were meant by one word ("в 8"), joined likewise; `part` is a range of hours, `range` one of dates. `option` is one of the `choices` of its question; `number` and `text` are
 * what is said to their question.
 */
export const SlotKind = z.enum([
  'service',
  'choice',
  'staff',
  'date',
  'time',
  'either',
  'part',
  'range',
  'name',
  'phone',
  'appointment',
  'option',
  'people',
  'order',
  'money',
  'email',
  'number',
  'text',
]);
export type SlotKind = z.infer<typeof SlotKind>;

const SlotName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,29}$/u, 'a slot is named by small letters, digits and _, at most 30 of them')
  .refine(isOwn, INHERITED);

/** A conversation as a checklist: it is walked from the top at every turn, and the first step that lacks something speaks. */
export const Flow = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be small letters, digits and hyphens'),
  title: Localized,
  /** Intents that start it. */
  starts_on: z.array(z.string()).default([]),
  /** True for answers that need no conversation: they may interrupt another flow, which then goes on. */
  digression: z.boolean().default(false),
  /** True: when another flow interrupts it, it is taken up again afterwards. */
  resumes: z.boolean().default(false),
  slots: z.record(SlotName, SlotKind).default({}),
  /** What slots are called on the buttons that ask what to change; the others by their kinds. */
  titles: z.record(SlotName, Localized).optional(),
  /** All that a digression says in the middle of another flow, where its full text would be too much: "Hello!" */
  in_passing: Localized.optional(),
  /** Said when the customer gives up in the middle. */
  cancelled: Localized.optional(),
  /** For every question that has no time-out of its own. */
  timeout: Timeout.optional(),
  steps: z.array(Step).min(1),
});
export type Flow = z.infer<typeof Flow>;
