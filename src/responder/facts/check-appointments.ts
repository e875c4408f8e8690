import type { Business, Service, Staff } from '../../domain/business/business.ts';
import { sameName } from './check-names.ts';
import { daysNamed, type IsDay } from './days-named.ts';
import { type Sources, supportedBy } from './evidence.ts';
import { extractFacts } from './extract-facts.ts';
import { aboutHours } from './hours-words.ts';
import { servicesIn, staffIn, staffStems } from './named-in.ts';
import { normalise } from './normalise.ts';
import { rootsOf } from './roots.ts';
import { denies } from './sentences.ts';
import { type ToolRow, toolRows } from './tool-rows.ts';

const FREE =
  /(?<!\p{L})(?:свобод(?:н|ен)\p{L}*|окн[оа]|окошк\p{L}*|мест(?:о|ечко|а)|есть время|времени|ближайш\p{L}*|можем записать|могу записать|примет|занят\p{L}*|available|availability|free (?:slot|time|at|on)|openings?|slots?|gaps?|can book|can see you|is free)(?!\p{L})/u;
const OWN =
  /(?<!\p{L})(?:вы (?:уже )?записаны|ждем вас|записей|(?:у вас|ваша|ваше) .*(?:запис\p{L}|бронь|визит)|ваша запись|your (?:appointment|booking|visit)|you(?:'re| are| have) .*(?:booked|appointments?)|expecting you|(?<!can )see you)(?!\p{L})/u;
const DAY_WORKS = /(?<!\p{L})(?:morning|afternoon|evening|(?:mon|tues|wednes|thurs|fri|satur|sun)day) works(?!\p{L})/u;
const TAKEN = /(?<!\p{L})(?:занят\p{L}*|taken|booked up|fully booked)(?!\p{L})/u;

/** What a sentence says of one time: on which day, with whom, for what. */
interface Claim {
  text: string;
  /** Keys of the time, null where only a day or a person is named. */
  keys: string[] | null;
  days: readonly IsDay[];
  staff: readonly Staff[];
  services: readonly Service[];
  denied: boolean;
}

/**
 * Times of a sentence that no look-up of this turn has told so: with that day, that colleague and that service together. Opening hours are
 * checked elsewhere; a time of a page has to be the page's own. `before` is the sentence before, for "В 12:00 тоже свободно".
 */
export function wrongAppointments(sentence: string, before: string, sources: Sources): string[] {
  const { business, tools } = sources;
  const text = normalise(sentence);
  const isFree = FREE.test(text);
  const isOwn = OWN.test(text);
  // Nothing but a day, a person and words of no weight: "Friday morning works".
  const names = staffStems(business);
  const isBare = rootsOf(text).every((root) => [...names].some((name) => sameName(name, root)));
  if (aboutHours(text) && !isOwn && !DAY_WORKS.test(text) && !/(?:свобод|available|is free)/.test(text)) return [];
  const rows = (name: string): ToolRow[] =>
    tools
      .filter((tool) => tool.name === name)
      .flatMap(({ content, args }) => toolRows(content, business.timezone, serviceIn(args)));
  const claims = claimsOf(text, normalise(before), sources);
  const timed = claims.filter(({ keys }) => keys !== null);
  const own = rows('own_appointments');
  const all = [...rows('free_slots'), ...own];
  const used = new Set(tools.map(({ name }) => name));

  if (isFree && WHOLE_DAY.test(text)) return [text];
  if (isOwn && denies(text) && timed.length === 0 && /запис|appointment/.test(text))
    return used.has('own_appointments') && own.length === 0 ? [] : [text];
  const wrong = timed.filter((claim) =>
    claim.denied
      ? !used.has('free_slots') || matches(claim, all, business)
      : !matches(claim, isOwn ? own : all, business) && !isOfPage(claim, text, sources),
  );
  const vague = claims.filter(({ keys, days, staff }) => keys === null && (days.length > 0 || staff.length > 0));
  const asked = text.endsWith('?') && timed.length === 0;
  const unknown = vague.filter((claim) => {
    if (asked || !(isFree || isOwn || (isBare && claim.days.length > 0))) return false;
    const inPart = (isOwn ? own : all).filter(({ time }) => partOfDay(text, time));
    const there = matches(claim, inPart, business);
    return claim.denied ? !used.has('free_slots') || there : !there;
  });
  return [...wrong, ...unknown].map((claim) => claim.text);
}

const WHOLE_DAY =
  /(?<!\p{L})(?:весь день|целый день|любое время|в любой (?:день|час)|в любое|all day|any time|anytime|any day|whole day)(?!\p{L})/u;

/** Whether a time lies in the part of the day that a text names. */
function partOfDay(text: string, time: string): boolean {
  if (/(?<!\p{L})(?:утром|с утра|(?:in the|tomorrow|today|day) morning)(?!\p{L})/u.test(text)) return time < '12:00';
  if (/(?<!\p{L})(?:днем|после обеда|(?:in the|tomorrow|today|day) afternoon)(?!\p{L})/u.test(text))
    return time >= '12:00' && time < '18:00';
  if (/(?<!\p{L})(?:вечером|in the evening|tonight)(?!\p{L})/u.test(text)) return time >= '17:00';
  return true;
}

/** The service that free times were asked for. */
const serviceIn = (args: string | undefined): string => /"serviceId"\s*:\s*"([^"]+)"/.exec(args ?? '')?.[1] ?? '';

/** Each named colleague has to have a row that fits in all. */
function matches({ keys, days, staff, services }: Claim, rows: readonly ToolRow[], business: Business): boolean {
  const fits = (row: ToolRow, person: Staff | null): boolean =>
    (keys === null || keys.includes(`time:${row.time}`)) &&
    days.every((is) => is(row.date)) &&
    (person === null || isNamed(row, person, business)) &&
    (services.length === 0 || services.some((service) => isFor(row, service, business)));
  if (staff.length === 0) return rows.some((row) => fits(row, null));
  return staff.every((person) => rows.some((row) => fits(row, person)));
}

const partsOf = ({ text }: ToolRow): string[] => text.split(' | ').map((part) => part.trim());

/** A row that names nobody is anybody's. */
function isNamed(row: ToolRow, person: Staff, business: Business): boolean {
  const named = new Set([
    ...staffIn(row.text, business).map(({ id }) => id),
    ...partsOf(row).filter((part) => business.staff.some(({ id }) => id === part)),
  ]);
  return named.size === 0 || named.has(person.id);
}

/** A row that tells no service is of the one that was asked for. */
function isFor(row: ToolRow, service: Service, business: Business): boolean {
  const told = business.services.filter(
    ({ id, title }) => partsOf(row).includes(id) || partsOf(row).some((part) => part === title.ru || part === title.en),
  );
  return told.length === 0 || told.some(({ id }) => id === service.id);
}

/** A time that a page tells, in a line with a word of this sentence: "позвоните до 20:00". */
function isOfPage({ keys }: Claim, text: string, { passages, business }: Sources): boolean {
  const words = new Set(text.match(/\p{L}{5,}/gu)?.map((word) => word.slice(0, 5)));
  return passages
    .filter(({ source }) => !source.startsWith('business:'))
    .flatMap((passage) => passage.text.split(/(?<=[.!?])\s/))
    .some((line) => {
      const has = supportedBy(line, business.currency);
      return (
        keys?.some((key) => has.includes(key)) &&
        line
          .toLowerCase()
          .match(/\p{L}{5,}/gu)
          ?.some((word) => words.has(word.slice(0, 5)))
      );
    });
}

/** Reads a sentence from left to right: a time belongs to the day and the person named last before it, else to the person named next. */
function claimsOf(text: string, before: string, { business, now }: Sources): Claim[] {
  const claims: Claim[] = [];
  let days = daysNamed(before, business, now);
  let staff = staffIn(before, business);
  let fresh = { days: false, staff: false };
  const services = servicesIn(text, business);
  for (const part of text.split(/[,;:]\s|\s(?:и|или|а|or|and)\s|\s[-–—]\s/u)) {
    const dayHere = daysNamed(part, business, now);
    const staffHere = staffIn(part, business);
    if (dayHere.length > 0) days = fresh.days ? [...days, ...dayHere] : dayHere;
    if (staffHere.length > 0) {
      staff = fresh.staff ? [...staff, ...staffHere] : staffHere;
      // "завтра в 11:00 у Дмитрия": whose it is comes after it.
      for (const claim of claims) if (claim.staff.length === 0) claim.staff = staffHere;
    }
    fresh = { days: fresh.days || dayHere.length > 0, staff: fresh.staff || staffHere.length > 0 };
    const denied = denies(part) || TAKEN.test(part);
    const times = extractFacts(part, business.currency).filter(({ kind }) => kind === 'time');
    for (const { keys, text: time } of times) claims.push({ text: time, keys, days, staff, services, denied });
    if (times.length > 0) fresh = { days: false, staff: false };
    else if (dayHere.length > 0 || staffHere.length > 0 || denied)
      claims.push({ text: part.trim(), keys: null, days: dayHere, staff: staffHere, services, denied });
    // "К Анне завтра времени нет, ближайшее …": the day that was denied is no longer meant.
    if (denied) fresh = { days: false, staff: fresh.staff };
  }
  return claims;
}
