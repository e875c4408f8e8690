import { z } from 'zod';
import { Locale } from './localized.ts';

const found = { span: z.tuple([z.number(), z.number()]), text: z.string(), confidence: z.number() };

/** A value found in the text, with where it stood and how sure we are (0 to 1). */
export const Entity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('service'), value: z.string(), ...found }),
  /** Services that the words fit equally well. */
  z.object({ kind: z.literal('serviceChoice'), values: z.array(z.string()), ...found }),
  z.object({ kind: z.literal('staff'), value: z.string(), ...found }),
  /** Local date in the business's zone, YYYY-MM-DD. */
  z.object({ kind: z.literal('date'), value: z.string(), ...found }),
  z.object({ kind: z.literal('dateRange'), from: z.string(), to: z.string(), ...found }),
  /** Local time, HH:MM. */
  /** `also`: what the words may mean as well, within the opening hours: "в 8" is 08:00 or 20:00. */
  z.object({ kind: z.literal('time'), value: z.string(), also: z.string().optional(), ...found }),
  /** From and to, HH:MM; "after six" has only `from`. Parts of day come in the same shape. */
  z.object({ kind: z.literal('timeRange'), from: z.string().optional(), to: z.string().optional(), ...found }),
  /** E.164. */
  z.object({ kind: z.literal('phone'), value: z.string(), ...found }),
  z.object({ kind: z.literal('name'), value: z.string(), ...found }),
  /** In small letters. */
  z.object({ kind: z.literal('email'), value: z.string(), ...found }),
  /** A sum, in whole units or with hundredths; "до 3000" has only `to`, an exact one has both alike. */
  z.object({
    kind: z.literal('money'),
    from: z.number().optional(),
    to: z.number().optional(),
    /** ISO 4217. */
    currency: z.string(),
    ...found,
  }),
  /** How many people come. */
  z.object({ kind: z.literal('people'), value: z.number(), ...found }),
  /** The number of an order, a booking, a receipt, as it is written. */
  z.object({ kind: z.literal('order'), value: z.string(), ...found }),
]);
export type Entity = z.infer<typeof Entity>;
export type EntityKind = Entity['kind'];

/** No intent was sure enough. */
export const NONE = 'None';

/** What one message meant. `intents` is best first and holds only those above the threshold; empty means None. */
export const Understanding = z.object({
  locale: Locale,
  intents: z.array(z.object({ intent: z.string(), score: z.number() })),
  /** What it expressly does not wish: "don't cancel". Such an intent is not among `intents`. Absent: nothing. */
  denied: z.array(z.string()).optional(),
  /** Intents in the order in which the message says them. Absent where it says one thing. */
  order: z.array(z.string()).optional(),
  entities: z.array(Entity),
  /** The text in Cyrillic letters, when it is Russian in Latin ones. */
  cyrillic: z.string().optional(),
});
export type Understanding = z.infer<typeof Understanding>;

export const bestIntent = (u: Understanding): { intent: string; score: number } =>
  u.intents[0] ?? { intent: NONE, score: 0 };

/** The entity of a kind that we are surest of; the later one wins a tie, as in "no, Friday". */
export function entityOf<K extends EntityKind>(u: Understanding, kind: K): Extract<Entity, { kind: K }> | null {
  let best: Extract<Entity, { kind: K }> | null = null;
  for (const entity of u.entities) {
    if (isKind(entity, kind) && (!best || entity.confidence >= best.confidence)) best = entity;
  }
  return best;
}

const isKind = <K extends EntityKind>(entity: Entity, kind: K): entity is Extract<Entity, { kind: K }> =>
  entity.kind === kind;
