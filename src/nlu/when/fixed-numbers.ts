import { firstNameOf } from '../lexicon/first-names.ts';
import { norm, type Scan } from './scan.ts';
import { words } from './word-sets.ts';

/** "24/7", "1,5 часа", "ул. 8 Марта". */
export function isFixedPhrase(scan: Scan, at: number): boolean {
  const [first, second, third] = scan.tokens.slice(at, at + 3);
  if (second === undefined || (first?.kind !== 'number' && first?.number?.kind !== 'cardinal')) return false;
  // "1 из 5", "3 в 1", "1 к 3", "на пять с плюсом".
  if (second.norm === 'из' && (third?.kind === 'number' || third?.number != null)) return true;
  if (second.norm === 'с' && third?.norm.startsWith('плюс') === true) return true;
  if (first.kind !== 'number') return false;
  if (second.norm === 'к' && third?.kind === 'number' && first.value <= 5 && third.value <= 10) return true;
  if (second.norm === 'в' && third?.norm === '1' && first.value >= 2 && first.value <= 5) return true;
  const isStreet = STREETS.has(norm(scan, at - 1)) || STREETS.has(norm(scan, at - 2));
  if (isStreet && second.calendar?.kind === 'month') return true;
  if (third === undefined || !second.glued || !third.glued) return false;
  if (first.norm === '24' && third.norm === '7') return second.norm === '/';
  return second.norm === ',' && third.kind === 'number' && third.text.length === 1;
}

/** "Ленина 10/2", "на Садовой 14", "at 12 High Street", "17 Park Road": a number beside a name of a street without the word for it. */
export function houseEnd(scan: Scan, at: number): number | null {
  const number = scan.tokens[at];
  if (number?.kind !== 'number' || number.text.length > 3) return null;
  for (let next = at + 1; next <= at + 3; next += 1) {
    const token = scan.tokens[next];
    if (token?.kind !== 'word' || !/^\p{Lu}/u.test(token.text) || token.calendar !== null) break;
    if (next > at + 1 && WAYS.has(token.norm)) return at + 1;
  }
  const before = scan.tokens[at - 1];
  const isStreet = before !== undefined && STREET_NAME.test(before.text) && before.calendar === null;
  if (!isStreet || firstNameOf(before.norm) !== null) return null;
  const isSplit = norm(scan, at + 1) === '/' && scan.tokens[at + 2]?.kind === 'number';
  const isLed = ON_STREET.has(norm(scan, at - 2)) || at === 1;
  const to = isSplit ? at + 3 : at + 1;
  return (isSplit || isLed) && norm(scan, to) !== ':' ? to : null;
}

export const STREETS = words(
  'ул улица улице улицу улицы метро проспект проспекте пр площадь шоссе переулок бульвар набережная',
);
/** Russian names of streets: "Ленина", "Садовой", "Гагарина". */
const STREET_NAME = /^\p{Lu}\p{Ll}{2,}(?:ина|ова|ева|ской|ская|ого|ной|ная|овой|овая|ой|ая|ского)$/u;
const ON_STREET = words('на по с у ул улица улице');
const WAYS = words('street st road rd avenue ave lane drive boulevard blvd square way');
