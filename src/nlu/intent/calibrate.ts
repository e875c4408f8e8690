import { z } from 'zod';
import { NONE } from '../../domain/understanding.ts';
import type { IntentLearner, Sample, Scored } from './intent-model.ts';

/** How a raw score becomes a probability of being right, and how far above `None` an intent must be to be believed. */
export const Calibration = z.object({ slope: z.number(), offset: z.number(), lead: z.number() });
export type Calibration = z.infer<typeof Calibration>;

const FOLDS = 3;
/** So many predictions settle three numbers; small sets need all folds for that, the shipped one only the first. */
const ENOUGH_OUTCOMES = 2500;
/**
 * What a rejected out-of-scope message is worth beside a right answer. Below 1 a bit more is answered, for a wrong
 * rejection only costs a question back.
 */
const WORTH_OF_REJECTION = 0.3;

/** Fits both on predictions for training sentences that the predicting model did not see. */
export async function calibrate(samples: readonly Sample[], learner: IntentLearner): Promise<Calibration> {
  const outcomes: Outcome[] = [];
  for (let fold = 0; fold < FOLDS && outcomes.length < ENOUGH_OUTCOMES; fold += 1) {
    const model = await learner.train(samples.filter((_, index) => foldOf(index) !== fold));
    for (const { text, intent, locale } of samples.filter((_, index) => foldOf(index) === fold)) {
      const scored = await model.classify(text, locale);
      const best = scored[0] ?? { intent: NONE, score: 0 };
      outcomes.push({
        gold: intent,
        predicted: best.intent,
        score: best.score,
        lead: best.score - scoreOfNone(scored),
      });
    }
  }
  const { slope, offset } = fitSigmoid(outcomes.filter(({ predicted }) => predicted !== NONE));
  return { slope, offset, lead: bestLead(outcomes) };
}

/** Without examples of `None` nothing speaks for it. */
export const scoreOfNone = (scored: readonly Scored[]): number =>
  scored.find(({ intent }) => intent === NONE)?.score ?? -1;

export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

interface Outcome {
  gold: string;
  predicted: string;
  score: number;
  /** How far the best score is above that of `None`. */
  lead: number;
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

/**
 * The lead over `None` below which rejecting gains more than it loses; in cross-validation it told foreign messages
 * better than the score alone.
 */
function bestLead(outcomes: readonly Outcome[]): number {
  const known = Math.max(1, outcomes.filter(({ gold }) => gold !== NONE).length);
  const foreign = Math.max(1, outcomes.length - known);
  const answered = outcomes.filter(({ predicted }) => predicted !== NONE);
  let value = 0;
  let best = { value, lead: Number.NEGATIVE_INFINITY };
  // From the smallest lead upwards: each one rejected loses a right answer or gains a right rejection.
  for (const { gold, predicted, lead } of answered.toSorted((one, other) => one.lead - other.lead)) {
    if (value > best.value || best.lead === Number.NEGATIVE_INFINITY) best = { value, lead };
    if (gold === NONE) value += WORTH_OF_REJECTION / foreign;
    else if (gold === predicted) value -= 1 / known;
  }
  // JSON knows no infinity.
  return Number.isFinite(best.lead) ? best.lead : 0;
}
