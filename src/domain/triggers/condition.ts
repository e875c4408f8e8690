import { z } from 'zod';
import { ChannelKind } from '../channel.ts';
import { DialogMode } from '../dialog.ts';
import { FieldCondition } from '../fields/field-condition.ts';
import { FieldOwner } from '../fields/field-definition.ts';
import { HandoffReason } from '../handoff-reason.ts';
import { Locale } from '../localized.ts';
import { StagePath } from './on.ts';

/** Turns the condition round. */
const not = z.boolean().default(false);
const some = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(100);
const name = z.string().trim().min(1).max(200);

/** One thing that is asked of a dialog, its contact, the moment or what has happened. */
export const Condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pipeline'), in: some(z.string()), not }),
  z.strictObject({ kind: z.literal('stage'), in: some(StagePath), not }),
  z.strictObject({ kind: z.literal('channel'), in: some(ChannelKind), not }),
  z.strictObject({ kind: z.literal('source'), in: some(name), not }),
  z.strictObject({ kind: z.literal('utm'), label: z.string().min(1).max(40), in: some(name), not }),
  /** Has at least one of them. */
  z.strictObject({ kind: z.literal('tag'), of: FieldOwner, in: some(name), not }),
  /** Within the business's opening hours; `not` for outside of them. */
  z.strictObject({ kind: z.literal('working_hours'), not }),
  z.strictObject({ kind: z.literal('field'), of: FieldOwner, fieldId: z.string().max(40), is: FieldCondition, not }),
  /** The intent of the customer's last message. */
  z.strictObject({ kind: z.literal('intent'), in: some(z.string().max(100)), not }),
  z.strictObject({
    kind: z.literal('amount'),
    is: z.enum(['at_least', 'at_most', 'set']),
    value: z.number().min(0),
    not,
  }),
  /** Null for nobody. */
  z.strictObject({ kind: z.literal('assignee'), in: some(z.string().nullable()), not }),
  z.strictObject({ kind: z.literal('handoff_reason'), in: some(HandoffReason), not }),
  /** The contact has written before this dialog. */
  z.strictObject({ kind: z.literal('returning'), not }),
  /** Null for no plan. */
  z.strictObject({ kind: z.literal('plan'), in: some(z.string().nullable()), not }),
  z.strictObject({ kind: z.literal('language'), in: some(Locale), not }),
  z.strictObject({ kind: z.literal('consent'), is: z.enum(['granted', 'refused', 'unknown']), not }),
  /** Who leads the dialog. */
  z.strictObject({ kind: z.literal('mode'), in: some(DialogMode), not }),
  /** A visit is planned; with `confirmed`, one that the customer has confirmed. */
  z.strictObject({ kind: z.literal('visit_planned'), confirmed: z.boolean().default(false), not }),
]);
export type Condition = z.infer<typeof Condition>;

const ConditionGroup = z.strictObject({ match: z.enum(['all', 'any']), of: z.array(Condition).min(1).max(20) });

/** Conditions and groups of them, of which all or any have to hold. None at all: always. */
export const Conditions = z.strictObject({
  match: z.enum(['all', 'any']),
  of: z.array(z.union([Condition, ConditionGroup])).max(20),
});
export type Conditions = z.infer<typeof Conditions>;

/** All conditions, those in groups included, each with its place: `of.0`, `of.1.of.0`. */
export function leavesOf({ of }: Conditions): { path: string; condition: Condition }[] {
  return of.flatMap((one, index) =>
    'match' in one
      ? one.of.map((condition, at) => ({ path: `of.${index}.of.${at}`, condition }))
      : [{ path: `of.${index}`, condition: one }],
  );
}
