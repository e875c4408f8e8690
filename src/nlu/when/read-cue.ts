import { hasMove } from './move-words.ts';
import { type Draft, norm, reads, type Scan } from './scan.ts';
import type { WhenCue } from './when-types.ts';
import { phrases, words } from './word-sets.ts';

/**
 * What the words around each date or time make of it: "not Friday" and "в среду не могу" reject it, "лучше", "instead" and the target of
 * a move ("с пятницы на субботу") prefer it, plain mention is null.
 */
export function readCues(scan: Scan, drafts: Draft[]): (WhenCue | null)[] {
  const cues = new Array<WhenCue | null>(drafts.length).fill(null);
  // From the last: in a row of them each asks the one after it, and is read once.
  for (let index = drafts.length - 1; index >= 0; index -= 1) {
    const draft = drafts[index];
    if (draft) cues[index] = readCue(scan, drafts, index, draft, cues[index + 1] ?? null);
  }
  return cues;
}

function readCue(scan: Scan, drafts: Draft[], index: number, draft: Draft, cueOfNext: WhenCue | null): WhenCue | null {
  const from = previousEnd(drafts, index);
  const until = nextStart(scan, drafts, index);
  if (
    isRejectedBefore(scan, from, draft) ||
    isRejectedAfter(scan, draft, until) ||
    isMovedFrom(scan, draft, drafts, index)
  )
    return 'rejected';
  // "Субботу и воскресенье не могу", "в чт в 10 не смогу, в пт в 11?": what rejects the last of a row rejects all of it.
  const next = drafts[index + 1];
  const isAlike = next?.kind === draft.kind || drafts.slice(index + 2).some(({ kind }) => kind === draft.kind);
  if (next !== undefined && isAlike && cueOfNext === 'rejected' && isRow(scan, draft.to, next.at)) {
    if (!isMovedFrom(scan, next, drafts, index + 1)) return cueOfNext;
  }
  return isPreferred(scan, from, draft, until) ? 'preferred' : null;
}

/** Nothing but commas, "и" and prepositions between. */
function isRow(scan: Scan, from: number, until: number): boolean {
  for (let at = from; at < until; at += 1) if (!ROW.has(norm(scan, at))) return false;
  return true;
}

/** End of the last draft before this one that says the same kind of thing. */
function previousEnd(drafts: Draft[], index: number): number {
  const draft = drafts[index];
  let end = 0;
  for (const other of drafts.slice(0, index)) if (other.at < (draft?.at ?? 0)) end = Math.max(end, other.to);
  return end;
}

function nextStart(scan: Scan, drafts: Draft[], index: number): number {
  const end = drafts[index]?.to ?? 0;
  const starts = drafts.slice(index + 1).flatMap((other) => (other.at >= end ? [other.at] : []));
  return Math.min(scan.tokens.length, ...starts);
}

/** "not on Friday", "кроме среды", "instead of 3", "can't do Monday". */
function isRejectedBefore(scan: Scan, from: number, draft: Draft): boolean {
  let at = draft.at - 1;
  while (at >= from && LINKS.has(norm(scan, at)) && draft.at - at < 3) at -= 1;
  if (at < from) return false;
  if (NOT.has(norm(scan, at))) return true;
  return REFUSALS_BEFORE.some(
    (phrase) => at - phrase.length + 1 >= from && reads(scan, at - phrase.length + 1, ...phrase),
  );
}

/** "в среду не могу", "10:30 won't work", "tomorrow is too late", "завтра, хотя нет". */
function isRejectedAfter(scan: Scan, draft: Draft, until: number): boolean {
  const limit = Math.min(until, draft.to + REACH_AFTER);
  for (let at = draft.to; at < limit; at += 1) {
    if (STOPS.has(norm(scan, at))) return false;
    if (REFUSALS_AFTER.some((phrase) => at + phrase.length <= until && reads(scan, at, ...phrase))) return true;
  }
  return false;
}

/** "с пятницы на субботу", "move it from 2 to 4", "записана на вторник, перенести на среду": the first is the old one. */
function isMovedFrom(scan: Scan, draft: Draft, drafts: Draft[], index: number): boolean {
  const later = drafts.slice(index + 1).find((other) => family(other) === family(draft));
  if (later === undefined) return false;
  // "В 4 освобожусь, в 5 буду", "11 занято? тогда 12".
  const soon = Math.min(later.at, draft.to + REACH_AFTER);
  if (has(scan, draft.to, soon, family(draft) === 'time' ? BUSY : NO_WAY)) return true;
  const isFrom = FROM.has(norm(scan, draft.at - 1)) && TO.has(norm(scan, later.at - 1) || norm(scan, later.at));
  const startsFrom = FROM.has(norm(scan, draft.at)) && family(draft) === 'time';
  if (isFrom || startsFrom) return hasMove(scan, 0, scan.tokens.length);
  const isTarget = TARGET.has(norm(scan, draft.at - 1)) || TARGET.has(norm(scan, draft.at));
  if (!isTarget && TO.has(norm(scan, later.at - 1)) && hasMove(scan, 0, draft.at)) return true;
  return hasMove(scan, draft.to, later.at) || (isBooked(scan, draft.at) && has(scan, draft.to, later.at, WISHES));
}

/** A time and a range of times answer the same question. */
function family(draft: Draft): Draft['kind'] {
  return draft.kind === 'timeRange' ? 'time' : draft.kind;
}

/** "Записана завтра на 15:00", "I am booked for Monday": the booking as it stands. */
function isBooked(scan: Scan, at: number): boolean {
  return has(scan, Math.max(0, at - REACH_BOOKED), at, BOOKED);
}

function has(scan: Scan, from: number, until: number, among: ReadonlySet<string>): boolean {
  for (let at = from; at < until; at += 1) if (among.has(norm(scan, at))) return true;
  return false;
}

function isPreferred(scan: Scan, from: number, draft: Draft, until: number): boolean {
  for (let at = Math.max(from, draft.at - REACH_BEFORE); at < draft.at; at += 1)
    if (PREFERS_BEFORE.has(norm(scan, at)) && !IF.has(norm(scan, at - 1))) return true;
  if (hasMove(scan, from, draft.at) || BESIDE.has(norm(scan, draft.at))) return true;
  for (let at = draft.to; at < Math.min(until, draft.to + REACH_AFTER); at += 1) {
    if (STOPS.has(norm(scan, at))) return false;
    if (PREFERS_AFTER.has(norm(scan, at)) && norm(scan, at + 1) !== 'of') return true;
  }
  return false;
}

/** Further words belong to another thought. */
const REACH_AFTER = 6;
const REACH_BEFORE = 7;
const LINKS = words('в во на к ко с со at on in for by the only только just this');
const NOT = words('не not except кроме вместо');
const REFUSALS_BEFORE = phrases(
  "instead of|rather than|but not|can't do|cannot do|can't make|can't make it|cannot make|cannot make it|can't come|don't think|not free|am not free|not available|busy|не могу|не смогу|не получится|не получается|неудобно|занята|занят|couldn't do|can't",
);
const REFUSALS_AFTER = phrases(
  "не могу|не смогу|не успею|не успеваю|не получится|не получается|не подходит|не подойдет|неудобно|не удобно|не выйдет|занята|занят|не будет|меня не|хотя нет|ой нет|won't|will not|doesn't work|does not work|don't work|can't|isn't|is not|not work|is too|is a bit|too early|too late|no wait|не надо|отпадает|не вариант",
);
const STOPS = words('. ! ? ; но а but');
const PREFERS_BEFORE = words(
  'запишите запиши поэтому лучше нет хотя точнее вернее давайте ой тогда перепутал перепутала rather actually instead no make change sorry wait mean',
);
/** "Завтра, если нет, то в среду" is a second choice, not a correction. */
const IF = words('если if');
const PREFERS_AFTER = words('instead лучше');
const ROW = words(', и или ни в во на and or on nor');
const BUSY = words('освобожусь освобождаюсь заканчиваю закончу занято заняты taken booked occupied finish');
const NO_WAY = words('никак');
/** A day counted from another one is what is wanted. */
const BESIDE = words('накануне');
const REACH_BOOKED = 5;
const BOOKED = words('записан записана записаны записалась записался booked scheduled');
const WISHES = words('хочу можно надо нужно хотела хотел хотелось want need like could can');
const FROM = words('с со from');
const TARGET = words('на to for');
const TO = words('на to');
