import type { Slot } from '../../domain/booking/slot.ts';
import { dayOnButton } from '../../domain/flow/present.ts';
import type { Option } from '../../domain/flow/walk.ts';
import type { Locale } from '../../domain/localized.ts';

/** Choices that settle day and time together. */
export const offersOf = (slots: readonly Slot[], locale: Locale): Option[] =>
  slots.map(({ date, time }) => ({ label: `${dayOnButton(date, locale)}, ${time}`, fill: { date, time } }));

/** As many choices as a small screen shows, spread evenly over all that there are, first and last included. */
export function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, i) => items[Math.round((i * (items.length - 1)) / (most - 1))]).filter(
    (item) => item !== undefined,
  );
}
