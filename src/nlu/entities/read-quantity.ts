import type { Token } from '../when/tokenise.ts';

/** A number as people write and say it, and the position after it. */
export interface Quantity {
  value: number;
  to: number;
  /** Digits that were written, 0 for words: "за 2" and "за 2000" are told apart by it. */
  digits: number;
  /** Said in thousands: "2 тыс.", "5к", "три тысячи", "two grand". */
  inThousands: boolean;
}

/**
 * Reads a number at a position: 1500, "1 500", "12.50", "2,5 тыс.", "5к", "три тысячи", "полторы тысячи", "пятьсот", "a hundred and
 * fifty", "two grand". Null where none begins.
 */
export function readQuantity(tokens: readonly Token[], at: number): Quantity | null {
  const number = readDigits(tokens, at) ?? readWords(tokens, at);
  if (number === null) return null;
  const unit = thousandsAt(tokens, number.to);
  return unit === null ? number : { ...number, value: number.value * 1000, to: unit, inThousands: true };
}

/** "1500", "1 500", "1'500", "12.50", "2,5"; never a part of a time, a date or a longer number. */
function readDigits(tokens: readonly Token[], at: number): Quantity | null {
  const first = tokens[at];
  if (first?.kind !== 'number' || Number.isNaN(first.value)) return null;
  let { value } = first;
  let to = at + 1;
  let digits = first.text.length;
  // Groups of three: "1 500", "12'000".
  while (digits <= 9 && first.text.length <= 3) {
    const mark = tokens[to];
    const groupAt = mark?.kind === 'mark' && mark.glued && GROUPING.has(mark.norm) ? to + 1 : to;
    const group = tokens[groupAt];
    if (group?.kind !== 'number' || group.text.length !== 3 || (groupAt > to && !group.glued)) break;
    value = value * 1000 + group.value;
    digits += 3;
    to = groupAt + 1;
  }
  const [point, fraction] = [tokens[to], tokens[to + 1]];
  const isDecimal = point?.glued === true && (point.norm === '.' || point.norm === ',') && fraction?.glued === true;
  if (isDecimal && fraction.kind === 'number' && fraction.text.length <= 2) {
    value += fraction.value / 10 ** fraction.text.length;
    to += 2;
  }
  return { value, to, digits, inThousands: false };
}

function readWords(tokens: readonly Token[], at: number): Quantity | null {
  let value = 0;
  let hundreds = 0;
  let to = at;
  let isNumber = false;
  for (;;) {
    const token = tokens[to];
    if (token?.kind !== 'word') break;
    const word = token.norm;
    if (isNumber && word === 'and' && numberOf(tokens[to + 1]) !== null) {
      to += 1;
      continue;
    }
    if (HUNDRED.has(word) && isNumber) hundreds = (hundreds || 1) * 100;
    else {
      const number = word === 'a' || word === 'an' ? articleNumber(tokens, to) : numberOf(token);
      // "Пять шесть" are two numbers, "двадцать шесть" is one.
      const fits = number !== null && (!isNumber || (lowestPlace(hundreds) > number && number > 0));
      if (!fits) break;
      hundreds += number;
    }
    isNumber = true;
    to += 1;
  }
  value += hundreds;
  return isNumber ? { value, to, digits: 0, inThousands: false } : null;
}

/** Below which a further word still adds to the number: 500 takes 20, 20 takes 5, 15 takes nothing. */
function lowestPlace(value: number): number {
  if (value % 100 === 0) return 100;
  return value % 10 === 0 && value % 100 >= 20 ? 10 : 0;
}

function numberOf(token: Token | undefined): number | null {
  if (token?.kind !== 'word') return null;
  const known = BIG.get(token.norm);
  if (known !== undefined) return known;
  return token.number?.kind === 'cardinal' ? token.number.value : null;
}

/** "A hundred", "a couple of thousand"; any other article is none. */
function articleNumber(tokens: readonly Token[], at: number): number | null {
  const next = tokens[at + 1]?.norm ?? '';
  return HUNDRED.has(next) || THOUSANDS.has(next) ? 1 : null;
}

function thousandsAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  // "5к" and "5k" glued; "в 5 к Марине" is not.
  if (LETTER_K.has(token.norm)) return token.glued ? at + 1 : null;
  if (token.norm === 'т' && (token.glued || tokens[at + 1]?.norm === '.')) {
    return tokens[at + 1]?.norm === '.' ? at + 2 : at + 1;
  }
  if (!THOUSANDS.has(token.norm)) return null;
  const dot = tokens[at + 1];
  return token.norm === 'тыс' && dot?.norm === '.' && dot.glued ? at + 2 : at + 1;
}

const GROUPING = new Set(["'", '’', '.', ',']);
const LETTER_K = new Set(['к', 'k']);
const THOUSANDS = new Set(
  'тыс тысяч тысячи тысячу тысяча тыщ тыщи тыщу тысячью тысячам косарь косаря косарей thousand thousands grand'.split(
    ' ',
  ),
);
const HUNDRED = new Set(['hundred', 'hundreds']);
const BIG = new Map<string, number>([
  ['полторы', 1.5],
  ['полтора', 1.5],
  ['сто', 100],
  ['ста', 100],
  ['двести', 200],
  ['двухсот', 200],
  ['триста', 300],
  ['трехсот', 300],
  ['четыреста', 400],
  ['четырехсот', 400],
  ['пятьсот', 500],
  ['пятисот', 500],
  ['шестьсот', 600],
  ['шестисот', 600],
  ['семьсот', 700],
  ['семисот', 700],
  ['восемьсот', 800],
  ['восьмисот', 800],
  ['девятьсот', 900],
  ['девятисот', 900],
  ['шестьдесят', 60],
  ['шестидесяти', 60],
  ['семьдесят', 70],
  ['семидесяти', 70],
  ['восемьдесят', 80],
  ['восьмидесяти', 80],
  ['девяносто', 90],
  ['девяноста', 90],
  ['две', 2],
  ['двух', 2],
  ['трех', 3],
  ['четырех', 4],
  ['одну', 1],
  ['одна', 1],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
]);
