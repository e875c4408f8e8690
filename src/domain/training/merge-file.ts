import { type Applied, applyEdits } from './apply-edits.ts';
import type { DraftEdit } from './draft-edit.ts';
import type { DraftIntent } from './intent-file.ts';

/** What a file holds; `described`: it tells intents whole, with their words for people, and not samples alone. */
export interface FileOfIntents {
  intents: readonly DraftIntent[];
  described: boolean;
}

/** The draft with a file taken in: samples added, or with `replace` the intents of the file as they are in it. */
export function mergeFile(
  draft: readonly DraftIntent[],
  { intents, described }: FileOfIntents,
  replace: boolean,
): Applied {
  const known = new Map(draft.map((one) => [one.intent, one]));
  const missing = described ? undefined : intents.findIndex(({ intent }) => !known.has(intent));
  if (missing !== undefined && missing >= 0)
    return {
      kind: 'refused',
      edit: missing,
      reason: `there is no intent "${intents[missing]?.intent}": add it first, with a description, or correct the file`,
    };
  const base = replace ? draft.map((one) => emptied(one, intents)) : draft;
  return applyEdits(
    base,
    intents.flatMap((one) => editsFor(one, known.get(one.intent), described && replace)),
  );
}

/** Without the samples that the file tells; its held-out lines stay. */
function emptied(one: DraftIntent, intents: readonly DraftIntent[]): DraftIntent {
  const isNamed = intents.some(({ intent }) => intent === one.intent);
  return isNamed ? { ...one, utterances: { ru: [], en: [] } } : one;
}

function editsFor(
  { intent, description, utterances }: DraftIntent,
  known: DraftIntent | undefined,
  describe: boolean,
): DraftEdit[] {
  const edits: DraftEdit[] = [];
  if (!known) edits.push({ do: 'add_intent', intent, description });
  else if (describe) edits.push({ do: 'change_intent', intent, description });
  for (const locale of ['ru', 'en'] as const) {
    if (utterances[locale].length > 0) edits.push({ do: 'add_samples', intent, locale, texts: utterances[locale] });
  }
  return edits;
}
