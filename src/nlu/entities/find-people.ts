import type { Entity } from '../../domain/understanding.ts';
import type { Token } from '../when/tokenise.ts';
import { readQuantity } from './read-quantity.ts';

type People = Extract<Entity, { kind: 'people' }>;

/** How many people come: "нас двое", "на двоих", "втроём", "for 3 people", "party of four", "2 взрослых и 1 ребёнок". */
export function findPeople(tokens: readonly Token[], text: string, asked: boolean): People[] {
  const found: People[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const read = readGroup(tokens, at) ?? readCounted(tokens, at) ?? (asked ? readAlone(tokens, at) : null);
    if (read === null || read.value < 1 || read.value > MOST) continue;
    const start = tokens[at]?.start ?? 0;
    const end = tokens[read.to - 1]?.end ?? start;
    found.push({
      kind: 'people',
      value: read.value,
      span: [start, end],
      text: text.slice(start, end),
      confidence: read.confidence,
    });
    at = read.to - 1;
  }
  return found;
}

/** A bus; larger groups are a matter for a person. */
const MOST = 60;

interface Read {
  value: number;
  to: number;
  confidence: number;
}

/** "нас двое", "нас будет 3 человека", "на двоих", "вдвоём", "party of four", "there will be five of us". */
function readGroup(tokens: readonly Token[], at: number): Read | null {
  const together = TOGETHER.get(normAt(tokens, at));
  if (together !== undefined) return { value: together, to: at + 1, confidence: 0.95 };
  for (const lead of LEADS) {
    if (!lead.every((word, index) => normAt(tokens, at + index) === word)) continue;
    const number = countAt(tokens, at + lead.length);
    if (number === null) continue;
    const noun = skipNoun(tokens, number.to);
    const isSure = number.collective || noun > number.to || SURE_LEADS.has(lead[0] ?? '') || lead.length > 1;
    if (isSure && !counts(tokens, number.to)) return { value: number.value, to: noun, confidence: 0.93 };
  }
  return null;
}

/** "3 человека", "for 3 people", "2 взрослых и 1 ребёнок", "2 adults and a child". */
function readCounted(tokens: readonly Token[], at: number): Read | null {
  const number = countAt(tokens, at);
  if (number === null) return null;
  const noun = skipNoun(tokens, number.to);
  if (noun === number.to) return null;
  let { value } = number;
  let to = noun;
  for (let more = 0; more < 3; more += 1) {
    const link = AND.has(normAt(tokens, to)) ? to + 1 : to;
    const article = ARTICLES.has(normAt(tokens, link)) ? { value: 1, to: link + 1 } : null;
    const next = countAt(tokens, link) ?? article;
    if (next === null || skipNoun(tokens, next.to) === next.to) break;
    value += next.value;
    to = skipNoun(tokens, next.to);
  }
  return { value, to, confidence: 0.9 };
}

/** The answer to "how many will you be?" */
function readAlone(tokens: readonly Token[], at: number): Read | null {
  const number = countAt(tokens, at);
  if (number === null) return ALONE.has(normAt(tokens, at)) ? { value: 1, to: at + 1, confidence: 0.7 } : null;
  return tokens.length <= 4 && !counts(tokens, number.to)
    ? { value: number.value, to: number.to, confidence: 0.8 }
    : null;
}

function countAt(tokens: readonly Token[], at: number): { value: number; to: number; collective: boolean } | null {
  const collective = COLLECTIVE.get(normAt(tokens, at));
  if (collective !== undefined) return { value: collective, to: at + 1, collective: true };
  const number = readQuantity(tokens, at);
  if (number === null || !Number.isInteger(number.value) || number.inThousands || number.digits > 2) return null;
  return normAt(tokens, number.to) === ':' || normAt(tokens, at - 1) === ':'
    ? null
    : { value: number.value, to: number.to, collective: false };
}

function skipNoun(tokens: readonly Token[], at: number): number {
  const ofUs = normAt(tokens, at) === 'of' && normAt(tokens, at + 1) === 'us';
  if (ofUs) return at + 2;
  const isPeople = PEOPLE.test(normAt(tokens, at));
  return isPeople ? at + 1 : at;
}

/** The number belongs to something else: "нас 2 часа не было", "на двоих суток". */
const counts = (tokens: readonly Token[], at: number): boolean =>
  /^(?:час|минут|мин|дн|день|дня|недел|сут|год|лет|мес|руб|тыс|%|hour|min|day|week|year|month|st|nd|rd|th)/u.test(
    normAt(tokens, at),
  ) && !PEOPLE.test(normAt(tokens, at));

const normAt = (tokens: readonly Token[], at: number): string => tokens[at]?.norm ?? '';

const PEOPLE =
  /^(?:человек[а]?|чел|персон[ыа]?|гост(?:я|ей|и)|взрослы[хей]|дет(?:ей|и)|реб(?:енок|енка|ят)|девуш(?:ки|ек)|девоч(?:ки|ек)|подруг[и]?|женщин[ы]?|мужчин[ы]?|people|persons?|guests?|adults?|kids?|child(?:ren)?|ladies|girls|friends)$/u;
const COLLECTIVE = new Map<string, number>();
for (const [value, words] of [
  [2, 'двое двоих двоим'],
  [3, 'трое троих троим'],
  [4, 'четверо четверых'],
  [5, 'пятеро пятерых'],
  [6, 'шестеро шестерых'],
  [7, 'семеро семерых'],
  [8, 'восьмеро'],
] as const)
  for (const word of words.split(' ')) COLLECTIVE.set(word, value);
const TOGETHER = new Map<string, number>([
  ['вдвоем', 2],
  ['втроем', 3],
  ['вчетвером', 4],
  ['впятером', 5],
  ['вшестером', 6],
]);
const LEADS: readonly string[][] =
  'нас будет|нас|будет нас|на|для|party of|group of|table for|there will be|there are|we are|we will be|for|just'
    .split('|')
    .map((lead) => lead.split(' '));
/** After these a bare number counts people; after "на", "для" and "for" it wants a noun or a collective. */
const SURE_LEADS = new Set(['нас']);
const AND = new Set(['и', 'and', '+', ',', 'плюс', 'plus']);
const ARTICLES = new Set(['a', 'an', 'один', 'одна']);
const ALONE = new Set(['один', 'одна', 'одного', 'одну', 'me', 'myself']);
