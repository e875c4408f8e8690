import { wilson } from '../analytics/intervals.ts';
import type { CurveOfIntent, LearningCurve } from './evaluation.ts';
import { accuracyOf, type Outcome, scoresOf } from './metrics.ts';

/** Below so many texts a rise is as likely chance. */
const ENOUGH_TO_TELL = 30;
/** A rise of F1 from three quarters of the samples to all of them that is worth somebody's while. */
const WORTH_MORE = 0.01;

/**
 * What models say that were trained on a part of the samples, over the same texts: where the last part still helped, more will.
 * `runs` from the smallest share to 1.
 */
export function learningCurve(runs: readonly { share: number; outcomes: readonly Outcome[] }[]): LearningCurve {
  const none = new Map<string, number>();
  const scores = runs.map(({ outcomes }) => new Map(scoresOf(outcomes, none).map((score) => [score.intent, score])));
  const last = scores.at(-1) ?? new Map();
  const byIntent: CurveOfIntent[] = [...last.values()]
    .filter(({ tested }) => tested > 0)
    .map(({ intent, tested, right }) => {
      const f1 = scores.map((one) => one.get(intent)?.f1 ?? 0);
      return { intent, f1, advice: adviceOf(f1, { tested, right }) };
    });
  return {
    shares: runs.map(({ share }) => share),
    accuracy: runs.map(({ outcomes }) => accuracyOf(outcomes)),
    byIntent: byIntent.sort((a, b) => ORDER[a.advice] - ORDER[b.advice] || riseOf(b.f1) - riseOf(a.f1)),
  };
}

const ORDER = { more: 0, unsure: 1, enough: 2 } as const;
const riseOf = (f1: readonly number[]): number => (f1.at(-1) ?? 0) - (f1.at(-2) ?? 0);

function adviceOf(
  f1: readonly number[],
  { tested, right }: { tested: number; right: number },
): CurveOfIntent['advice'] {
  if (tested < ENOUGH_TO_TELL) return 'unsure';
  // What is nearly always right has nothing left to gain, whatever the slope of chance.
  const best = wilson(right / tested, tested);
  if (best && best.low >= ALWAYS) return 'enough';
  return riseOf(f1) >= WORTH_MORE ? 'more' : 'enough';
}
const ALWAYS = 0.97;
