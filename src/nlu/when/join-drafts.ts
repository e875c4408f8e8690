import { mondayOf, weekdayOf } from './civil-date.ts';
import { type Draft, isOneOf, type Scan } from './scan.ts';

type DateDraft = Extract<Draft, { kind: 'date' }>;

/** Puts together what is one date in two pieces: "Friday the 8th", "в среду на следующей неделе", "завтра, в пятницу". */
export function joinDrafts(scan: Scan, drafts: Draft[]): Draft[] {
  return joinNeighbours(scan, moveIntoWeek(scan, drafts));
}

/** A bare weekday beside a week is the weekday of that week, wherever in the message the week is said. */
function moveIntoWeek(scan: Scan, drafts: Draft[]): Draft[] {
  const week = drafts.find((draft) => draft.kind === 'dateRange' && draft.week);
  const hasWeekday = drafts.some((draft) => draft.kind === 'date' && draft.via === 'weekday');
  if (week?.kind !== 'dateRange' || !hasWeekday) return drafts;
  const monday = mondayOf(week.last);
  return drafts.flatMap((draft): Draft[] => {
    if (draft === week) return [];
    if (draft.kind !== 'date' || draft.via !== 'weekday') return [draft];
    const day = monday + weekdayOf(draft.day) - 1;
    const touches = isNear(scan, draft, week);
    const at = touches ? Math.min(draft.at, week.at) : draft.at;
    const to = touches ? Math.max(draft.to, week.to) : draft.to;
    // "Monday this week" said on a Friday is over.
    return day < scan.today ? [] : [{ ...draft, day, via: 'qualifiedWeekday', at, to }];
  });
}

function joinNeighbours(scan: Scan, drafts: Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const before = joined.at(-1);
    const one =
      before?.kind === 'date' && draft.kind === 'date' && isNear(scan, before, draft) ? oneDate(before, draft) : null;
    if (one === null) joined.push(draft);
    else joined[joined.length - 1] = one;
  }
  return joined;
}

/** The surer of two neighbouring dates when one is a weekday and the other says the day itself, else null: those are two dates. */
function oneDate(left: DateDraft, right: DateDraft): DateDraft | null {
  const isWeekday = (draft: DateDraft) => draft.via === 'weekday' || draft.via === 'qualifiedWeekday';
  if (isWeekday(left) === isWeekday(right)) return null;
  const [weekday, other] = isWeekday(left) ? [left, right] : [right, left];
  const at = Math.min(left.at, right.at);
  const to = Math.max(left.to, right.to);
  if (other.via === 'weeks') return { ...other, day: mondayOf(other.day) + weekdayOf(weekday.day) - 1, at, to };
  const agrees = weekdayOf(weekday.day) === weekdayOf(other.day);
  return { ...other, at, to, confidence: agrees ? 0.98 : 0.7 };
}

/** Nothing but a comma, an article or a preposition between the two. */
function isNear(scan: Scan, one: Draft, other: Draft): boolean {
  const [first, second] = one.at <= other.at ? [one, other] : [other, one];
  if (second.at - first.to > 2) return false;
  for (let at = first.to; at < second.at; at += 1) if (!isOneOf(scan, at, GLUE)) return false;
  return true;
}

const GLUE = new Set([',', '(', 'the', 'of', 'on', 'in', 'в', 'во', 'на', '-', 'это']);
