import { inLocale, type Localized } from '../localized.ts';
import type { Button } from '../message.ts';
import { DONE } from './frame.ts';
import { writePayload } from './payload.ts';
import { speak, type Walker, wait, waiting } from './say.ts';
import { slotTitle } from './slot-titles.ts';
import type { ConfirmStep } from './step.ts';
import type { Ending } from './walked.ts';

/** A summary that needs a yes: passed over once these very values were confirmed. */
export function confirm(
  walker: Walker,
  step: Omit<ConfirmStep, 'say'> & { say: Localized },
  id: string,
): Ending | undefined {
  const { confirm: slots, say, change, timeout } = step;
  const key = slots.map((slot) => walker.frame.slots[slot] ?? '').join('|');
  const wasOpen = walker.frame.asked.includes('confirm');
  const { locale, polarity } = walker.turn;
  if (walker.frame.confirmed === key) return undefined;
  if (wasOpen && polarity === 'yes') {
    walker.frame = { ...walker.frame, confirmed: key };
    return undefined;
  }
  if (wasOpen && polarity === 'no' && step.refused) {
    speak(walker, id, change, {});
    return { kind: 'done', outcome: DONE };
  }
  if (wasOpen && polarity === 'no') {
    const titles = slots
      .filter((slot) => walker.frame.slots[slot])
      .map((slot) => ({ slot, label: inLocale(slotTitle(walker.flow, slot), locale) }));
    const options = titles.map(({ slot, label }) => ({ label, fill: { clear: slot } }));
    return wait(walker, { id, asks: slots, say: change, options, timeout });
  }
  const buttons: Button[] = [
    { label: inLocale(step.yes ?? RIGHT, locale), payload: writePayload({ kind: 'answer', yes: true }) },
    {
      label: inLocale(step.no ?? (step.refused ? NO : CHANGE), locale),
      payload: writePayload({ kind: 'answer', yes: false }),
    },
  ];
  speak(walker, id, say, { buttons }, { asks: ['confirm'], ...(walker.slot ? { confirms: walker.slot } : {}) });
  return waiting(walker, { id, asked: ['confirm'], timeout });
}

const RIGHT: Localized = { ru: 'Да, всё верно', en: 'Yes, that’s right' };
const CHANGE: Localized = { ru: 'Изменить', en: 'Change' };
const NO: Localized = { ru: 'Нет', en: 'No' };
