import { localOf } from '../../domain/booking/zone.ts';
import type { Business, Service } from '../../domain/business/business.ts';
import type { Weekday } from '../../domain/business/hours.ts';
import { addDays, weekdayOf } from '../../domain/business/local-date.ts';
import { openingHours } from '../../domain/business/opening-hours.ts';
import { relativeDaysIn, weekdaysIn } from './calendar-words.ts';
import { type Sources, supportedBy } from './evidence.ts';
import { extractFacts, type Fact } from './extract-facts.ts';
import { servicesIn, staffIn } from './named-in.ts';
import { normalise } from './normalise.ts';
import { clauseAt, denies } from './sentences.ts';
import { slotPairs } from './slot-pairs.ts';

/**
 * Facts that exist but belong to something else: another service's price, another day's hours. `carried` are the services
 * that the sentence before spoke of ("It costs …").
 */
export function wrongBindings(sentence: string, sources: Sources, carried: readonly Service[]): string[] {
  return [
    ...foreignFigures(sentence, sources, carried),
    ...mismatchedDay(sentence, sources),
    ...wrongOpening(sentence, sources),
    ...inventedTimes(sentence, sources),
  ];
}

/** A price or length in a sentence about a service is that service's, or stands in a page or in a result that is no price list. */
function foreignFigures(sentence: string, sources: Sources, carried: readonly Service[]): string[] {
  const { business, tools } = sources;
  const named = servicesIn(sentence, business);
  const services = named.length > 0 ? named : carried;
  if (services.length === 0) return [];
  const figures = extractFacts(sentence, business.currency).filter(
    ({ kind, keys }) =>
      kind === 'money' ||
      (kind === 'duration' && keys.some((key) => Number(key.slice('duration:'.length)) < 24 * 60)) ||
      keys.some((key) => key.startsWith('number:') && Number(key.slice('number:'.length)) >= 100),
  );
  const allowed = new Set([
    ...services
      .flatMap(({ price }) => [price.from, price.to ?? price.from])
      .flatMap((value) => [`money:${business.currency}:${value}`, `number:${value}`]),
    ...services.map(({ durationMinutes }) => `duration:${durationMinutes}`),
    ...pagesOf(sources)
      .concat(tools.filter(({ name }) => name !== 'prices').map(({ content }) => content))
      .flatMap((text) => supportedBy(text, business.currency)),
  ]);
  return figures.filter(({ keys }) => !keys.some((key) => allowed.has(key))).map(({ text }) => text);
}

/** "в пятницу, 5 ноября" and "завтра, 6 ноября" have to be the same day. */
function mismatchedDay(sentence: string, { business, now }: Sources): string[] {
  const text = normalise(sentence);
  const dates = extractFacts(sentence, business.currency).filter(({ kind }) => kind === 'date');
  const [date, ...more] = dates;
  if (!date || more.length > 0) return [];
  const today = localOf(now, business.timezone).date;
  const said = date.keys.map((key) => resolve(key.slice('date:'.length), today));
  const weekdays = weekdaysIn(text);
  const relative = relativeDaysIn(text);
  const [weekday] = weekdays;
  const [days] = relative;
  const wrongWeekday = weekday && weekdays.length === 1 && !said.some((day) => weekdayOf(day) === weekday);
  const wrongDay = days !== undefined && relative.length === 1 && !said.includes(addDays(today, days));
  return wrongWeekday || wrongDay ? [`${date.text} (${wrongWeekday ? weekday : 'relative day'})`] : [];
}

/** A date without a year is the next one of that name. */
function resolve(date: string, today: string): string {
  if (date.length === 10) return date;
  const year = Number(today.slice(0, 4));
  const thisYear = `${year}-${date}`;
  return thisYear >= today ? thisYear : `${year + 1}-${date}`;
}

const OPEN_WORD = /(?<!\p{L})(?:работаем|открыт\p{L}*|открываемся|закрываемся|open|opens|close|closes)(?!\p{L})/u;
/** "В воскресенье до 20:00" speaks of the hours without a word for it. */
const FROM_TILL = /(?<!\p{L})(?:с|до|from|till|until)\s+\d{1,2}(?::\d{2})?(?!\d)(?!\s*(?:мин|дн|лет|min|day|year))/u;
const CLOSED_WORD = /(?<!\p{L})(?:закрыты|закрыто|закрыт|выходной|не работаем|closed|day off)(?!\p{L})/u;

/** Open, closed, from and till are checked against the hours of the one day that a sentence names. */
function wrongOpening(sentence: string, sources: Sources): string[] {
  const { business, now } = sources;
  const whole = normalise(sentence);
  const spoken = OPEN_WORD.test(whole) || CLOSED_WORD.test(whole);
  const bare =
    FROM_TILL.test(whole) && !SAID_OF.some(({ word }) => word.test(whole)) && staffIn(sentence, business).length === 0;
  if (!spoken && !bare) return [];
  const text = aboutOneDay(whole, business.currency);
  const days = daysNamed(text, localOf(now, business.timezone).date, business);
  if (days.length !== 1) return [];
  const ranges = days[0] ?? [];
  const saysClosed = CLOSED_WORD.test(text) || denies(text);
  if (saysClosed !== (ranges.length === 0)) return [sentence];
  const ends = new Set(
    ranges.flatMap(({ from, to }) => [from, to === '24:00' ? '00:00' : to].map((time) => `time:${time}`)),
  );
  const pages = new Set(pagesOf(sources).flatMap((page) => supportedBy(page, business.currency)));
  return timesIn(text, business.currency)
    .filter(({ keys }) => !keys.some((key) => ends.has(key) || pages.has(key)))
    .map(({ text: time }) => `${time} (${sentence})`);
}

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

const timesIn = (text: string, currency: string): Fact[] =>
  extractFacts(text, currency).filter(({ kind }) => kind === 'time');

/** Opening hours of each day that a text names: a relative day or a date as it is, a weekday as it usually is. */
function daysNamed(text: string, today: string, business: Business) {
  const relative = relativeDaysIn(text).map((days) => openingHours(business, addDays(today, days)));
  if (relative.length > 0) return relative;
  const dates = extractFacts(text, business.currency).filter(({ kind }) => kind === 'date');
  if (dates.length > 0) {
    return dates.map(({ keys }) => openingHours(business, resolve((keys[0] ?? '').slice('date:'.length), today)));
  }
  return weekdaysIn(text).map((day: Weekday) => business.hours[day]);
}

const SAID_OF: readonly { tool: string; word: RegExp }[] = [
  {
    tool: 'free_slots',
    word: /(?<!\p{L})(?:свобод(?:н|ен)\p{L}*|окн[оа]|окошк\p{L}*|есть (?:время|место)|можем записать|могу записать|available|availability|free (?:slot|time|at|on)|openings?|slots?|can book)(?!\p{L})/u,
  },
  {
    tool: 'own_appointments',
    word: /(?<!\p{L})(?:вы (?:уже )?записаны|ждем вас|(?:у вас|ваша) (?:есть )?(?:запись|бронь)|your (?:appointment|booking|visit)|you(?:'re| are| have) .*(?:booked|appointment)|expecting you)(?!\p{L})/u,
  },
];

/** A time that is said to be free, or to be the customer's, has to come with its day from what was looked up in this turn. */
function inventedTimes(sentence: string, sources: Sources): string[] {
  const text = normalise(sentence);
  return SAID_OF.flatMap(({ tool, word }) => {
    const said = word.exec(text);
    if (!said || denies(clauseAt(text, said.index))) return [];
    return timesWithoutSource(text, tool, sources);
  });
}

function timesWithoutSource(text: string, tool: string, sources: Sources): string[] {
  const { business, tools, now } = sources;
  const pages = new Set(pagesOf(sources).flatMap((page) => supportedBy(page, business.currency)));
  const pairs = tools
    .filter(({ name }) => name === tool)
    .flatMap(({ content }) => slotPairs(content, business.timezone));
  const today = localOf(now, business.timezone).date;
  const dates = extractFacts(text, business.currency).filter(({ kind }) => kind === 'date');
  const onDay = [
    ...relativeDaysIn(text).map((days) => (date: string) => date === addDays(today, days)),
    ...dates.map(
      ({ keys }) =>
        (date: string) =>
          keys.some((key) => date.endsWith(key.slice('date:'.length))),
    ),
  ];
  const weekdays = weekdaysIn(text);
  if (dates.length === 0 && weekdays.length > 0) onDay.push((date) => weekdays.includes(weekdayOf(date)));
  const times = timesIn(text, business.currency);
  const vague = times.length === 0 && tool === 'free_slots' && onDay.length > 0;
  if (vague && !pairs.some(({ date }) => onDay.some((is) => is(date)))) return [text];
  return times
    .filter(({ keys }) => !keys.some((key) => pages.has(key)))
    .filter(
      ({ keys }) =>
        !pairs.some(
          ({ date, time }) => keys.includes(`time:${time}`) && (onDay.length === 0 || onDay.some((is) => is(date))),
        ),
    )
    .map(({ text: time }) => time);
}

/** The written pages; business data is looked up by what it belongs to instead. */
const pagesOf = ({ passages }: Sources): string[] =>
  passages.filter(({ source }) => !/^business:(?:service|prices|hours|staff)/.test(source)).map(({ text }) => text);
