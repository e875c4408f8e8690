import type { Localized } from '../localized.ts';
import type { KpiDay } from './daily.ts';
import { definitionOf } from './definition-of.ts';
import type { Kpi, KpiId, KpiTarget, KpiUnit } from './kpi.ts';
import type { Measured } from './measured.ts';

/** One figure with its words. `value` is null where nothing was measured: never a made-up zero. */
export interface KpiFigure extends Measured {
  id: KpiId;
  title: Localized;
  definition: Localized;
  unit: KpiUnit;
  target: KpiTarget;
}

/** All figures of a period [from, to), both moments in ISO 8601, as narrowed by the filters. */
export interface KpiReport {
  from: string;
  to: string;
  filters: { channel?: string; source?: string };
  kpis: KpiFigure[];
  series: KpiDay[];
}

/** Puts what was measured beside the words; every detail that the registry promises is there, null when unmeasured. */
export function figureOf(kpi: Kpi, measured: Measured): KpiFigure {
  const { id, title, unit, target, details } = kpi;
  return {
    id,
    title,
    definition: definitionOf(kpi),
    unit,
    target,
    ...measured,
    details: Object.fromEntries(details.map((detail) => [detail.id, measured.details[detail.id] ?? null])),
  };
}
