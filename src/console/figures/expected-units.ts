import type { FigureView, KpiUnitView } from '../../http/views/kpi-view.ts';
import type { Part } from './drill.ts';

/** How many lines a figure must open into; null for a part of what has no parts. */
export function expectedUnits(
  { unit, numerator, denominator }: Pick<FigureView, 'numerator' | 'denominator'> & { unit: KpiUnitView },
  part: Part,
): number | null {
  if (denominator === null) return 0;
  if (part === 'all') return denominator;
  if (unit !== 'share' || numerator === null) return null;
  return part === 'hits' ? numerator : denominator - numerator;
}
