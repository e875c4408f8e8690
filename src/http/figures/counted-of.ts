import type { Kpi, KpiDetail } from '../../domain/kpi/kpi.ts';
import { invalidInput, type Problem } from '../problem.ts';

/** How a figure, or one of its further cuts, is counted. */
export type Counted = Pick<Kpi | KpiDetail, 'counting' | 'reckoning'>;

/** The figure itself when no cut is named. */
export function countedOf(kpi: Kpi, detail: string | undefined): { kind: 'counted'; counted: Counted } | Problem {
  if (detail === undefined) return { kind: 'counted', counted: kpi };
  const found = kpi.details.find(({ id }) => id === detail);
  if (found) return { kind: 'counted', counted: found };
  const known = kpi.details.map(({ id }) => id).join(', ') || 'none';
  return invalidInput([{ path: 'query.detail', reason: `is no part of ${kpi.id}; there are: ${known}` }]);
}
