import {
  editsOfOffers,
  type LabelledLine,
  type LabelOffer,
  type NameMap,
  offerLabels,
} from '../../domain/training/offer-labels.ts';
import { labelledTexts } from '../../store/training/labelled-texts.ts';
import { currentDraft, type DraftChanged, editDraft, type Wish } from './draft-desk.ts';
import type { TrainingDeps } from './training-deps.ts';

/** Labelled messages that the draft does not have yet, without anybody's personal data. */
export async function labelOffers(deps: TrainingDeps): Promise<LabelOffer[]> {
  const { intents } = await currentDraft(deps);
  return offerLabels(intents, await labelledLines(deps));
}

async function labelledLines({ store, nlu, clock, surroundings }: TrainingDeps): Promise<LabelledLine[]> {
  const { business } = surroundings();
  const lines: LabelledLine[] = [];
  for (const { names, ...one } of await labelledTexts(store)) {
    const { locale, entities } = await nlu.understand(one.text, {
      now: clock.now(),
      business,
      locale: one.locale,
      asked: [],
    });
    const found = entities.flatMap((entity) => (entity.kind === 'name' ? [entity.value] : []));
    lines.push({ ...one, locale, names: [...names, ...found] });
  }
  return lines;
}

/** Takes labelled messages into the draft: all that can be, or those of these ids. What cannot be is told. */
export async function takeLabels(
  deps: TrainingDeps,
  { messageIds, names }: { messageIds: readonly string[] | null; names: NameMap },
  wish: Wish,
): Promise<DraftChanged> {
  const { version, intents } = await currentDraft(deps);
  if (version !== wish.version) return { kind: 'changed_meanwhile', version };
  const wanted = messageIds && new Set(messageIds);
  const offers = offerLabels(intents, await labelledLines(deps)).filter(
    ({ messageId }) => !wanted || wanted.has(messageId),
  );
  const { edits, left } = editsOfOffers(offers, intents, names);
  const leftOut = left.map((one) => ({ edit: -1, ...one }));
  if (edits.length === 0) return { kind: 'changed', version, leftOut };
  const changed = await editDraft(deps, edits, { ...wish, what: 'labels_taken' });
  return changed.kind === 'changed' ? { ...changed, leftOut: [...changed.leftOut, ...leftOut] } : changed;
}
