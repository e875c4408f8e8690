import { localOf } from '../../domain/booking/zone.ts';
import type { Business } from '../../domain/business/business.ts';
import { businessPassages } from '../retrieval/business-passages.ts';
import type { Passage } from '../retrieval/passage.ts';
import { stemsOf } from '../retrieval/words.ts';
import { extractFacts, type Fact } from './extract-facts.ts';
import { sentencesOf } from './sentences.ts';

/** What GPT had before it when it wrote: the only things that its reply may say. */
export interface Sources {
  business: Business;
  now: Date;
  /** The passages that were sent. */
  passages: readonly Passage[];
  /** What the tools answered, as the model saw it. */
  tools: readonly { name: string; content: string }[];
  /** What the customer wrote: backs no claim, but a name in it may be repeated when denied or greeted. */
  customer: readonly string[];
}

/** A sentence of a page or of the business data, with its heading's words: what is said together belongs together. */
export interface Line {
  text: string;
  stems: ReadonlySet<string>;
  keys: ReadonlySet<string>;
}

export interface Evidence {
  /** Every supported fact, in the spelling of `Fact.keys`. */
  keys: ReadonlySet<string>;
  /** Those that a tool told in this turn, or that are counted. */
  toldByTools: ReadonlySet<string>;
  stems: ReadonlySet<string>;
  lines: readonly Line[];
}

/** Reads passages, tool results and the business's own data into one set of supported facts. */
export function readEvidence({ business, now, passages, tools }: Sources): Evidence {
  const today = localOf(now, business.timezone).date;
  const own = (['ru', 'en'] as const).flatMap((locale) => businessPassages(business, today, locale));
  const names = [business, ...business.services, ...business.staff].flatMap((named) =>
    'synonyms' in named
      ? [...named.synonyms.ru, ...named.synonyms.en]
      : [...Object.values(named.name), ...Object.values(named.kind)],
  );
  const results = tools.map(({ content }) => inLocalTime(content, business.timezone));
  const lines = [...passages, ...own].flatMap(({ heading, text }) =>
    sentencesOf(text).map((line) => lineOf(line, heading, business.currency)),
  );
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
    stems: new Set([...lines.flatMap(({ stems }) => [...stems]), ...[...names, ...results].flatMap(stemsOf)]),
    lines,
  };
}

function lineOf(text: string, heading: string, currency: string): Line {
  return { text, stems: new Set(stemsOf(`${heading} ${text}`)), keys: new Set(supportedBy(text, currency)) };
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
  if (kind === 'time' && last === '00') return [`number:${Number(rest[0])}`];
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
