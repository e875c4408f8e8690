import { z } from 'zod';

type Values = Readonly<Record<string, string>>;
const Names = z.union([z.string(), z.array(z.string()).min(1)]);
const Value = z.union([z.string(), z.number()]);

/** All that are given must hold. */
export interface Condition {
  /** Slots that have a value. */
  has?: string | string[] | undefined;
  /** Slots that have none. */
  missing?: string | string[] | undefined;
  /** Slots that have this value, or one of these. */
  is?: Record<string, string | number | (string | number)[]> | undefined;
  /** Slots whose number is this or more; a slot without a number is neither more nor less. */
  at_least?: Record<string, number> | undefined;
  at_most?: Record<string, number> | undefined;
  not?: Condition | undefined;
  /** One of these holds. */
  any?: Condition[] | undefined;
}

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z
    .strictObject({
      has: Names.optional(),
      missing: Names.optional(),
      is: z.record(z.string(), z.union([Value, z.array(Value).min(1)])).optional(),
      at_least: z.record(z.string(), z.number()).optional(),
      at_most: z.record(z.string(), z.number()).optional(),
      not: Condition.optional(),
      any: z.array(Condition).min(1).optional(),
    })
    .refine((condition) => Object.keys(condition).length > 0, {
      error: 'needs one of has, missing, is, at_least, at_most, not, any',
    }),
);

/** Whether a condition holds for the values that a flow has. */
export function holds(condition: Condition, slots: Values): boolean {
  const { has, missing, is = {}, at_least = {}, at_most = {}, not, any } = condition;
  return (
    listOf(has).every((slot) => slots[slot]) &&
    listOf(missing).every((slot) => !slots[slot]) &&
    Object.entries(is).every(([slot, value]) => valuesOf(value).includes(slots[slot] ?? '')) &&
    Object.entries(at_least).every(([slot, least]) => numberIn(slots, slot) >= least) &&
    Object.entries(at_most).every(([slot, most]) => numberIn(slots, slot) <= most) &&
    !(not && holds(not, slots)) &&
    (!any || any.some((one) => holds(one, slots)))
  );
}

/** The slots that it asks about, with the way to each inside the condition. */
export function slotsAskedAbout(condition: Condition): { slot: string; path: (string | number)[] }[] {
  const { has, missing, is = {}, at_least = {}, at_most = {}, not, any = [] } = condition;
  const inside = (one: Condition, path: (string | number)[]) =>
    slotsAskedAbout(one).map((found) => ({ ...found, path: [...path, ...found.path] }));
  return [
    ...listOf(has).map((slot) => ({ slot, path: ['has'] })),
    ...listOf(missing).map((slot) => ({ slot, path: ['missing'] })),
    ...Object.entries({ is, at_least, at_most }).flatMap(([key, values]) =>
      Object.keys(values).map((slot) => ({ slot, path: [key, slot] })),
    ),
    ...(not ? inside(not, ['not']) : []),
    ...any.flatMap((one, index) => inside(one, ['any', index])),
  ];
}

/** `2` and `[2, 3]` of a file as the texts that slots hold. */
export const valuesOf = (value: string | number | (string | number)[]): string[] => [value].flat().map(String);

const listOf = (names: string | string[] | undefined): string[] => (names === undefined ? [] : [names].flat());

const numberIn = (slots: Values, slot: string): number => (slots[slot] ? Number(slots[slot]) : Number.NaN);
