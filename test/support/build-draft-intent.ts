import type { DraftIntent } from '../../src/domain/training/intent-file.ts';

/** An intent of a draft with these samples. */
export const buildDraftIntent = (
  intent: string,
  { ru = [], en = [] }: { ru?: string[]; en?: string[] } = {},
): DraftIntent => ({
  intent,
  description: { ru: `Про ${intent}`, en: `About ${intent}` },
  utterances: { ru, en },
  held_out: { ru: [], en: [] },
});
