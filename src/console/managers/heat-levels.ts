import type { KpiCutView } from '../../http/views/kpi-view.ts';

/** Shades from the palest to the deepest. */
export const LEVELS = 5;

export interface Scale {
  low: number;
  high: number;
}

/** The lowest and the highest value of all cells; null when none was measured. */
export function scaleOf(rows: readonly Pick<KpiCutView['rows'][number], 'series'>[]): Scale | null {
  const values = rows.flatMap(({ series }) => series.flatMap(({ value }) => (value === null ? [] : [value])));
  return values.length === 0 ? null : { low: Math.min(...values), high: Math.max(...values) };
}

/** The shade of a value, 1 to 5. A measured zero is the palest one, and still a shade: no shade at all means that nothing was measured. */
export function levelOf(value: number, { high }: Scale): number {
  if (high === 0) return 1;
  return Math.min(LEVELS, 1 + Math.floor((value / high) * LEVELS));
}
