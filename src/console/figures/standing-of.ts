import type { KpiView } from '../../http/views/kpi-view.ts';

/** How a figure stands against its goal. `unmeasured`: nothing to compare. `free`: no goal is set. */
export type Standing = 'met' | 'missed' | 'unmeasured' | 'free';

export function standingOf({ value, target }: Pick<KpiView, 'value' | 'target'>): Standing {
  if (target.min === undefined && target.max === undefined) return 'free';
  if (value === null) return 'unmeasured';
  return value >= (target.min ?? -Infinity) && value <= (target.max ?? Infinity) ? 'met' : 'missed';
}
