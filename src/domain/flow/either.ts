import type { Flow } from './flow.ts';
import type { FlowFrame } from './state.ts';

/** The two hours of a slot of the kind `either`: "08:00+20:00". */
export const hoursOf = (either: string | undefined): string[] => either?.split('+') ?? [];

/**
 * An hour that may be meant twice ("в 8", open from 7 to 22) is settled by what the talk knows already: the part of the day said before or
 * now, the hours that were offered last. What stays open is asked about by the flow.
 */
export function settleEither(
  flow: Flow,
  { slots, offered }: Pick<FlowFrame, 'slots' | 'offered'>,
  fills: Readonly<Record<string, string>>,
): Record<string, string> {
  const name = Object.keys(flow.slots).find((slot) => flow.slots[slot] === 'either');
  if (!name) return { ...fills };
  const { [name]: fresh, ...rest } = fills;
  // "Вечером" answers "в 8 утра или в 8 вечера?"
  const open = hoursOf(fresh ?? (fills.part && !fills.time ? slots[name] : undefined));
  if (open.length === 0) return { ...fills };
  const shown = new Set(offered.map(({ fill }) => fill.time));
  const [only, ...others] = open.filter((hour) => shown.has(hour));
  const [inPart, ...more] = open.filter((hour) => isWithin(hour, fills.part ?? slots.part));
  const hour = only && others.length === 0 ? only : inPart && more.length === 0 ? inPart : null;
  if (hour === null) return { ...fills };
  const { part: _settled, ...without } = rest;
  return { ...without, time: hour };
}

function isWithin(hour: string, part: string | undefined): boolean {
  const [from, to] = part?.split('-') ?? [];
  return from !== undefined && to !== undefined && hour >= from && hour < to;
}
