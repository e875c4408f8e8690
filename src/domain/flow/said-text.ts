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
  /** How often in a row this has been said already. */
  again: number;
}

/** One of several texts: the same for the same message, however often it is decided; a question that is asked again takes the next one. */
export function oneText(say: Say, { place, customer, message, again }: Telling): Localized {
  const texts = textsOf(say);
  const [first] = texts;
  if (!first || texts.length === 1) return firstText(say);
  // Asked again it must not fall on the same one by chance: the customer's own order goes on.
  const start = again > 0 ? numberOf(`${place}:${customer}`) : numberOf(`${place}:${customer}:${message}`);
  return texts[(start + again) % texts.length] ?? first;
}

function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
