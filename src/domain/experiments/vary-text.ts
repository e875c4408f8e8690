import type { Localized } from '../localized.ts';
import { type Choosing, choose } from './choose.ts';
import type { Met } from './met.ts';

export interface VariedText {
  text: Localized;
  /** What the customer meets by being told it. */
  variants?: Met[];
}

/** The words of a surface for one customer; a new object where something is met by them, so that they can be told from the same words elsewhere. */
export function varyText(by: Choosing, surface: string, today: Localized): VariedText {
  if (by.experiments.length === 0) return { text: today };
  const chosen = choose(by, surface, { kind: 'text', text: today });
  if (chosen?.value.kind !== 'text') return { text: today };
  const text = { ...chosen.value.text };
  return chosen.met ? { text, variants: [chosen.met] } : { text };
}
