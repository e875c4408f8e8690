import { type CountryCode, findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Entity } from '../../domain/understanding.ts';
import { LONGEST_READ } from '../text/words.ts';

type Phone = Extract<Entity, { kind: 'phone' }>;

export interface PhoneContext {
  /** The business's own number: its country is the one whose local numbers are understood. */
  businessPhone: string;
  /** The bot has just asked for a number: then digits that could be one are taken for one. */
  asked: boolean;
}

/** Phone numbers of a text, as E.164: "+1 415 555 0134", "8 (928) 123-45-67", "928 123 45 67". */
export function findPhones(text: string, context: PhoneContext): Phone[] {
  const head = text.slice(0, LONGEST_READ);
  if (!/\d(?:\D{0,3}\d){5}/.test(head)) return [];
  const country = countryOf(context.businessPhone);
  const sure = findPhoneNumbersInText(head, country).map(({ number, startsAt, endsAt }) =>
    phone(head, startsAt, endsAt, number.number, 0.95),
  );
  return sure.length === 0 && context.asked ? possiblePhones(head, country) : sure;
}

/** An invented or new number may be unknown to the tables; then its calling code decides. */
function countryOf(businessPhone: string): CountryCode {
  const number = parsePhoneNumberFromString(businessPhone);
  return number?.country ?? number?.getPossibleCountries()[0] ?? 'RU';
}

/** A run of digits with the usual separators. Dates and times do not get here: they have too few digits or a colon. */
const RUN = /\+?\d(?:[\s().-]{0,2}\d){6,14}/g;

function possiblePhones(text: string, country: CountryCode): Phone[] {
  return [...text.matchAll(RUN)].flatMap((match) => {
    const number = parsePhoneNumberFromString(match[0], country);
    return number?.isPossible() ? [phone(text, match.index, match.index + match[0].length, number.number, 0.7)] : [];
  });
}

const phone = (text: string, start: number, end: number, value: string, confidence: number): Phone => ({
  kind: 'phone',
  value,
  span: [start, end],
  text: text.slice(start, end),
  confidence,
});
