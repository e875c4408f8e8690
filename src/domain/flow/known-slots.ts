import { choicesOf } from './choices.ts';
import type { Flow } from './flow.ts';

/** Those values that a flow has a slot for: anybody can send what our buttons carry. */
export const knownSlots = (flow: Flow, slots: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(slots).filter(([slot, value]) => isKnown(flow, slot, value)));

function isKnown(flow: Flow, slot: string, value: string): boolean {
  // Strangers may name what every object has, as "constructor".
  const kind = Object.hasOwn(flow.slots, slot) ? flow.slots[slot] : undefined;
  if (!kind) return false;
  return kind !== 'option' || choicesOf(flow, slot).some((choice) => choice.value === value);
}
