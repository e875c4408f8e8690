import { z } from 'zod';
import { Actor } from '../event.ts';
import { Locale } from '../localized.ts';
import type { Entity } from '../understanding.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 17:30');

/** What a message names, as a person says it: ids of services and staff, local dates and times. */
export const SlotValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('service'), value: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('staff'), value: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('date'), value: z.iso.date('must be a date like 2026-11-30') }),
  z.strictObject({ kind: z.literal('time'), value: clock }),
]);
export type SlotValue = z.infer<typeof SlotValue>;

/** A message in which the finder of entities was wrong, with what is right: a case for its tests. */
export const SlotFix = z.object({
  /** The message's. */
  id: z.string(),
  dialogId: z.string(),
  /** Without personal data. */
  text: z.string(),
  locale: Locale,
  /** The moment at which it was said: "tomorrow" is another day on every day. */
  said: z.date(),
  /** What the finder found when it was corrected. */
  found: z.array(SlotValue),
  /** All that is right; of other kinds there is nothing in the text. */
  right: z.array(SlotValue),
  at: z.date(),
  by: Actor,
});
export type SlotFix = z.infer<typeof SlotFix>;

const JUDGED = ['service', 'staff', 'date', 'time'] as const;
const isJudged = (kind: Entity['kind']): kind is SlotValue['kind'] => JUDGED.some((one) => one === kind);

/** Those found values that people judge, in the form in which they give the right ones. */
export function slotValuesOf(found: readonly Entity[]): SlotValue[] {
  return found.flatMap((entity) =>
    isJudged(entity.kind) && 'value' in entity ? [SlotValue.parse({ kind: entity.kind, value: entity.value })] : [],
  );
}

/** What the finder missed, and what it found that is not there. */
export function slotErrors(found: readonly SlotValue[], right: readonly SlotValue[]) {
  const keyOf = ({ kind, value }: SlotValue) => `${kind} ${value}`;
  const isIn = (list: readonly SlotValue[]) => {
    const keys = new Set(list.map(keyOf));
    return (one: SlotValue) => keys.has(keyOf(one));
  };
  return {
    missed: right.filter((one) => !isIn(found)(one)),
    wrong: found.filter((one) => !isIn(right)(one)),
  };
}
