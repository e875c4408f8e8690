import { splitText } from '../split-text.ts';

/** Cuts a text as `splitText` does into parts of at most `most` bytes of UTF-8, which is how Instagram counts. */
export function splitBytes(text: string, most: number): string[] {
  // One unit is three bytes at the most: a pair of units is four.
  const smallest = Math.floor(most / 3);
  let units = most;
  for (;;) {
    const parts = splitText(text, Math.max(units, smallest));
    if (units <= smallest || parts.every((part) => Buffer.byteLength(part) <= most)) return parts;
    units = Math.floor(units * 0.75);
  }
}
