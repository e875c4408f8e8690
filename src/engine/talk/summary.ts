import type { SlotKind } from '../../domain/flow/flow.ts';
import { presentSlot } from '../../domain/flow/present.ts';
import type { Locale } from '../../domain/localized.ts';
import type { Situation } from '../../domain/perform/draft.ts';

const SHOWN: readonly SlotKind[] = ['service', 'staff', 'date', 'time'];

/** What a person has to know at a glance when a dialog is handed over: what the customer wants so far, and their last words. */
export function summaryOf({ dialog, business }: Situation, lastWords: string, locale: Locale): string {
  const slots = Object.assign({}, ...dialog.flow.map((frame) => frame.slots));
  const wishes = SHOWN.flatMap((kind) => {
    const value: unknown = slots[kind];
    return typeof value === 'string' ? [presentSlot(business, kind, value, locale)] : [];
  });
  const words = lastWords.length > 200 ? `${lastWords.slice(0, 200)}…` : lastWords;
  return [...(wishes.length > 0 ? [wishes.join(', ')] : []), `«${words}»`].join(' · ');
}
