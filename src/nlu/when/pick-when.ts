import type { DayPart, WhenMatch } from './when-types.ts';

/** The one reading of a message that a booking goes on with. */
export interface PickedWhen {
  date?: string;
  /** A named clock time. With `timeRange` beside it, it is only where the range starts: look there first, not only there. */
  time?: string;
  /** The half of the day was guessed: worth a question when it matters. */
  timeAmbiguous?: boolean;
  dayPart?: DayPart;
  dateRange?: { from: string; to: string };
  timeRange?: { from?: string; to?: string };
  /** The matches behind the answer. */
  used: WhenMatch[];
}

/**
 * Chooses one date and one time out of everything found: what the customer rejects is out, the last correction wins, else the first
 * mention. Ranges and parts of the day come along for searching; "before 4" gives a range and no time.
 */
export function pickWhen(matches: WhenMatch[]): PickedWhen {
  const picked: PickedWhen = { used: [] };
  const date = choose(matches, 'date');
  if (date !== null) {
    picked.date = date.value;
    picked.used.push(date);
  }
  const dateRange = choose(matches, 'dateRange');
  if (dateRange !== null && date === null) {
    picked.dateRange = { from: dateRange.from, to: dateRange.to };
    picked.used.push(dateRange);
  }
  pickTime(picked, matches);
  const dayPart = choose(matches, 'dayPart');
  if (dayPart !== null) {
    picked.dayPart = dayPart.value;
    picked.used.push(dayPart);
  }
  return picked;
}

function pickTime(picked: PickedWhen, matches: WhenMatch[]): void {
  const time = choose(matches, 'time');
  const range = choose(matches, 'timeRange');
  const correctsTime = time !== null && range?.cue === 'preferred' && time.cue !== 'preferred';
  if (time !== null && !correctsTime) {
    picked.time = time.value;
    if (time.ambiguous === true) picked.timeAmbiguous = true;
    picked.used.push(time);
    return;
  }
  if (range === null) return;
  picked.timeRange = {
    ...(range.from === undefined ? {} : { from: range.from }),
    ...(range.to === undefined ? {} : { to: range.to }),
  };
  if (range.from !== undefined) picked.time = range.from;
  picked.used.push(range);
}

function choose<K extends WhenMatch['kind']>(matches: WhenMatch[], kind: K): Extract<WhenMatch, { kind: K }> | null {
  const isKind = (match: WhenMatch): match is Extract<WhenMatch, { kind: K }> => match.kind === kind;
  const open = matches.filter(isKind).filter((match) => match.cue !== 'rejected');
  return open.filter((match) => match.cue === 'preferred').at(-1) ?? open[0] ?? null;
}
