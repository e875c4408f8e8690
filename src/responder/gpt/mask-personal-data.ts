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

/**
 * Keeps personal data of one question on this machine: the provider only sees the marks. `keep` are numbers that are no
 * secret, such as the business's own phone.
 */
export function createMask(keep: readonly string[]): Mask {
  const marks = new Map<string, string>();
  const open = new Set(keep.map(digitsOf));

  const markOf = (kind: string, value: string): string => {
    const known = marks.get(value);
    if (known) return known;
    const mark = `[${kind}_${[...marks.values()].filter((other) => other.startsWith(`[${kind}_`)).length + 1}]`;
    marks.set(value, mark);
    return mark;
  };
  return {
    mask: (text) =>
      PATTERNS.reduce(
        (masked, [kind, pattern]) =>
          masked.replace(pattern, (value) =>
            isPersonal(kind, value) && !open.has(digitsOf(value)) ? markOf(kind, value) : value,
          ),
        text,
      ),
    unmask: (text) => [...marks].reduce((open, [value, mark]) => open.replaceAll(mark, value), text),
  };
}

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
