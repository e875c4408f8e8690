import { countOf, type Ladder, median, percentile, shareUnder } from './ladder.ts';
import type { Measured } from './measured.ts';

/** Waits of so many seconds, and who ended them; in ascending order. */
export interface WaitStep {
  author: 'bot' | 'operator';
  seconds: number;
  count: number;
}

const GOAL_SECONDS = 5;

/** Time to first response from all waits of a period. The bot's and people's own medians stand apart: a mix hides both. */
export function responseTimes(steps: readonly WaitStep[]): Measured {
  const all = ladderOf(steps);
  const count = countOf(all);
  return {
    value: median(all),
    numerator: null,
    denominator: count === 0 ? null : count,
    details: {
      p95: percentile(all, 95),
      share_under_5s: shareUnder(all, GOAL_SECONDS),
      bot_p50: median(ladderOf(steps.filter(({ author }) => author === 'bot'))),
      operator_p50: median(ladderOf(steps.filter(({ author }) => author === 'operator'))),
    },
  };
}

const ladderOf = (steps: readonly WaitStep[]): Ladder => steps.map(({ seconds, count }) => ({ value: seconds, count }));
