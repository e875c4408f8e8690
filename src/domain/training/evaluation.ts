import { z } from 'zod';

/** A share with the interval that holds the true one in 95 of 100 cases, and of how many. */
export const Measured = z.object({ value: z.number(), low: z.number(), high: z.number(), count: z.number() });
export type Measured = z.infer<typeof Measured>;

export const IntentScore = z.object({
  intent: z.string(),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  /** Samples that it has, and how many of them were asked about. */
  samples: z.number(),
  tested: z.number(),
  right: z.number(),
  /** Texts of others that were taken for it. */
  taken: z.number(),
});
export type IntentScore = z.infer<typeof IntentScore>;

/** Texts of one intent that were taken for another. */
export const Confusion = z.object({
  actual: z.string(),
  predicted: z.string(),
  count: z.number(),
  examples: z.array(z.string()),
});
export type Confusion = z.infer<typeof Confusion>;

/** How an intent fares with a part of its samples. */
export const CurveOfIntent = z.object({
  intent: z.string(),
  /** F1 at each share of `LearningCurve.shares`. */
  f1: z.array(z.number()),
  /** `more`: it still rises, more samples help; `enough`: it does not; `unsure`: too few texts to tell. */
  advice: z.enum(['more', 'enough', 'unsure']),
});
export type CurveOfIntent = z.infer<typeof CurveOfIntent>;

export const LearningCurve = z.object({
  shares: z.array(z.number()),
  accuracy: z.array(Measured),
  byIntent: z.array(CurveOfIntent),
});
export type LearningCurve = z.infer<typeof LearningCurve>;

/** Two models asked the same. */
export const Compared = z.object({
  candidate: Measured,
  running: Measured,
  /** Candidate less running; its interval is of pairs, so it is narrower than those above. */
  difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
});
export type Compared = z.infer<typeof Compared>;

/** How good a candidate is. Every figure is of texts that the model which was asked had not seen. */
export const Evaluation = z.object({
  trained: z.number(),
  tested: z.number(),
  folds: z.number(),
  accuracy: Measured,
  macroF1: Measured,
  byIntent: z.array(IntentScore),
  confusions: z.array(Confusion),
  curve: LearningCurve.nullable(),
  /** On the same folds; null when there was no time. */
  folded: Compared.nullable(),
  /** On what customers really wrote, by what people say it meant: drawn by chance and weighed. */
  live: Compared.extend({ leftOut: z.number() }).nullable(),
  /** On the lines that the intents keep apart for tests. */
  heldOut: Compared.nullable(),
  /** What was left out or done with a part, and why. */
  notes: z.array(z.string()),
  seconds: z.number(),
});
export type Evaluation = z.infer<typeof Evaluation>;
