import type { FieldValue } from '../field-value.ts';
import type { FieldDefinition, FieldKind } from './field-definition.ts';
import { readDate, readNumber, readPhone } from './read-value.ts';

export type CheckedValue = { kind: 'ok'; value: FieldValue } | { kind: 'wrong'; reason: string };

const LONGEST_TEXT = 2000;
const LARGEST = 1e15;

/**
 * What a person, a program or a row of a table gives for a field, as it is kept: `1 500,50` becomes 1500.5, `8 918 555-12-34` becomes
 * +79185551234, `31.12.2026` becomes 2026-12-31, an option's title becomes its id. Nothing and blanks are wrong: whoever means "no
 * value" says so otherwise. What comes out goes in again and gives the same.
 */
export function checkValue(field: Pick<FieldDefinition, 'kind' | 'options'>, raw: unknown): CheckedValue {
  if (typeof raw !== 'string' && typeof raw !== 'number') return wrong('must be a text or a number');
  return CHECKS[field.kind](raw, field);
}

const wrong = (reason: string): CheckedValue => ({ kind: 'wrong', reason });
const ok = (value: FieldValue): CheckedValue => ({ kind: 'ok', value });

type Check = (raw: string | number, field: Pick<FieldDefinition, 'options'>) => CheckedValue;

const CHECKS: Record<FieldKind, Check> = {
  text(raw) {
    const text = String(raw).trim();
    if (text === '') return wrong('must not be empty');
    return text.length > LONGEST_TEXT ? wrong(`must have at most ${LONGEST_TEXT} characters`) : ok(text);
  },
  number(raw) {
    const number = readNumber(raw);
    if (number === null) return wrong('must be a number like 12 or 12.5');
    return Math.abs(number) > LARGEST ? wrong('is too large') : ok(number);
  },
  money(raw) {
    const sum = readNumber(raw);
    if (sum === null) return wrong('must be a sum like 1500 or 1500.50');
    if (sum < 0) return wrong('must not be below zero');
    if (sum > LARGEST) return wrong('is too large');
    return Math.abs(Math.round(sum * 100) - sum * 100) > 1e-6 * Math.max(1, sum)
      ? wrong('must have at most two digits after the point')
      : ok(Math.round(sum * 100) / 100);
  },
  date(raw) {
    const date = readDate(String(raw));
    return date === null ? wrong('must be a date like 2026-12-31 or 31.12.2026') : ok(date);
  },
  phone(raw) {
    const phone = readPhone(String(raw));
    return phone === null ? wrong('must be a phone number with its country code, like +7 863 000-00-00') : ok(phone);
  },
  link(raw) {
    const text = String(raw).trim();
    const address = /^https?:\/\//iu.test(text) || !text.includes('.') ? text : `https://${text}`;
    return isWebAddress(address) && address.length <= LONGEST_TEXT
      ? ok(address)
      : wrong('must be a web address like https://example.com');
  },
  list(raw, { options }) {
    const said = String(raw).trim();
    const known = options.find(({ id }) => id === said) ?? options.find(({ title }) => isTitled(title, said));
    if (known && !known.hidden) return ok(known.id);
    const choices = options.filter(({ hidden }) => !hidden).map(({ title }) => title.en);
    return wrong(`must be one of: ${choices.join(', ')}`);
  },
};

const isTitled = (title: { ru: string; en: string }, said: string): boolean =>
  [title.ru, title.en].some((name) => name.toLowerCase() === said.toLowerCase());

/** Only such a link may stand in a page: `javascript:` and its like are none. */
function isWebAddress(text: string): boolean {
  if (/\s/u.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && hostname !== '';
}
