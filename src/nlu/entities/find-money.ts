import type { Entity } from '../../domain/understanding.ts';
import type { Token } from '../when/tokenise.ts';
import { type Quantity, readQuantity } from './read-quantity.ts';

type Money = Extract<Entity, { kind: 'money' }>;

export interface MoneyContext {
  /** ISO 4217, of the business: that of sums without a currency. */
  currency: string;
  asked: boolean;
}

/**
 * Sums of money: "до 3000", "за 2 тыс.", "от 1200 до 1500", "$15", "fifty pounds". A bound has only `from` or `to`, an exact sum has
 * both alike. A number is money by its currency, by thousands, or by a word of price before a number of three digits and more.
 */
export function findMoney(tokens: readonly Token[], text: string, context: MoneyContext): Money[] {
  const found: Money[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const sum = readRange(tokens, at) ?? readSum(tokens, at, context.asked);
    if (sum === null) continue;
    found.push(toEntity(sum, at, tokens, text, context.currency));
    at = sum.end - 1;
  }
  return found;
}

interface Sum {
  from?: number;
  to?: number;
  currency: string | null;
  end: number;
  confidence: number;
}

/** "от 1200 до 1500", "1500-2000 руб", "between 20 and 30 bucks", "20 to 30 dollars". */
function readRange(tokens: readonly Token[], at: number): Sum | null {
  const lead = FROM.has(normAt(tokens, at)) ? at + 1 : at;
  const first = readPriced(tokens, lead);
  if (first === null || !LINKS.has(normAt(tokens, first.end))) return null;
  const second = readPriced(tokens, first.end + 1);
  if (second === null) return null;
  const currency = second.currency ?? first.currency;
  const isMoney = currency !== null || second.inThousands || (lead > at && isLong(first) && isLong(second));
  if (!isMoney) return null;
  // "От 2 до 4 тысяч" counts thousands on both sides.
  const from = second.inThousands && !first.inThousands && first.value < 1000 ? first.value * 1000 : first.value;
  if (from >= second.value) return null;
  return { from, to: second.value, currency, end: second.end, confidence: currency === null ? 0.8 : 0.9 };
}

function readSum(tokens: readonly Token[], at: number, asked: boolean): Sum | null {
  const bound = boundAt(tokens, at);
  const start = bound?.to ?? at;
  const sum = readPriced(tokens, start);
  if (sum === null) return null;
  const isNamed = sum.currency !== null || (sum.inThousands && !isCounted(tokens, sum.end));
  const isCued = bound !== null && isLong(sum) && !isCounted(tokens, sum.end);
  const isAnswer = asked && (sum.digits >= 2 || sum.inThousands) && !isCounted(tokens, sum.end);
  if (!isNamed && !isCued && !isAnswer) return null;
  const confidence = sum.currency !== null ? 0.95 : isNamed ? 0.85 : 0.65;
  const { value, currency, end } = sum;
  switch (bound?.kind ?? (MOST_BEHIND.has(normAt(tokens, end)) ? 'most' : 'about')) {
    case 'most':
      return { to: value, currency, end, confidence };
    case 'least':
      return { from: value, currency, end, confidence };
    default:
      return { from: value, to: value, currency, end, confidence };
  }
}

type Priced = Quantity & { currency: string | null; end: number };

/** A number with the currency before or behind it. */
function readPriced(tokens: readonly Token[], at: number): Priced | null {
  const before = CURRENCIES.get(normAt(tokens, at));
  const isSign = before !== undefined && tokens[at]?.kind === 'mark';
  const number = readQuantity(tokens, isSign ? at + 1 : at);
  if (number === null || isOfClock(tokens, isSign ? at + 1 : at, number.to)) return null;
  if (isSign) return { ...number, currency: before, end: number.to };
  const behind = currencyAt(tokens, number.to);
  return behind === null
    ? { ...number, currency: null, end: number.to }
    : { ...number, currency: behind.code, end: behind.to };
}

function currencyAt(tokens: readonly Token[], at: number): { code: string; to: number } | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const code = CURRENCIES.get(token.norm) ?? STEMS.find(([stem]) => token.norm.startsWith(stem))?.[1];
  if (code === undefined) return null;
  // "5 р" is roubles, "5 р." too; "фунта" without a number is a weight, and there is always one here.
  const dot = tokens[at + 1];
  const isShort = token.norm.length <= 3 && dot?.norm === '.' && dot.glued && tokens[at + 2] !== undefined;
  return { code, to: isShort ? at + 2 : at + 1 };
}

/** "до", "не дороже", "under", "за", "my budget is". */
function boundAt(tokens: readonly Token[], at: number): { kind: 'most' | 'least' | 'about'; to: number } | null {
  for (const [kind, list] of BOUNDS) {
    for (const words of list) {
      if (words.every((word, index) => normAt(tokens, at + index) === word)) {
        const next = at + words.length;
        return { kind, to: FILLERS.has(normAt(tokens, next)) ? next + 1 : next };
      }
    }
  }
  return null;
}

const isLong = ({ digits, inThousands, value }: Quantity): boolean =>
  inThousands || digits >= 3 || (digits === 0 && value >= 100);

/** The number counts something that stands behind it: "5 тысяч шагов", "до 1000 мл". */
function isCounted(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.kind === 'mark') return token.norm === '%' || token.norm === '№';
  return COUNTED.test(token.norm) || token.calendar !== null;
}

/** "в 15:00", "15.30": what a colon holds together is no sum; "12.50" without a currency is none either. */
const isOfClock = (tokens: readonly Token[], at: number, to: number): boolean =>
  normAt(tokens, to) === ':' || normAt(tokens, at - 1) === ':' || normAt(tokens, at - 1) === '№';

function toEntity(sum: Sum, at: number, tokens: readonly Token[], text: string, currency: string): Money {
  const start = tokens[at]?.start ?? 0;
  const end = tokens[sum.end - 1]?.end ?? start;
  return {
    kind: 'money',
    ...(sum.from === undefined ? {} : { from: sum.from }),
    ...(sum.to === undefined ? {} : { to: sum.to }),
    currency: sum.currency ?? currency,
    span: [start, end],
    text: text.slice(start, end),
    confidence: sum.confidence,
  };
}

const normAt = (tokens: readonly Token[], at: number): string => tokens[at]?.norm ?? '';
const phrases = (list: string): string[][] => list.split('|').map((phrase) => phrase.split(' '));

const FROM = new Set(['от', 'с', 'между', 'from', 'between']);
const LINKS = new Set(['до', '-', 'to', 'and', 'или', 'or', 'по']);
const BOUNDS: readonly (readonly ['most' | 'least' | 'about', string[][]])[] = [
  [
    'most',
    phrases(
      'не дороже|не больше|не более|максимум|в пределах|до|дешевле|меньше|up to|under|below|less than|no more than|not more than|not over|at most|max|maximum|within',
    ),
  ],
  ['least', phrases('не меньше|не менее|минимум|от|дороже|больше|at least|over|more than|from|min|minimum|above')],
  [
    'about',
    phrases('за|по цене|цена|стоит|бюджет|сумма|на сумму|всего|около|доплата|for|budget is|budget of|costs|cost|price'),
  ],
];
/** "3000 максимум". */
const MOST_BEHIND = new Set(['максимум', 'max', 'maximum', 'tops']);
const FILLERS = new Set(['чем', 'в', 'на', 'около', 'about', 'around', '-', ':']);
const CURRENCIES = new Map<string, string>([
  ['₽', 'RUB'],
  ['р', 'RUB'],
  ['руб', 'RUB'],
  ['рэ', 'RUB'],
  ['rub', 'RUB'],
  ['$', 'USD'],
  ['usd', 'USD'],
  ['bucks', 'USD'],
  ['€', 'EUR'],
  ['евро', 'EUR'],
  ['eur', 'EUR'],
  ['£', 'GBP'],
  ['gbp', 'GBP'],
  ['quid', 'GBP'],
  ['₸', 'KZT'],
  ['тг', 'KZT'],
  ['kzt', 'KZT'],
  ['₴', 'UAH'],
  ['byn', 'BYN'],
]);
const STEMS: readonly (readonly [string, string])[] = [
  ['рубл', 'RUB'],
  ['руб', 'RUB'],
  ['rubl', 'RUB'],
  ['rouble', 'RUB'],
  ['ruble', 'RUB'],
  ['доллар', 'USD'],
  ['бакс', 'USD'],
  ['dollar', 'USD'],
  ['euro', 'EUR'],
  ['фунт', 'GBP'],
  ['pound', 'GBP'],
  ['тенге', 'KZT'],
  ['гривен', 'UAH'],
  ['гривн', 'UAH'],
];
const COUNTED =
  /^(?:мл|л|г|гр|кг|см|мм|м|км|шт|шаг|волос|человек|чел|раз|лет|год|минут|мин|час|дн|day|days|hour|min|people|person|times|steps|ml|g|kg|cm|mm|km|hair|year|followers|подписчик|отзыв|review)/u;
