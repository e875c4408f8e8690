import type { SlotKind } from '../../domain/flow/flow.ts';
import { presentSlot } from '../../domain/flow/present.ts';
import type { Locale } from '../../domain/localized.ts';
import type { Situation } from '../../domain/perform/draft.ts';

const SHOWN: readonly SlotKind[] = ['service', 'staff', 'date', 'time'];
const COMING = new Set<string>(['booked', 'confirmed']);

/**
 * What is known of a dialog without reading it, a line each: the background of a question. Of appointments only that there are some: when
 * they are is looked up, and checked against it.
 */
export function knownOf({ dialog, business, appointments }: Situation, locale: Locale, now: Date): string[] {
  const slots: Record<string, unknown> = Object.assign({}, ...dialog.flow.map((frame) => frame.slots));
  const wishes = SHOWN.flatMap((kind) => {
    const value = slots[kind];
    return typeof value === 'string' ? [`${kind}: ${presentSlot(business, kind, value, locale)}`] : [];
  });
  const running = dialog.flow.at(-1)?.flow;
  const coming = appointments.filter(({ status, start }) => COMING.has(status) && start > now);
  return [
    ...(running ? [`in the middle of "${running}"`] : []),
    ...(wishes.length > 0 ? [`chosen so far: ${wishes.join(', ')}`] : []),
    coming.length > 0 ? `has ${coming.length} coming appointment(s)` : 'has no coming appointment',
  ];
}
