import { clientsNeeded } from './clients-needed.ts';
import type { Experiment, GuardRail } from './experiment.ts';
import type { Results } from './results.ts';

interface Found {
  variantId: string;
  rate: number;
  controlRate: number;
  difference: number;
  low: number;
  high: number;
}

/** What can be said of an experiment. */
export type Verdict =
  /** Clients are not dealt as they should be: no figure is to be believed. */
  | { kind: 'broken' }
  /** A variant does harm. */
  | { kind: 'harmful'; variantId: string; rail: GuardRail }
  | ({ kind: 'better' } & Found)
  /** Every variant is worse than the control, or no better by anything that matters. */
  | ({ kind: 'worse' } & Found)
  /** Whatever difference there is, it is smaller than what matters. */
  | { kind: 'same'; within: number }
  | { kind: 'unclear'; more: number }
  /** Nobody's time is over yet. */
  | { kind: 'waiting'; days: number };

type Ran = Pick<Experiment, 'variants' | 'windowDays' | 'expectedRate' | 'leastEffect'>;

export function verdictOf(experiment: Ran, results: Results): Verdict {
  const { ratio, rails, comparisons, alpha, settled } = results;
  if (ratio.isBroken) return { kind: 'broken' };
  for (const { rail, tests } of rails) {
    const worse = tests.find(({ isWorse }) => isWorse);
    if (worse) return { kind: 'harmful', variantId: worse.variantId, rail };
  }
  const control = settled[0];
  const found = comparisons.flatMap(({ variantId, standings }) => {
    const now = standings.at(-1);
    const own = settled.find((share) => share.variantId === variantId);
    if (!now || now.difference === null || !own || !control) return [];
    const { difference, low, high, p } = now;
    const rates = { rate: own.hits / own.clients, controlRate: control.hits / control.clients };
    // Where the truth itself has moved, what was sure once may be open again: it is the interval that tells on which side it is now.
    return [{ variantId, difference, low, high, ...rates, isSure: p < alpha && (low > 0 || high < 0) }];
  });
  if (found.length < comparisons.length) return { kind: 'waiting', days: experiment.windowDays };
  const sure = found.filter(({ isSure }) => isSure);
  const best = sure.filter(({ low }) => low > 0).sort((a, b) => b.low - a.low)[0];
  if (best) return { kind: 'better', ...plain(best) };
  const { leastEffect } = experiment;
  const worst = sure.sort((a, b) => a.high - b.high)[0];
  if (worst && found.every(({ high }) => high < leastEffect)) return { kind: 'worse', ...plain(worst) };
  const within = Math.max(...found.flatMap(({ low, high }) => [-low, high]));
  if (within <= leastEffect) return { kind: 'same', within };
  return { kind: 'unclear', more: stillNeeded(experiment, results, within) };
}

const plain = ({ isSure: _isSure, ...found }: Found & { isSure: boolean }): Found => found;

/** So many clients more until the difference that matters is either found or ruled out. */
function stillNeeded({ variants, expectedRate, leastEffect }: Ran, { settled }: Results, within: number): number {
  const clients = settled.reduce((sum, share) => sum + share.clients, 0);
  const control = settled[0];
  const rate = control && control.clients >= 100 ? control.hits / control.clients : expectedRate;
  const weights = variants.map(({ weight }) => weight);
  const planned = clientsNeeded({ rate, effect: leastEffect, weights });
  if (planned > clients) return planned - clients;
  // The interval narrows with the root of the number of clients.
  return Math.ceil(Math.min(planned * 10, clients * ((within / leastEffect) ** 2 - 1)));
}
