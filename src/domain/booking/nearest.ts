import type { Slot } from './slot.ts';

/**
 * The `count` slots around a wanted instant, nearest first. The best one on each side comes before a second one on the
 * same side, so the customer hears both an earlier and a later time where there are any.
 */
export function nearest(slots: Slot[], wanted: Date, count: number): Slot[] {
  const distance = (slot: Slot) => Math.abs(slot.start.getTime() - wanted.getTime());
  const byDistance = (a: Slot, b: Slot) => distance(a) - distance(b) || a.start.getTime() - b.start.getTime();
  const sorted = [...slots].sort(byDistance);
  const best = [sorted.find(({ start }) => start < wanted), sorted.find(({ start }) => start >= wanted)];
  const bothSides = best.filter((slot) => slot !== undefined).sort(byDistance);
  return [...bothSides, ...sorted.filter((slot) => !bothSides.includes(slot))].slice(0, count);
}
