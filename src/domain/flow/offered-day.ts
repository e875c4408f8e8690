import { entityOf, type Understanding } from '../understanding.ts';
import type { FlowFrame } from './state.ts';

/** A weekday and nothing else, from Sunday on. */
const WEEKDAYS: readonly RegExp[] = [
  /^(?:во? |on )?(?:вс|воскресень[ея]|sun(?:day)?)$/iu,
  /^(?:во? |on )?(?:пн|понедельник|mon(?:day)?)$/iu,
  /^(?:во? |on )?(?:вт|вторник|tue(?:s|sday)?)$/iu,
  /^(?:во? |on )?(?:ср|сред[ауы]|wed(?:nesday)?)$/iu,
  /^(?:во? |on )?(?:чт|четверг|thu(?:rs|rsday)?)$/iu,
  /^(?:во? |on )?(?:пт|пятниц[ауы]|fri(?:day)?)$/iu,
  /^(?:во? |on )?(?:сб|суббот[ауы]|sat(?:urday)?)$/iu,
];

/**
 * "В среду" after "which of these days: Wed 2, Thu 3?" is the Wednesday that was offered, not the one of this week. Null where the message
 * names a date of its own, or none of the offered days fits; of several it is the next.
 */
export function offeredDay({ asked, offered }: FlowFrame, understanding: Understanding): string | null {
  const named = entityOf(understanding, 'date');
  if (!named || !asked.includes('date')) return null;
  const days = [...new Set(offered.flatMap(({ fill }) => fill.date ?? []))];
  if (days.length === 0 || days.includes(named.value)) return null;
  return days.sort().find((day) => isNamed(day, named.text)) ?? null;
}

const isNamed = (day: string, words: string): boolean =>
  WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]?.test(words.trim()) ?? false;
