import type { Unit } from '../../domain/analytics/units.ts';
import type { Kpi } from '../../domain/kpi/kpi.ts';

/** What one unit weighs in the figure's own unit (seconds, points, money); null where only their number counts. */
export function valueOfUnit({ reckoning }: Pick<Kpi, 'reckoning'>, { value }: Pick<Unit, 'value'>): number | null {
  const hasValue = reckoning.as === 'mean' || reckoning.as === 'sum' || 'scale' in reckoning;
  return hasValue ? value * ('scale' in reckoning ? reckoning.scale : 1) : null;
}
