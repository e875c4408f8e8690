import type { FigureView, KpiView } from '../../http/views/kpi-view.ts';

/**
 * `noise`: the intervals overlap, so that it may be chance. `plain`: no goal says which way is better.
 */
export type Verdict = 'good' | 'bad' | 'plain' | 'noise' | 'same';

export interface Change {
  /** A share changes by points of a hundred (a fraction of 1 here), a mean by points of its scale, all else by a part of what it was. */
  by: number;
  kind: 'share' | 'points' | 'ratio';
  verdict: Verdict;
}

/** How a figure differs from that of the period compared to; null where either is unknown, or where it began at nothing. */
export function changeOf(
  kpi: Pick<KpiView, 'unit' | 'value' | 'interval' | 'target'>,
  before: FigureView | null,
): Change | null {
  const { unit, value, target } = kpi;
  if (value === null || !before || before.value === null) return null;
  const difference = value - before.value;
  const kind = unit === 'share' ? 'share' : unit === 'points' ? 'points' : 'ratio';
  if (kind === 'ratio' && before.value === 0) return difference === 0 ? { by: 0, kind, verdict: 'same' } : null;
  const by = kind === 'ratio' ? difference / before.value : difference;
  return { by, kind, verdict: difference === 0 ? 'same' : verdictOf(difference, target, overlap(kpi, before)) };
}

function verdictOf(difference: number, { min, max }: KpiView['target'], isNoise: boolean): Verdict {
  if (isNoise) return 'noise';
  // A band has no better side.
  if ((min === undefined) === (max === undefined)) return 'plain';
  return difference > 0 === (min !== undefined) ? 'good' : 'bad';
}

function overlap(now: Pick<KpiView, 'interval'>, before: FigureView): boolean {
  const [a, b] = [now.interval, before.interval];
  return a !== null && b !== null && a.low <= b.high && b.low <= a.high;
}
