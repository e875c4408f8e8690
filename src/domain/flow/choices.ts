import { inLocale, type Locale } from '../localized.ts';
import { stepsOf } from './branches.ts';
import type { Flow } from './flow.ts';
import type { Choice } from './step.ts';

/** The answers that the questions for a slot offer. */
export const choicesOf = (flow: Flow, slot: string): Choice[] =>
  stepsOf(flow).flatMap(({ step }) => ('ask' in step && step.ask === slot ? (step.choices ?? []) : []));

/** What an answer is called; the value itself when the flow offers it no more. */
export function choiceInWords(flow: Flow, slot: string, value: string, locale: Locale): string {
  const choice = choicesOf(flow, slot).find((one) => one.value === value);
  return choice ? inLocale(choice.label, locale) : value;
}

/** The one answer whose words a text has in it; null when it names none, or several. */
export function choiceNamed(flow: Flow, slot: string, text: string): string | null {
  const plain = ` ${simple(text)} `;
  const named = new Set(
    choicesOf(flow, slot)
      .filter(({ words = [] }) => words.some((word) => plain.includes(` ${simple(word)} `)))
      .map(({ value }) => value),
  );
  const [only] = named;
  return only !== undefined && named.size === 1 ? only : null;
}

const simple = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
