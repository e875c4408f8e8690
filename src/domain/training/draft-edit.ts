import { z } from 'zod';
import { Locale, Localized } from '../localized.ts';
import { IntentName, SampleText } from './intent-file.ts';

/** So many texts are taken in one edit; more come in by a file. */
export const MOST_AT_ONCE = 1000;

const Texts = z
  .array(SampleText)
  .min(1, 'names no sample')
  .max(MOST_AT_ONCE, `holds more than ${MOST_AT_ONCE} samples`);
const named = { intent: IntentName };
const samples = { ...named, locale: Locale, texts: Texts };

/** One change of the draft. Samples are named by their text: it is what nobody can have twice in an intent. */
export const DraftEdit = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('add_intent'),
    ...named,
    description: Localized,
    samples: z
      .strictObject({ ru: z.array(SampleText).max(MOST_AT_ONCE), en: z.array(SampleText).max(MOST_AT_ONCE) })
      .optional(),
  }),
  z.strictObject({
    do: z.literal('change_intent'),
    ...named,
    name: IntentName.optional().meta({ description: 'Another name' }),
    description: Localized.optional(),
  }),
  z.strictObject({
    do: z.literal('remove_intent'),
    ...named,
    moveTo: IntentName.optional().meta({ description: 'Takes over its samples; left out: they go with it' }),
  }),
  z.strictObject({ do: z.literal('add_samples'), ...samples }),
  z.strictObject({ do: z.literal('change_sample'), ...named, locale: Locale, text: SampleText, to: SampleText }),
  z.strictObject({ do: z.literal('move_samples'), ...samples, to: IntentName }),
  z.strictObject({ do: z.literal('remove_samples'), ...samples }),
]);
export type DraftEdit = z.infer<typeof DraftEdit>;
