import { z } from 'zod';
import { NONE } from '../../domain/understanding.ts';
import { fitSigmoid } from './fit-sigmoid.ts';
import type { IntentLearner, IntentModel, Sample, Scored } from './intent-model.ts';

/** How evidence becomes a probability of being right, and the least evidence that is believed. */
export const Calibration = z.object({ slope: z.number(), offset: z.number(), least: z.number() });
export type Calibration = z.infer<typeof Calibration>;

/** The best intent of a text, and what speaks for it. */
export interface Guess {
  intent: string;
  evidence: number;
}

/** What speaks for `None` counts half against every intent; that told foreign messages best on validation lines. */
const WEIGHT_OF_NONE = 0.5;
/**
 * Rejecting may cost this share of the messages that mean something; more where many messages are foreign, for then
 * more is gained.
 */
const ALLOWED_COST = 0.0125;
const ALLOWED_PER_FOREIGN = 0.25;
/** Below any evidence: JSON knows no infinity. */
const ANY = -1000;
const FOLDS = 3;
/** So many predictions settle three numbers; small sets need all folds for that, the shipped one only the first. */
const ENOUGH_OUTCOMES = 2500;

/** Every intent but `None` with the evidence for it, best first. */
export function weighed(scored: readonly Scored[]): Guess[] {
  // Without examples of `None` nothing speaks for it.
  const none = scored.find(({ intent }) => intent === NONE)?.score ?? 0;
  return scored
    .filter(({ intent }) => intent !== NONE)
    .map(({ intent, score }) => ({ intent, evidence: score - WEIGHT_OF_NONE * none }));
}

/** Fits on predictions for sentences that the predicting model did not see: parts of the training samples in turn. */
export async function calibrate(samples: readonly Sample[], learner: IntentLearner): Promise<Calibration> {
  const outcomes: Outcome[] = [];
  for (let fold = 0; fold < FOLDS && outcomes.length < ENOUGH_OUTCOMES; fold += 1) {
    const model = await learner.train(samples.filter((_, index) => foldOf(index) !== fold));
    outcomes.push(
      ...(await outcomesOf(
        samples.filter((_, index) => foldOf(index) === fold),
        model,
      )),
    );
  }
  return calibrationFrom(outcomes);
}

/** The same on lines kept apart for it. */
export async function calibrateOn(samples: readonly Sample[], model: IntentModel): Promise<Calibration> {
  return calibrationFrom(await outcomesOf(samples, model));
}

interface Outcome extends Guess {
  gold: string;
}

/** Neighbours in a file resemble one another, so they go to different folds. */
const foldOf = (index: number) => index % FOLDS;

function outcomesOf(samples: readonly Sample[], model: IntentModel): Promise<Outcome[]> {
  return Promise.all(
    samples.map(async ({ text, intent, locale }) => {
      const [best] = weighed(await model.classify(text, locale));
      return { gold: intent, ...(best ?? { intent: NONE, evidence: ANY }) };
    }),
  );
}

const calibrationFrom = (outcomes: readonly Outcome[]): Calibration => ({
  ...fitSigmoid(outcomes.map(({ gold, intent, evidence }) => ({ at: evidence, right: gold === intent }))),
  least: leastEvidence(outcomes),
});

/**
 * The highest threshold that turns no more than the allowed share of right answers away. Where nothing is known to be
 * out of scope there is nothing to turn away.
 */
function leastEvidence(outcomes: readonly Outcome[]): number {
  const known = outcomes.filter(({ gold }) => gold !== NONE);
  if (known.length === outcomes.length) return ANY;
  const right = known.filter(({ gold, intent }) => gold === intent).map(({ evidence }) => evidence);
  right.sort((one, other) => one - other);
  const foreign = outcomes.length - known.length;
  const allowed = Math.max(
    ALLOWED_COST * known.length,
    (ALLOWED_PER_FOREIGN * foreign * known.length) / outcomes.length,
  );
  return right[Math.floor(allowed)] ?? ANY;
}
