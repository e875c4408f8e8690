import { z } from 'zod';
import { NONE } from '../../domain/understanding.ts';
import type { IntentLearner, Sample, Scored } from './intent-model.ts';

/** How a raw score becomes a probability of being right, and from which probability an intent is believed. */
export const Calibration = z.object({ slope: z.number(), offset: z.number(), threshold: z.number() });
export type Calibration = z.infer<typeof Calibration>;

const FOLDS = 3;
/** So many predictions settle three numbers; small sets need all folds for that, the shipped one only the first. */
const ENOUGH_OUTCOMES = 2500;
/**
 * What a rejected out-of-scope message is worth beside a right answer. Below 1 a bit more is answered, for a wrong
 * rejection only costs a question back.
 */
const WORTH_OF_REJECTION = 0.4;

/** Fits both on predictions for training sentences that the predicting model did not see. */
export async function calibrate(samples: readonly Sample[], learner: IntentLearner): Promise<Calibration> {
  const outcomes: Outcome[] = [];
  for (let fold = 0; fold < FOLDS && outcomes.length < ENOUGH_OUTCOMES; fold += 1) {
    const model = await learner.train(samples.filter((_, index) => foldOf(index) !== fold));
    for (const { text, intent, locale } of samples.filter((_, index) => foldOf(index) === fold)) {
      const best: Scored | undefined = (await model.classify(text, locale))[0];
      outcomes.push({ gold: intent, predicted: best?.intent ?? NONE, score: best?.score ?? 0 });
    }
  }
  const { slope, offset } = fitSigmoid(outcomes.filter(({ predicted }) => predicted !== NONE));
  return { slope, offset, threshold: sigmoid(slope * bestThreshold(outcomes) + offset) };
}

export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

interface Outcome {
  gold: string;
  predicted: string;
  score: number;
}

/** Neighbours in a file resemble one another, so they go to different folds. */
const foldOf = (index: number) => index % FOLDS;

/** Platt scaling: the probability that a prediction with this score is right, by Newton's method on two numbers. */
function fitSigmoid(outcomes: readonly Outcome[]): { slope: number; offset: number } {
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < 50; round += 1) {
    // A weak pull to slope 1 keeps the solution finite when every prediction is right.
    const g = { slope: 0.01 * (slope - 1), offset: 0.01 * offset };
    const h = { slope: 0.01, both: 0, offset: 0.01 };
    for (const { gold, predicted, score } of outcomes) {
      const chance = sigmoid(slope * score + offset);
      const miss = chance - (gold === predicted ? 1 : 0);
      const bend = Math.max(chance * (1 - chance), 1e-6);
      g.slope += miss * score;
      g.offset += miss;
      h.slope += bend * score * score;
      h.both += bend * score;
      h.offset += bend;
    }
    const determinant = h.slope * h.offset - h.both * h.both;
    const step = {
      slope: (h.offset * g.slope - h.both * g.offset) / determinant,
      offset: (h.slope * g.offset - h.both * g.slope) / determinant,
    };
    slope -= step.slope;
    offset -= step.offset;
    if (Math.abs(step.slope) + Math.abs(step.offset) < 1e-6) break;
  }
  return { slope, offset };
}

/** The raw score below which rejecting gains more than it loses. */
function bestThreshold(outcomes: readonly Outcome[]): number {
  const known = Math.max(1, outcomes.filter(({ gold }) => gold !== NONE).length);
  const foreign = Math.max(1, outcomes.length - known);
  let value = 0;
  let best = { value, score: Number.NEGATIVE_INFINITY };
  // From the lowest score upwards: each one rejected loses a right answer or gains a right rejection.
  for (const { gold, predicted, score } of outcomes.toSorted((one, other) => one.score - other.score)) {
    if (predicted === NONE) continue;
    if (value > best.value || best.score === Number.NEGATIVE_INFINITY) best = { value, score };
    if (gold === NONE) value += WORTH_OF_REJECTION / foreign;
    else if (gold === predicted) value -= 1 / known;
  }
  return best.score;
}
