import { z } from 'zod';
import { Localized } from '../localized.ts';

/** Fewer than this teach nothing, and cross-validation could not judge the intent. */
export const FEWEST_SAMPLES = 5;
/** Training time grows with samples; beyond this the file is surely a dump and not hand-written examples. */
export const MOST_SAMPLES = 5000;
export const LONGEST_SAMPLE = 500;

export const SampleText = z
  .string({ error: 'must be text: put it in quotes' })
  .trim()
  .min(1, 'is empty')
  .max(LONGEST_SAMPLE, `is longer than ${LONGEST_SAMPLE} characters`);

const Samples = z
  .array(SampleText)
  .min(FEWEST_SAMPLES, `needs at least ${FEWEST_SAMPLES} samples`)
  .max(MOST_SAMPLES, `has more than ${MOST_SAMPLES} samples`);

/** `booking.create`, `answer.yes`; `None` holds examples of what the business does not answer. */
export const IntentName = z
  .string()
  .max(60, 'is longer than 60 characters')
  .regex(/^(None|[a-z][a-z0-9-]*(\.[a-z0-9-]+)*)$/, 'must be like booking.create, or None for what is out of scope');

/** One file of `intents/`: what customers write when they mean one thing. Held-out lines are for tests only. */
export const IntentFile = z.strictObject({
  intent: IntentName,
  description: Localized,
  utterances: z.strictObject({ ru: Samples, en: Samples }),
  held_out: z.strictObject({ ru: z.array(SampleText), en: z.array(SampleText) }).default({ ru: [], en: [] }),
});
export type IntentFile = z.infer<typeof IntentFile>;

const Lines = z.array(SampleText).max(MOST_SAMPLES, `has more than ${MOST_SAMPLES} samples`);

/** An intent that people are still at: it may have fewer samples than training needs. */
export const DraftIntent = IntentFile.extend({ utterances: z.strictObject({ ru: Lines, en: Lines }) });
export type DraftIntent = z.infer<typeof DraftIntent>;
