import { insideOf } from './branches.ts';
import type { Walker } from './say.ts';
import type { SubStep } from './step.ts';
import type { Ending } from './walked.ts';

/**
 * How a sub-flow has ended, once it has: with the values that it would be started with now, and what it gave still there. Else it is to
 * be run first.
 */
export function enterSub(walker: Walker, step: SubStep, id: string): string | Ending {
  const { slots, returned } = walker.frame;
  const given = Object.fromEntries(
    Object.entries(step.in ?? {}).flatMap(([theirs, ours]): [string, string][] => {
      const value = slots[ours];
      return value ? [[theirs, value]] : [];
    }),
  );
  const key = Object.entries(given)
    .map(([slot, value]) => `${slot}=${value}`)
    .join('&');
  const before = returned?.[id];
  if (before?.key === key && before.gave.every((slot) => slots[slot])) return before.outcome;
  const inside = insideOf(id, '');
  walker.frame = {
    ...walker.frame,
    step: id,
    asked: [],
    offered: [],
    proposed: [],
    repeats: 0,
    // Run anew, what follows it is said anew.
    done: walker.frame.done.filter((done) => !done.startsWith(inside.slice(0, -1))),
  };
  return { kind: 'sub', flow: step.sub, given, back: { step: id, key, out: { ...step.out } } };
}
