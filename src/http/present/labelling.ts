import type { LabelRow } from '../../domain/labelling/label-row.ts';
import { likelyIntents, type Verdict } from '../../domain/labelling/likely-intents.ts';
import { type WeightedShare, weightedShare } from '../../domain/labelling/weighted-share.ts';
import type { LabelContext } from '../../store/labelling/label-context.ts';
import type { Label } from '../../store/labelling/label-figures.ts';
import type { LabelItemView, LabellingSummaryView } from '../views/labelling-view.ts';

export function presentLabelItem(
  { id, dialogId, channelKind, sample, at, predicted, score }: LabelRow,
  { message, before }: LabelContext,
  verdicts: readonly Verdict[],
  intents: readonly string[],
): LabelItemView {
  return {
    messageId: id,
    dialogId,
    channelKind,
    sample,
    at: at.toISOString(),
    text: message.text,
    before: before.map(({ author, text }) => ({ author, text })),
    predicted: { intent: predicted, score },
    likely: likelyIntents(predicted, verdicts, intents),
  };
}

type Accuracies = Pick<LabellingSummaryView, 'accuracy' | 'byIntent' | 'byChannel' | 'byKind'>;

/** How often the bot was right, by the random part alone: what it failed on was not drawn by chance. */
export function presentAccuracy(labels: readonly Label[]): Accuracies {
  const drawn = labels.filter(({ sample }) => sample === 'random');
  return {
    accuracy: shareOf(drawn),
    byIntent: cut(drawn, ({ predicted }) => predicted).map(([{ predicted }, share]) => ({
      intent: predicted,
      ...share,
    })),
    byChannel: cut(drawn, ({ channelKind }) => channelKind).map(([{ channelKind }, share]) => ({
      channelKind,
      ...share,
    })),
    byKind: cut(drawn, ({ channelKind, predicted }) => `${channelKind} ${predicted}`).map(
      ([{ channelKind, predicted }, share]) => ({ intent: predicted, channelKind, ...share }),
    ),
  };
}

type Told = Omit<WeightedShare, 'effective'>;

/** Each part with one of its labels, those with most labels first. */
function cut(labels: readonly Label[], keyOf: (label: Label) => string): [Label, Told][] {
  const parts = new Map<string, Label[]>();
  for (const label of labels) parts.set(keyOf(label), [...(parts.get(keyOf(label)) ?? []), label]);
  return [...parts.values()]
    .flatMap((part): [Label, Told][] => {
      const [first] = part;
      const share = shareOf(part);
      return first && share ? [[first, share]] : [];
    })
    .sort(([, one], [, other]) => other.labelled - one.labelled);
}

function shareOf(labels: readonly Label[]): Told | null {
  const told = weightedShare(
    labels.map(({ weight, predicted, actual }) => ({ weight: weight ?? 1, right: predicted === actual })),
  );
  if (!told) return null;
  const { effective: _, ...share } = told;
  return share;
}
