import { localOf } from '../../domain/booking/zone.ts';
import type { Business } from '../../domain/business/business.ts';
import { businessPassages } from '../retrieval/business-passages.ts';
import type { Passage } from '../retrieval/passage.ts';
import { stemsOf } from '../retrieval/words.ts';
import { extractFacts } from './extract-facts.ts';
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

export interface Evidence {
  /** Every supported fact, in the spelling of `Fact.keys`. */
  keys: ReadonlySet<string>;
  stems: ReadonlySet<string>;
  sentences: readonly { text: string; stems: ReadonlySet<string> }[];
}

/** Reads passages, tool results and the business's own data into one set of supported facts. */
export function readEvidence({ business, now, passages, tools }: Sources): Evidence {
  const today = localOf(now, business.timezone).date;
  const own = (['ru', 'en'] as const).flatMap((locale) => [
    business.name[locale],
    business.kind[locale],
    ...businessPassages(business, today, locale).flatMap(({ heading, text }) => [heading, text]),
    ...[...business.services, ...business.staff].flatMap(({ synonyms }) => synonyms[locale]),
  ]);
  const read = passages.flatMap(({ heading, text }) => [heading, text]);
  const results = tools.map(({ content }) => inLocalTime(content, business.timezone));
  const texts = [...own, ...read, ...results];
  const keys = new Set([
    ...texts.flatMap((text) => supportedBy(text, business.currency)),
    ...results.flatMap((text) => numbersOfJson(text, business.currency)),
    `number:${business.services.length}`,
    `number:${business.staff.filter(({ active }) => active).length}`,
  ]);
  return {
    keys,
    stems: new Set(texts.flatMap(stemsOf)),
    sentences: [...read, ...own].flatMap(sentencesOf).map((text) => ({ text, stems: new Set(stemsOf(text)) })),
  };
}

/** Facts of a text with what follows from them: a price or an hour may be repeated as a bare number, a date without its year. */
export function supportedBy(text: string, currency: string): string[] {
  return extractFacts(text, currency)
    .flatMap(({ keys }) => keys)
    .flatMap((key) => [key, ...impliedBy(key)]);
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
