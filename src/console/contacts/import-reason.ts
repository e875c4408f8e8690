import type { TFunction } from 'i18next';

/** What the server says of rows, in the language of the person at the screen; what is not known here is shown as it came. */
const KNOWN = [
  [/^"(?<what>.*)" is not a phone number$/u, 'contacts.reason.phone'],
  [/^"(?<what>.*)" is not an e-mail address$/u, 'contacts.reason.email'],
  [/^"(?<what>.*)" is neither yes nor no$/u, 'contacts.reason.yesNo'],
  [/^has (?<what>\d+) cells where the heading has \d+$/u, 'contacts.reason.cells'],
  [/^has neither a name nor a phone nor an e-mail$/u, 'contacts.reason.nobody'],
  [/^the phone is one contact’s and the e-mail another one’s/u, 'contacts.reason.two'],
  [/quotes do not match/u, 'contacts.reason.quotes'],
] as const;

export function importReason(t: TFunction, reason: string): string {
  return reason
    .split('; ')
    .map((part) => {
      for (const [pattern, key] of KNOWN) {
        const found = pattern.exec(part);
        if (found) return t(key, { what: found.groups?.what ?? '' });
      }
      return part;
    })
    .join('; ');
}
