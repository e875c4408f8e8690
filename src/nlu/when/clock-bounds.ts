import { nearestMonthDay } from './civil-date.ts';
import { isOneOf, type Scan } from './scan.ts';
import { words } from './word-sets.ts';

/** Whether the tokens just before are a date, with at most a comma between. */
export function isAfterDate(scan: Scan, at: number): boolean {
  const last = scan.last;
  if (last?.kind !== 'date') return false;
  return last.to === at || (last.to === at - 1 && isOneOf(scan, at - 1, COMMAS));
}

/** A bare hour may be followed by anything but a noun that it would count; nouns of counting are blocked before. */
export function mayEndHour(scan: Scan, to: number): boolean {
  const token = scan.tokens[to];
  if (token === undefined) return true;
  if (token.kind === 'number') return !token.glued;
  return !(
    token.kind === 'mark' &&
    (token.norm === '%' ||
      token.norm === '/' ||
      (token.norm === ':' && token.glued) ||
      (token.norm === '.' && scan.tokens[to + 1]?.glued === true && scan.tokens[to + 1]?.kind === 'number'))
  );
}

/** Nothing behind it that the number could count. */
export function mayStandAlone(scan: Scan, to: number): boolean {
  const token = scan.tokens[to];
  if (token === undefined) return true;
  if (token.kind === 'mark') return mayEndHour(scan, to) && !'-+=*@'.includes(token.norm);
  return MAY_FOLLOW_ALONE.has(token.norm);
}

/** "на 05.12" is a date; only October far ahead leaves doubt, and then "на 12.10" is ten past twelve. */
export function readsAsNearDate(scan: Scan, at: number): boolean {
  const [day, mark, month] = scan.tokens.slice(at, at + 3);
  if (day?.kind !== 'number' || month?.kind !== 'number' || mark?.norm !== '.' || !month.glued) return false;
  const near = nearestMonthDay(scan.today, month.value, day.value);
  const isFarOctober = month.value === 10 && near !== null && near - scan.today > NEAR_DAYS;
  return near !== null && (!isFarOctober || day.text.startsWith('0'));
}

/** Whether a bare number may be the answer to a question: "12", "давайте 12", "ok, 12"; "page 12" and "SALE15" name something else. */
export function mayAnswer(scan: Scan, at: number): boolean {
  const before = scan.tokens[at - 1];
  const [mark, fraction] = [scan.tokens[at + 1], scan.tokens[at + 2]];
  if (mark?.norm === '.' && mark.glued && fraction?.kind === 'number' && fraction.text.length === 1) return false;
  if (before === undefined) return true;
  if (before.kind !== 'word') return before.kind === 'mark' && !'.-/'.includes(before.norm);
  const isGlued = scan.tokens[at]?.glued === true;
  return !isGlued && (ANSWER_LEADS.has(before.norm) || before.calendar !== null);
}

const ANSWER_LEADS = words(
  'давайте давай можно ну тогда лучше пусть или и да ок окей хорошо наверное наверно может мне на в во к ко с часов часа часиков время день число числа дату дата запишите хочу удобно подойдет устроит около примерно нет а но только ok okay yes well maybe perhaps or and the say at on for by about around lets make it try then please no is works good hour time day date',
);
/** As far ahead as most people book. */
const NEAR_DAYS = 120;
const COMMAS = words(', - . ; (');
/** Words that a bare hour may stand before. */
export const MAY_FOLLOW_ALONE = words(
  'please pls thanks instead if or and on for is ok okay works with tomorrow today would sharp then можно есть нет пожалуйста удобно или и в во к у с если будет норм ок подойдет подходит устроит лучше свободно получится да а но завтра сегодня хочу запишите',
);
/** Words that turn a bare number behind them into an hour. */
export const CLOCK_LEADS = words(
  'at by around about approximately approx @ for в во к ко на часов часа часиков часикам около примерно районе ближе hour time it',
);
