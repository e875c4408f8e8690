import { localOf } from '../../domain/booking/zone.ts';
import type { Business } from '../../domain/business/business.ts';
import { businessPassages } from '../retrieval/business-passages.ts';
import type { Passage } from '../retrieval/passage.ts';
import { stemsOf } from '../retrieval/words.ts';
import { extractFacts, type Fact } from './extract-facts.ts';
import { normalise } from './normalise.ts';
import { sweepingIn } from './roots.ts';
import { clausesOf, denies, sentencesOf } from './sentences.ts';

/** What GPT had before it when it wrote: the only things that its reply may say. */
export interface Sources {
  business: Business;
  now: Date;
  /** The passages that were sent. */
  passages: readonly Passage[];
  /** What the tools answered, as the model saw it. */
  tools: readonly { name: string; content: string; args?: string }[];
  /** What the customer wrote: backs no claim, but a name in it may be repeated when denied or greeted. */
  customer: readonly string[];
}

/** A sentence of a page or of the business data, with its heading's words: what is said together belongs together. */
export interface Line {
  text: string;
  stems: ReadonlySet<string>;
  keys: ReadonlySet<string>;
}

/** What stands together and is read as one: a paragraph of a page, what is known of one service or colleague, one result of a tool. */
export interface Unit {
  stems: ReadonlySet<string>;
  clauses: readonly { stems: ReadonlySet<string>; denies: boolean }[];
}

export interface Evidence {
  /** Every supported fact, in the spelling of `Fact.keys`. */
  keys: ReadonlySet<string>;
  /** Those that a tool told in this turn, or that are counted. */
  toldByTools: ReadonlySet<string>;
  stems: ReadonlySet<string>;
  lines: readonly Line[];
  units: readonly Unit[];
}

/** Reads passages, tool results and the business's own data into one set of supported facts. */
export function readEvidence({ business, now, passages, tools }: Sources): Evidence {
  const own = ownEvidence(business, localOf(now, business.timezone).date);
  const results = tools.map(({ content }) => inLocalTime(content, business.timezone));
  const pages = passages.map((passage) => readPassage(passage, business.currency));
  const lines = [...pages.flatMap((page) => page.lines), ...own.lines];
  const toldByTools = new Set([
    ...results.flatMap((text) => [
      // An hour in a list of slots is no count of anything.
      ...supportedBy(text, business.currency, ({ kind }) => kind !== 'time'),
      ...numbersOfJson(text, business.currency),
    ]),
    `number:${business.services.length}`,
    `number:${business.staff.filter(({ active }) => active).length}`,
  ]);
  return {
    keys: new Set([...lines.flatMap(({ keys }) => [...keys]), ...toldByTools]),
    toldByTools,
    stems: new Set([...lines.flatMap(({ stems }) => [...stems]), ...own.names, ...results.flatMap(stemsOf)]),
    lines,
    units: [...pages.map(({ unit }) => unit), ...own.units, ...results.map((text) => unitOf('', text))],
  };
}

interface Own {
  today: string;
  lines: readonly Line[];
  units: readonly Unit[];
  names: readonly string[];
}
const known = new WeakMap<Business, Own>();

/** What the business itself says, read once a day. */
function ownEvidence(business: Business, today: string): Own {
  const kept = known.get(business);
  if (kept?.today === today) return kept;
  const passages = (['ru', 'en'] as const).flatMap((locale) => businessPassages(business, today, locale));
  const called = [...business.services, ...business.staff].map(({ id, synonyms }) => ({
    id,
    words: [...synonyms.ru, ...synonyms.en].join('. '),
  }));
  const own: Own = {
    today,
    lines: passages.flatMap((passage) => readPassage(passage, business.currency).lines),
    units: [
      ...passages.map(({ source, heading, text }) => {
        const id = source.replace(/^business:(?:service|staff)\//, '');
        return unitOf(heading, text, called.find((other) => other.id === id)?.words);
      }),
      unitOf('', [...Object.values(business.name), ...Object.values(business.kind)].join('. ')),
    ],
    names: [
      ...called.map(({ words }) => words),
      ...Object.values(business.name),
      ...Object.values(business.kind),
    ].flatMap(stemsOf),
  };
  known.set(business, own);
  return own;
}

interface Read {
  lines: readonly Line[];
  unit: Unit;
}
/** Pages are the same in every turn. */
const read = new WeakMap<Passage, Read>();

function readPassage(passage: Passage, currency: string, more?: string): Read {
  const kept = read.get(passage);
  if (kept) return kept;
  const { heading, text } = passage;
  const now: Read = {
    lines: sentencesOf(text).map((line) => lineOf(line, heading, currency)),
    unit: unitOf(heading, text, more),
  };
  read.set(passage, now);
  return now;
}

/** All words, and those that sweep; numbers as digits. */
function stemsWith(text: string): ReadonlySet<string> {
  const plain = normalise(text);
  return new Set([...stemsOf(text), ...stemsOf(plain), ...sweepingIn(plain)]);
}

function unitOf(heading: string, text: string, more = ''): Unit {
  return {
    stems: stemsWith(`${heading} ${text} ${more}`),
    clauses: [heading, ...sentencesOf(text), more]
      .flatMap((line) => clausesOf(normalise(line)))
      .map((clause) => ({ stems: stemsWith(clause), denies: denies(clause) })),
  };
}

function lineOf(text: string, heading: string, currency: string): Line {
  return { text, stems: stemsWith(`${heading} ${text}`), keys: new Set(supportedBy(text, currency)) };
}

/** Facts of a text with what follows from them: a price or an hour may be repeated as a bare number, a date without its year. */
export function supportedBy(text: string, currency: string, implies = (_: Fact): boolean => true): string[] {
  return extractFacts(text, currency).flatMap((fact) => [
    ...fact.keys,
    ...(implies(fact) ? fact.keys.flatMap(impliedBy) : []),
  ]);
}

function impliedBy(key: string): string[] {
  const [kind = '', ...rest] = key.split(':');
  const last = rest.at(-1) ?? '';
  if (kind === 'money' || kind === 'percent' || kind === 'duration' || kind === 'months') return [`number:${last}`];
  if (kind === 'time' && last === '00') return [`hour:${Number(rest[0])}`];
  if (kind === 'date' && last.length === 10) return [`date:${last.slice(5)}`];
  return [];
}

/** In JSON an amount has no currency sign and a duration no unit: `{"price":{"from":1500},"durationMinutes":60}`. */
function numbersOfJson(json: string, currency: string): string[] {
  return [...json.matchAll(/"(\w+)"\s*:\s*(\d+(?:\.\d+)?)/g)].flatMap(([, key = '', value = '']) => {
    if (/minutes/i.test(key)) return [`duration:${Number(value)}`];
    return /price|amount|sum|cost|from|to|total/i.test(key) ? [`money:${currency}:${Number(value)}`] : [];
  });
}

/** ISO instants as the wall clock of the business shows them, which is what a customer is told. */
export function inLocalTime(text: string, zone: string): string {
  return text.replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})/g, (instant) => {
    const at = new Date(instant);
    if (Number.isNaN(at.getTime())) return instant;
    const { date, time } = localOf(at, zone);
    return `${date} ${time}`;
  });
}
