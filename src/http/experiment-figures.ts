import type { Experiment } from '../domain/experiments/experiment.ts';
import { type Results, resultsOf } from '../domain/experiments/results.ts';
import { type Verdict, verdictOf } from '../domain/experiments/verdict.ts';
import { countOutcomes } from '../store/experiments/count-outcomes.ts';
import type { RouteDeps } from './app-deps.ts';

export interface Figures {
  results: Results;
  verdict: Verdict;
}

/** A list that is looked at by several people is not counted anew for each. */
const KEPT_MS = 30_000;
const DAY_MS = 86_400_000;

/** When everybody's time is over, nothing new comes but by a merge of contacts. */
const KEPT_OVER_MS = 10 * 60_000;

export interface ExperimentFigures {
  /** As they are now; null for a draft. */
  now(experiment: Experiment): Promise<Figures | null>;
  /** At most half a minute old; ten minutes where all is over. */
  lately(experiment: Experiment): Promise<Figures | null>;
}

export function createFigures({ store, clock }: Pick<RouteDeps, 'store' | 'clock'>): ExperimentFigures {
  const kept = new Map<string, { version: number; at: number; figures: Figures | null }>();

  async function now(experiment: Experiment): Promise<Figures | null> {
    if (experiment.state === 'draft') return null;
    const at = clock.now();
    const results = resultsOf(experiment, await countOutcomes(store, experiment.id), at);
    const figures = { results, verdict: verdictOf(experiment, results) };
    kept.set(experiment.id, { version: experiment.version, at: at.getTime(), figures });
    return figures;
  }

  return {
    now,
    async lately(experiment) {
      const known = kept.get(experiment.id);
      const isFresh =
        known?.version === experiment.version && clock.now().getTime() - known.at < keptFor(experiment, known.at);
      return isFresh ? known.figures : now(experiment);
    },
  };
}

function keptFor({ endedAt, windowDays, guardDays }: Experiment, at: number): number {
  const isOver = endedAt && at > endedAt.getTime() + (Math.max(windowDays, guardDays) + 1) * DAY_MS;
  return isOver ? KEPT_OVER_MS : KEPT_MS;
}
