import type { Contact } from '../contact.ts';

type Named = Pick<Contact, 'name' | 'phone' | 'email' | 'identities'>;

/** The shortest run of digits of a phone that is worth finding. */
const SHORTEST_TAIL = 3;
const LONGEST_WORD = 60;
const MOST_WORDS = 60;
/** Longer names are no names; the search for words in millions of letters would overflow the stack. */
const MOST_LETTERS = 1_000;

/**
 * What a contact is found by: lower-case words of the name, the e-mail and user names, and every tail of the phone, so that the
 * beginning of any of them is the beginning of a word here: "1234567" is a tail of +7 918 123-45-67.
 */
export function searchWords({ name, phone, email, identities }: Named): string[] {
  const words = [
    ...wordsOf(name ?? ''),
    ...(email ? [simple(email), ...wordsOf(email)] : []),
    ...identities.flatMap(({ username }) => (username ? [simple(username), ...wordsOf(username)] : [])),
    ...tailsOf(phone ?? ''),
  ];
  return [...new Set(words.map((word) => word.slice(0, LONGEST_WORD)))].slice(0, MOST_WORDS);
}

/** What to look for when somebody types this: each must begin some word of the contact. Empty for a text without letters and digits. */
export function searchedWords(text: string): string[] {
  const digits = phoneDigits(text);
  if (digits !== null) return [digits];
  const words = text
    .trim()
    .split(/\s+/u)
    .flatMap((part) => (/^[^@\s]+@[^@\s]*$/u.test(part) ? [simple(part)] : wordsOf(part)));
  return [...new Set(words.map((word) => word.slice(0, LONGEST_WORD)))];
}

/** What of a typed phone stands in E.164 too: `8 (918) 555-12` is kept as +7 918 555 12. */
function phoneDigits(text: string): string | null {
  if (!/^[\d\s()+-]+$/u.test(text)) return null;
  const digits = text.replace(/\D/gu, '').replace(/^8(?=9)/u, '');
  return digits.length >= SHORTEST_TAIL ? digits : null;
}

function tailsOf(phone: string): string[] {
  const digits = phone.replace(/\D/gu, '');
  const most = Math.max(0, digits.length - SHORTEST_TAIL + 1);
  return Array.from({ length: most }, (_, from) => digits.slice(from));
}

const simple = (text: string): string => text.slice(0, MOST_LETTERS).trim().toLowerCase().replaceAll('ё', 'е');
const wordsOf = (text: string): string[] => simple(text).match(/[\p{L}\p{N}]+/gu) ?? [];
