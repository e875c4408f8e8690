import { checkSlot } from '../../domain/booking/check-slot.ts';
import { hoursOf } from '../../domain/flow/either.ts';
import { hourInWords } from '../../domain/flow/present.ts';
import { type FlowCall, outcome, slotQuery } from './call.ts';

/**
 * An hour that may be meant twice: the half in which the visit fits, by its length and whoever works that day (`one`), or both to choose
 * from (`two`).
 */
export const halves: FlowCall = async (context) => {
  const { slots, locale } = context;
  const hours = hoursOf(slots.either);
  const query = await slotQuery(context);
  const { date } = slots;
  const looked = hours.map((time) => ({
    time,
    kind: query && date ? checkSlot({ ...query, date, time }).kind : ('free' as const),
  }));
  const fitting = [looked.filter(({ kind }) => kind === 'free'), looked.filter(({ kind }) => kind === 'taken')];
  const [best] = fitting.filter((list) => list.length > 0);
  const [one, other] = best ?? looked;
  const vars = { halves: hours.map((time) => hourInWords(time, locale)).join(locale === 'ru' ? ' или ' : ' or ') };
  if (one && !other) return { ...outcome('one', vars), fill: { time: one.time } };
  const options = hours.map((time) => ({ label: hourInWords(time, locale), fill: { time } }));
  return { ...outcome('two', vars), options };
};
