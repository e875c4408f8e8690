import type { Button } from '../domain/message.ts';

/** The button that somebody means: by its whole label, its number from 1, the beginning of the label or a part of it. */
export function findButton(buttons: readonly Button[], wanted: string): Button | null {
  const plain = plainly(wanted);
  const by = (fits: (label: string) => boolean) => buttons.find(({ label }) => fits(plainly(label)));
  const exact = by((label) => label === plain);
  if (exact) return exact;
  if (/^\d{1,2}$/u.test(plain)) return buttons[Number(plain) - 1] ?? null;
  return by((label) => label.startsWith(plain)) ?? by((label) => label.includes(plain)) ?? null;
}

/** Labels have no-break spaces and curly apostrophes in them, and nobody types those. */
const plainly = (text: string): string => text.toLowerCase().replace(/\s+/gu, ' ').replaceAll('’', "'").trim();
