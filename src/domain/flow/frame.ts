import type { Contact } from '../contact.ts';
import { digestOf } from './digest.ts';
import type { Flow } from './flow.ts';
import type { FlowFrame } from './state.ts';

/** A flow at its beginning, with what is already known: values from the message or button, and the contact's name and phone. */
export function openFrame(flow: Flow, contact: Contact, slots: Readonly<Record<string, string>>): FlowFrame {
  const known: Record<string, string> = {};
  for (const [slot, kind] of Object.entries(flow.slots)) {
    const value = slots[slot] ?? (kind === 'name' ? contact.name : kind === 'phone' ? contact.phone : null);
    if (value) known[slot] = value;
  }
  return {
    flow: flow.id,
    slots: known,
    filled: Object.keys(known).filter((slot) => slot in slots),
    asked: [],
    step: null,
    offered: [],
    proposed: [],
    confirmed: null,
    done: [],
    repeats: 0,
    version: digestOf(flow),
  };
}

/** A sub-flow at its beginning. What it is given was not said to it: "back" does not take it back. */
export function openSub(
  flow: Flow,
  contact: Contact,
  given: Readonly<Record<string, string>>,
  sub: NonNullable<FlowFrame['sub']>,
): FlowFrame {
  return { ...openFrame(flow, contact, given), filled: [], sub };
}

/** What a sub-flow leaves in the flow that has waited for it. */
export function takeBack(
  waiting: FlowFrame,
  { slots }: Pick<FlowFrame, 'slots'>,
  { step, key, out }: NonNullable<FlowFrame['sub']>,
  outcome: string,
): FlowFrame {
  const given = Object.entries(out).flatMap(([ours, theirs]): [string, string][] => {
    const value = slots[theirs];
    return value ? [[ours, value]] : [];
  });
  const filled = outcome === CANCELLED ? waiting : fillFrame(waiting, Object.fromEntries(given));
  const gave = outcome === CANCELLED ? [] : given.map(([slot]) => slot);
  return { ...filled, returned: { ...waiting.returned, [step]: { outcome, key, gave } } };
}

/** How a sub-flow ends that the customer has given up. */
export const CANCELLED = 'cancelled';
/** How one ends that says nothing else. */
export const DONE = 'done';

/** New values win. An exact time replaces a part of day, an exact date a range; nothing else is forgotten. */
export function fillFrame(frame: FlowFrame, fills: Readonly<Record<string, string>>): FlowFrame {
  const slots = { ...frame.slots };
  const filled = frame.filled.filter((slot) => !(slot in fills));
  for (const [slot, value] of Object.entries(fills)) slots[slot] = value;
  const choice = slots.choice?.split('+') ?? [];
  // A choice is over when something else was taken; one that leaves out the service taken before is a correction.
  if (choice.length > 0 && !choice.includes(slots.service ?? '')) delete slots[fills.service ? 'choice' : 'service'];
  if ('time' in fills && !('either' in fills)) delete slots.either;
  if ('either' in fills && !('time' in fills)) delete slots.time;
  if ('time' in fills && !('part' in fills)) delete slots.part;
  if ('part' in fills && !('time' in fills)) delete slots.time;
  if ('date' in fills) delete slots.range;
  if ('range' in fills && !('date' in fills)) delete slots.date;
  return { ...frame, slots, filled: [...filled, ...Object.keys(fills)].filter((slot) => slot in slots) };
}

export function clearSlots(frame: FlowFrame, cleared: readonly string[]): FlowFrame {
  const slots = Object.fromEntries(Object.entries(frame.slots).filter(([slot]) => !cleared.includes(slot)));
  return { ...frame, slots, filled: frame.filled.filter((slot) => !cleared.includes(slot)), confirmed: null };
}

/** "Back": the value given last is asked again. The same frame when nothing was given yet. */
export function stepBack(frame: FlowFrame): FlowFrame {
  const last = frame.filled.at(-1);
  return last ? clearSlots(frame, [last]) : frame;
}
