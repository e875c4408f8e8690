import { setImmediate as breathe } from 'node:timers/promises';
import type { BenchTask } from '../../domain/training/bench.ts';
import type { Progress, TrainingStep } from '../../domain/training/candidate.ts';
import type { Compared, Evaluation, LearningCurve } from '../../domain/training/evaluation.ts';
import { thinned } from '../../domain/training/folds.ts';
import type { DraftIntent } from '../../domain/training/intent-file.ts';
import { learningCurve } from '../../domain/training/learning-curve.ts';
import { accuracyOf, compare, confusionsOf, macroF1Of, type Outcome, scoresOf } from '../../domain/training/metrics.ts';
import type { Sample } from '../intent/intent-model.ts';
import { seeded } from '../intent/random.ts';
import { mostSamples } from '../intent/thin-out.ts';
import { onHeldOut, onLabelled, type TwoModels } from './ask-model.ts';
import { cut, FOLDS, type Fold, runFold, withoutTexts } from './run-folds.ts';

/** Cross-validation trains again and again; with more samples than this, it does so with a part that stands for them. */
const MOST_EVALUATED = 15_000;
const PART_SHARES = [0.5, 0.75];
/** As many folds show a slope; all would cost twice the time. */
const CURVE_FOLDS = 3;
const LEAST_FOLDS = 2;

export interface Pace {
  progress(progress: Progress): void;
  /** Seconds left for what may be left out. */
  left(): number;
}

/** How good the candidate is; every figure by models that had not seen what they were asked. */
export async function evaluate(models: TwoModels, task: BenchTask, pace: Pace): Promise<Evaluation> {
  const notes: string[] = [];
  pace.progress({ step: 'ask', done: 0, of: 1 });
  const heldOut = await onHeldOut(models, task.intents);
  const live = await onLabelled(models, task);
  const all = samplesOf(task.intents);
  const samples = thinned(all, MOST_EVALUATED, FOLDS * 2);
  if (samples.length < all.length)
    notes.push(`Cross-validated on ${samples.length} of ${all.length} samples, evenly drawn from each intent.`);
  const used = mostSamples(task.intents.length);
  if (all.length > used)
    notes.push(`Trained on ${used} of ${all.length} samples: more say little new, and take minutes.`);
  const folds = cut(samples);
  const outcomes = await each(folds, 'folds', pace, LEAST_FOLDS, (fold) => runFold(fold));
  if (outcomes.length < folds.length)
    notes.push(`Only ${outcomes.length} of ${folds.length} parts were asked: time was up.`);
  const flat = outcomes.flat();
  const folded = await onFolds(folds, outcomes, task, pace, notes);
  const curve = await curveOf(folds.slice(0, CURVE_FOLDS), outcomes, pace, notes);
  return {
    trained: all.length,
    tested: flat.length,
    folds: outcomes.length,
    accuracy: accuracyOf(flat),
    macroF1: macroF1Of(flat, seeded(11)),
    byIntent: scoresOf(flat, new Map(task.intents.map((one) => [one.intent, countOf(one)]))),
    confusions: confusionsOf(flat),
    curve,
    folded,
    live,
    heldOut,
    notes,
    seconds: 0,
  };
}

/** The work on each, as long as there is time, but on so many at least. */
async function each<T>(
  folds: readonly Fold[],
  step: TrainingStep,
  pace: Pace,
  atLeast: number,
  work: (fold: Fold, index: number) => Promise<T>,
): Promise<T[]> {
  const done: T[] = [];
  for (const [index, fold] of folds.entries()) {
    if (index >= atLeast && pace.left() <= 0) break;
    pace.progress({ step, done: index, of: folds.length });
    // Where there is no thread for it, as in development, whoever waits is answered in between.
    await breathe();
    done.push(await work(fold, index));
  }
  return done;
}

/** The running intents, trained without each fold and asked about it; as many folds as there is time for. */
async function onFolds(
  folds: readonly Fold[],
  outcomes: readonly Outcome[][],
  { running }: BenchTask,
  pace: Pace,
  notes: string[],
): Promise<Compared | null> {
  const samples = thinned(samplesOf(running.intents), MOST_EVALUATED, FOLDS * 2);
  const theirs = await each(folds.slice(0, outcomes.length), 'compare', pace, 0, (fold) =>
    runFold({ test: fold.test, train: withoutTexts(samples, fold) }),
  );
  if (theirs.length < outcomes.length)
    notes.push(`Compared with the running intents on ${theirs.length} of ${outcomes.length} parts: time was up.`);
  return theirs.length === 0 ? null : compare(outcomes.slice(0, theirs.length).flat(), theirs.flat());
}

async function curveOf(
  folds: readonly Fold[],
  outcomes: readonly Outcome[][],
  pace: Pace,
  notes: string[],
): Promise<LearningCurve | null> {
  const runs = await each(folds.slice(0, outcomes.length), 'curve', pace, 0, (fold) =>
    Promise.all(PART_SHARES.map((share) => runFold(fold, share))),
  );
  if (runs.length < Math.min(LEAST_FOLDS, folds.length)) {
    notes.push('There was no time left for the learning curve.');
    return null;
  }
  return learningCurve([
    ...PART_SHARES.map((share, at) => ({ share, outcomes: runs.flatMap((run) => run[at] ?? []) })),
    { share: 1, outcomes: outcomes.slice(0, runs.length).flat() },
  ]);
}

const countOf = ({ utterances: { ru, en } }: DraftIntent): number => ru.length + en.length;

const samplesOf = (intents: readonly DraftIntent[]): Sample[] =>
  intents.flatMap(({ intent, utterances: { ru, en } }) => [
    ...ru.map((text) => ({ text, intent, locale: 'ru' as const })),
    ...en.map((text) => ({ text, intent, locale: 'en' as const })),
  ]);
