import type { Entity } from '../understanding.ts';
import type { SlotKind } from './flow.ts';

/** Whether a slot's value is what is said to its question. */
export const isFree = (kind: SlotKind | undefined): boolean =>
  kind === 'text' || kind === 'number' || kind === 'people' || kind === 'email';

/** A longer answer is a story; its beginning is kept. */
const LONGEST = 500;

/** The value in an answer to a question, or null when it holds none. A question is no answer; the hour of a visit is no number of people. */
export function freeValue(kind: SlotKind, text: string, entities: readonly Entity[]): string | null {
  const plain = text.trim();
  switch (kind) {
    case 'number':
    case 'people':
      return numberIn(plain, entities);
    case 'email':
      return /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/u.exec(plain)?.[0].toLowerCase() ?? null;
    default:
      return plain === '' || /\?\s*$/u.test(plain) ? null : plain.slice(0, LONGEST);
  }
}

function numberIn(text: string, entities: readonly Entity[]): string | null {
  if (/^\d{1,9}[.!]?$/u.test(text)) return text.replace(/\D/gu, '');
  const people = entities.find(({ kind }) => kind === 'people');
  if (people?.kind === 'people') return String(people.value);
  const own = entities.reduce((rest, { text: words }) => rest.replace(words, ' '), text);
  return /(?<![\d.,:])\d{1,9}(?![\d:]|[.,]\d)/u.exec(own)?.[0] ?? null;
}

/** "No, Friday", "лучше в субботу": not an answer in any words, but another value for what is known. */
export const isCorrection = (text: string): boolean =>
  /^\s*(?:нет|не|ой|лучше|давайте лучше|точнее|вернее|no|not|oops|actually|rather|sorry|wait|make it)(?!\p{L})/iu.test(
    text,
  );
