import type { Button } from '../domain/message.ts';

/** The button that somebody means: by its whole label, the beginning of it, a part of it, or its number from 1. */
export function findButton(buttons: readonly Button[], wanted: string): Button | null {
  const plain = plainly(wanted);
  const by = (fits: (label: string) => boolean) => buttons.find(({ label }) => fits(plainly(label)));
  return (
    by((label) => label === plain) ??
    by((label) => label.startsWith(plain)) ??
    by((label) => label.includes(plain)) ??
    (/^\d{1,2}$/u.test(plain) ? buttons[Number(plain) - 1] : undefined) ??
    null
  );
}

/** Letters alone: labels have no-break spaces and both kinds of apostrophe in them. */
const plainly = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\u00a0]+/gu, ' ')
    .replaceAll('’', "'")
    .trim();
