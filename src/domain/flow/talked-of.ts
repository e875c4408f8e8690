import { z } from 'zod';
import type { Flow, SlotKind } from './flow.ts';
import type { FlowFrame } from './state.ts';

/** What was asked about last: "how much is a pedicure?", and then "book it for Thursday". */
export const TalkedOf = z.object({ slots: z.record(z.string(), z.string()), at: z.date() });
export type TalkedOf = z.infer<typeof TalkedOf>;

/** Who comes back later speaks of something else. */
const FOR_MS = 30 * 60_000;

const SUBJECTS: readonly SlotKind[] = ['service', 'choice', 'staff'];

/**
 * What is remembered of a flow that has ended: the subject of an answered question; nothing (null) after a wish that is settled. Undefined
 * where it had no subject: what was known before stays.
 */
export function subjectOf(flow: Flow, { slots }: Pick<FlowFrame, 'slots'>): Record<string, string> | null | undefined {
  if (!flow.digression) return null;
  const found = Object.entries(flow.slots).flatMap(([slot, kind]): [string, string][] => {
    const value = slots[slot];
    return value && SUBJECTS.includes(kind) ? [[kind, value]] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** What a flow that begins takes over of it: never beside a service that is named now, nor where it is about a visit that is there. */
export function recalled(
  flow: Flow,
  told: Readonly<Record<string, string>>,
  talkedOf: TalkedOf | null | undefined,
  now: Date,
): Record<string, string> {
  const kinds = Object.entries(flow.slots);
  const isNamed = kinds.some(([slot, kind]) => (kind === 'service' || kind === 'choice') && told[slot]);
  const isOver = !talkedOf || now.getTime() - talkedOf.at.getTime() > FOR_MS;
  if (isOver || isNamed || flow.digression || kinds.some(([, kind]) => kind === 'appointment')) return {};
  return Object.fromEntries(
    kinds.flatMap(([slot, kind]): [string, string][] => {
      const value = SUBJECTS.includes(kind) ? talkedOf.slots[kind] : undefined;
      return value && !told[slot] ? [[slot, value]] : [];
    }),
  );
}
