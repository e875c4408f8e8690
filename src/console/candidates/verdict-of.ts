import type { CandidateView } from '../../http/views/training-candidate-view.ts';
import { percent } from './percent.ts';

export interface Verdict {
  kind: 'loses' | 'better' | 'worse' | 'alike' | 'unknown';
  tone: 'good' | 'bad' | 'calm';
  figures: Record<string, number>;
}

/** Better or worse only where the interval of the difference says so: what customers really wrote counts before the samples. */
export function verdictOf({ lost, evaluation }: Pick<CandidateView, 'lost' | 'evaluation'>): Verdict {
  if (lost !== null && lost > 0) return { kind: 'loses', tone: 'bad', figures: { count: lost } };
  const known = [evaluation?.live, evaluation?.heldOut, evaluation?.folded].flatMap((one) => one?.difference ?? []);
  const [first] = known;
  if (!first) return { kind: 'unknown', tone: 'calm', figures: {} };
  const worse = known.find(({ high }) => high < 0);
  if (worse) return { kind: 'worse', tone: 'bad', figures: { points: percent(-worse.value) } };
  const better = known.find(({ low }) => low > 0);
  if (better) return { kind: 'better', tone: 'good', figures: { points: percent(better.value) } };
  return { kind: 'alike', tone: 'good', figures: {} };
}
