import { z } from 'zod';
import { Locale } from '../localized.ts';
import type { DraftIntent } from './intent-file.ts';

const Lines = z.array(z.object({ locale: Locale, text: z.string() }));

/** How one intent differs from the one that runs. */
export const IntentDiff = z.object({
  intent: z.string(),
  state: z.enum(['new', 'changed', 'removed']),
  /** Whether its words for people are others. */
  described: z.boolean(),
  added: Lines,
  removed: Lines,
});
export type IntentDiff = z.infer<typeof IntentDiff>;

/** The intents that differ; those that are as they run are left out. */
export function diffDraft(running: readonly DraftIntent[], draft: readonly DraftIntent[]): IntentDiff[] {
  const before = new Map(running.map((one) => [one.intent, one]));
  const after = new Map(draft.map((one) => [one.intent, one]));
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((intent) => {
    const was = before.get(intent);
    const is = after.get(intent);
    const diff: IntentDiff = {
      intent,
      state: !was ? 'new' : is ? 'changed' : 'removed',
      described: JSON.stringify(was?.description) !== JSON.stringify(is?.description),
      added: linesBeyond(is, was),
      removed: linesBeyond(was, is),
    };
    return was && is && !diff.described && diff.added.length + diff.removed.length === 0 ? [] : [diff];
  });
}

function linesBeyond(one: DraftIntent | undefined, other: DraftIntent | undefined): IntentDiff['added'] {
  return Locale.options.flatMap((locale) => {
    const known = new Set(other?.utterances[locale] ?? []);
    return (one?.utterances[locale] ?? []).filter((text) => !known.has(text)).map((text) => ({ locale, text }));
  });
}
