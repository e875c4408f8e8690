import { localOf } from '../../domain/booking/zone.ts';
import type { Business, Staff } from '../../domain/business/business.ts';
import type { HourRange, Weekday } from '../../domain/business/hours.ts';
import { addDays } from '../../domain/business/local-date.ts';
import { openingHours } from '../../domain/business/opening-hours.ts';
import { relativeDaysIn, weekdaysIn } from './calendar-words.ts';
import { pagesOf } from './check-bindings.ts';
import { resolveDate } from './days-named.ts';
import { type Sources, supportedBy } from './evidence.ts';
import { extractFacts, type Fact } from './extract-facts.ts';
import { aboutHours } from './hours-words.ts';
import { staffIn } from './named-in.ts';
import { normalise } from './normalise.ts';
import { rootsOf, sweepingIn } from './roots.ts';
import { denies, sentencesOf } from './sentences.ts';

const CLOSED_WORD =
  /(?<!\p{L})(?:закрыты|закрыто|закрыт|закрыл\p{L}*|выходной|выходные|не работаем|не работает|closed|day off|takes? \p{L}+ off|отдыха(?:ем|ет))(?!\p{L})/u;
const BREAK_WORD = /(?<!\p{L})(?:перерыв\p{L}*|обеденн\p{L}*|lunch break|break)(?!\p{L})/u;
const EVERY_DAY = /(?<!\p{L})(?:ежедневно|каждый день|без выходных|every day|daily|seven days)(?!\p{L})/u;
const NOT_HOURS =
  /(?<!\p{L})(?:свобод(?:н|ен)\p{L}*|окн[оа]|окошк\p{L}*|запис\p{L}*|available|slots?|booked|appointment)(?!\p{L})/u;
const WEEKEND = /(?<!\p{L})(?:(?:в|по) выходн(?:ые|ым)|weekends?)(?!\p{L})/u;
const WEEKDAYS = /(?<!\p{L})(?:(?:в|по) будн(?:и|ие|им|ям)|weekdays?)(?!\p{L})/u;
const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** What a sentence says wrongly of when the business, or one of its people, works. */
export function wrongHours(sentence: string, sources: Sources): string[] {
  const { business, now } = sources;
  const whole = normalise(sentence);
  if (!aboutHours(whole) || NOT_HOURS.test(whole)) return [];
  const pages = new Set(
    pagesOf(sources)
      .flatMap(sentencesOf)
      .filter((line) => aboutHours(normalise(line)))
      .flatMap((line) => supportedBy(line, business.currency)),
  );
  const wrong = (times: readonly Fact[], ends: ReadonlySet<string>): string[] =>
    times.filter(({ keys }) => !keys.some((key) => ends.has(key) || pages.has(key))).map(({ text }) => text);

  const [person, ...others] = staffIn(sentence, business);
  if (person)
    return others.length > 0
      ? []
      : wrong(timesIn(whole, business.currency), endsOf(rangesOfStaff(person, whole, business)));
  if (BREAK_WORD.test(whole))
    return denies(whole) || (pages.size > 0 && wrong(timesIn(whole, business.currency), new Set()).length === 0)
      ? []
      : [sentence];

  const text = aboutOneDay(whole, business.currency);
  const times = timesIn(text, business.currency);
  // "Закрываемся на час раньше" tells an hour without naming it.
  if (times.length === 0 && sweepingIn(text).includes('~more')) return [sentence];
  const closed = CLOSED_WORD.test(text) || denies(text);
  const days = openingsNamed(text, localOf(now, business.timezone).date, business);
  const [ranges] = days;
  if (EVERY_DAY.test(whole) && !closed)
    return WEEK.flatMap((day) => wrong(timesIn(whole, business.currency), endsOf(business.hours[day]))).slice(0, 1);
  if (ranges && days.length === 1) {
    if (closed !== (ranges.length === 0)) return [sentence];
    return wrong(times, endsOf(ranges)).map((time) => `${time} (${sentence})`);
  }
  if (days.length > 1) {
    // "С понедельника по субботу", "1 и 2 января": each day named fits, closed or open until then.
    if (closed) return times.length === 0 && days.some((open) => open.length > 0) ? [sentence] : [];
    return wrong(times, endsOf(days.flat()));
  }
  // "Мы закрыты" without a day is said of today.
  const today = openingHours(business, localOf(now, business.timezone).date);
  if (CLOSED_WORD.test(text) && rootsOf(text).length === 0 && today.length > 0 && !WITHOUT.test(text))
    return [sentence];
  return wrong(times, endsOf(WEEK.flatMap((day) => business.hours[day])));
}
const WITHOUT = /(?<!\p{L})(?:без|without|no)(?!\p{L})/u;

/** "с 9 до 21, в воскресенье с 10 до 18, в остальные дни …": only the part that goes with the named day. */
function aboutOneDay(text: string, currency: string): string {
  const clauses = text.split(/(?<=,)\s/);
  const named = clauses.findIndex((clause) => weekdaysIn(clause).length + relativeDaysIn(clause).length > 0);
  const usual = named > 0 && timesIn(clauses.slice(0, named).join(' '), currency).length > 0;
  const others = clauses.findIndex(
    (clause, index) => index > named && /остальн|будн|other|weekday|rest of/.test(clause),
  );
  return clauses.slice(usual ? named : 0, others < 0 ? undefined : others).join(' ');
}

/** "С 8:00" is no evening, though "в 8:30" may be. */
const timesIn = (text: string, currency: string): Fact[] =>
  extractFacts(text, currency)
    .filter(({ kind }) => kind === 'time')
    .map((fact) => (/^\D*\d{1,2}:\d{2}$/.test(fact.text) ? { ...fact, keys: fact.keys.slice(0, 1) } : fact));

const endsOf = (ranges: readonly HourRange[]): ReadonlySet<string> =>
  new Set(ranges.flatMap(({ from, to }) => [from, to === '24:00' ? '00:00' : to].map((time) => `time:${time}`)));

/** A colleague's own hours, of the days that are named or of all. */
function rangesOfStaff({ hours, breaks = [] }: Staff, text: string, business: Business): HourRange[] {
  const named = weekdaysIn(text);
  return [...(named.length > 0 ? named : WEEK).flatMap((day) => (hours ?? business.hours)[day]), ...breaks];
}

/** Opening hours of each day that a text names: a relative day or a date as it is, a weekday as it usually is. */
function openingsNamed(text: string, today: string, business: Business): (readonly HourRange[])[] {
  const relative = relativeDaysIn(text).map((days) => openingHours(business, addDays(today, days)));
  if (relative.length > 0) return relative;
  const dates = extractFacts(text, business.currency).filter(({ kind }) => kind === 'date');
  if (dates.length > 0) {
    return dates.map(({ keys }) => openingHours(business, resolveDate((keys[0] ?? '').slice('date:'.length), today)));
  }
  if (WEEKEND.test(text)) return [business.hours.sat, business.hours.sun];
  if (WEEKDAYS.test(text)) return WEEK.slice(0, 5).map((day) => business.hours[day]);
  return weekdaysIn(text).map((day: Weekday) => business.hours[day]);
}
