import type { SlotKind } from './flow.ts';

/** Slots whose value is what is said to their question. */
export const FREE_KINDS: ReadonlySet<SlotKind> = new Set(['text', 'number', 'email']);

/** A longer answer is a story; its beginning is kept. */
const LONGEST = 500;

/** The value in an answer to a question, or null when it holds none. A question is no answer. */
export function freeValue(kind: SlotKind, text: string): string | null {
  const plain = text.trim();
  switch (kind) {
    case 'number':
      return /(?<![\d.,])\d{1,9}(?![\d.,]?\d)/u.exec(plain)?.[0] ?? null;
    case 'email':
      return /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/u.exec(plain)?.[0].toLowerCase() ?? null;
    default:
      return plain === '' || /\?\s*$/u.test(plain) ? null : plain.slice(0, LONGEST);
  }
}
