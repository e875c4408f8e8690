import { patternOfNames } from './own-words.ts';
import { isAddressAmong, STREET_ADDRESS } from './street-address.ts';

export interface Mask {
  /** The text with phones, e-mails, cards and passports as `[PHONE_1]`; the same value keeps its mark over all texts. */
  mask(text: string): string;
  /** The reply with the marks that occur in it turned back. */
  unmask(text: string): string;
}

const PATTERNS: readonly [string, RegExp][] = [
  ['EMAIL', /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  ['CARD', /(?<![\d])\d(?:[ -]?\d){12,18}(?!\d)/g],
  ['PASSPORT', /(?<!\d)\d{2} ?\d{2} \d{6}(?!\d)/g],
  ['PHONE', /(?<![\d.,])(?:(?:\+\d{1,3}|[78])[ -]?)?(?:\(\d{3,5}\)|\d{3,5})(?:[ -]?\d{2,4}){2,4}(?!\d|[.,]\d)/g],
];

/** An address with more than the name of a site: a path or a query can name a person, an order or a chat. */
const LINK = /(?:https?:\/\/|(?<![\p{L}\p{N}@.])(?:t\.me|wa\.me|vk\.com|instagram\.com|m\.me)\/)[^\s<>"«»]+/giu;
const USERNAME = /(?<![\p{L}\p{N}])@[a-z]\w{3,31}/giu;

/** What is known of the person whose texts are masked, and what else is to be hidden. */
export interface MoreToMask {
  /** First and last names, in any order; they are hidden in every inflection. */
  names?: readonly string[];
  /** Links and user names, too: for texts that leave this machine for good. */
  links?: boolean;
  /** Streets and flats, too, but for these addresses, which are everybody's. */
  addresses?: readonly string[];
}

/**
 * Keeps personal data of one question on this machine: the provider only sees the marks. `keep` are numbers that are no
 * secret, such as the business's own phone.
 */
export function createMask(keep: readonly string[], { names = [], links = false, addresses }: MoreToMask = {}): Mask {
  const marks = new Map<string, string>();
  const open = new Set(keep.map(digitsOf).filter((digits) => digits !== ''));
  const ofNames = patternOfNames(names);
  const patterns: readonly (readonly [string, RegExp])[] = [
    ...(links ? ([['LINK', LINK]] as const) : []),
    ...PATTERNS,
    ...(addresses ? ([['ADDRESS', STREET_ADDRESS]] as const) : []),
    ...(links ? ([['USERNAME', USERNAME]] as const) : []),
    ...(ofNames ? ([['NAME', ofNames]] as const) : []),
  ];

  const isOpen = (kind: string, value: string): boolean =>
    kind === 'ADDRESS' ? isAddressAmong(value, addresses ?? []) : open.has(digitsOf(value));
  const markOf = (kind: string, value: string): string => {
    const known = marks.get(value);
    if (known) return known;
    const mark = `[${kind}_${[...marks.values()].filter((other) => other.startsWith(`[${kind}_`)).length + 1}]`;
    marks.set(value, mark);
    return mark;
  };
  return {
    mask: (text) =>
      patterns.reduce(
        (masked, [kind, pattern]) =>
          outsideMarks(masked, (part) =>
            part.replace(pattern, (value) =>
              isPersonal(kind, value) && !isOpen(kind, value) ? markOf(kind, value) : value,
            ),
          ),
        text,
      ),
    unmask: (text) => [...marks].reduce((open, [value, mark]) => open.replaceAll(mark, value), text),
  };
}

/** A mark is not masked again: somebody may be called "Link". */
const outsideMarks = (text: string, change: (part: string) => string): string =>
  text
    .split(/(\[[A-Z]+_\d+\])/)
    .map((part, at) => (at % 2 === 1 ? part : change(part)))
    .join('');

/** A national 8 and the international 7 begin the same Russian number. */
const digitsOf = (value: string): string => value.replace(/\D/g, '').slice(-10);

function isPersonal(kind: string, value: string): boolean {
  const digits = value.replace(/\D/g, '');
  if (kind === 'CARD') return passesLuhn(digits);
  if (kind === 'PHONE') return digits.length >= 10 && digits.length <= 15 && !/^\d{4}-\d{2}-\d{2}/.test(value);
  return true;
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
