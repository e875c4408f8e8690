import type { HealthReason } from './reason.ts';

/** What is wrong, and what to do about it. */
export interface ReasonWords {
  title: string;
  todo: string;
}

/** A reason in words, by its kind. `date` writes a moment of the reason as people of the business read it. */
export type WordsOf = {
  [K in HealthReason['kind']]: (reason: Extract<HealthReason, { kind: K }>, date: (at: Date) => string) => ReasonWords;
};
