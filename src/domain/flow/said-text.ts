import type { Localized } from '../localized.ts';
import type { Say } from './step.ts';

/** All texts of a step. */
export const textsOf = (say: Say): readonly Localized[] => (Array.isArray(say) ? say : [say]);

/** The first one: what an experiment varies, and what stands for all of them. */
export function firstText(say: Say): Localized {
  const [first] = textsOf(say);
  if (!first) throw new Error('A step without a text.');
  return first;
}

export interface Telling {
  /** Flow and step. */
  place: string;
  customer: string;
  message: string;
  /** How often in a row a question has been asked already; null for a line that asks nothing. */
  again: number | null;
}

/**
 * One of several texts: the same for the same message, however often it is decided. A question that is asked again takes the next one, so
 * that no two in a row are the same.
 */
export function oneText(say: Say, { place, customer, message, again }: Telling): Localized {
  const texts = textsOf(say);
  if (texts.length === 1) return firstText(say);
  const number =
    again === null ? numberOf(`${place}:${customer}:${message}`) : numberOf(`${place}:${customer}`) + again;
  return texts[number % texts.length] ?? firstText(say);
}

function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
