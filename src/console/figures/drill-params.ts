import type { Drill } from './drill.ts';
import { dayAfter, midnight } from './period.ts';
import type { FigureParams } from './use-figure-filters.ts';

/** The query of the page, narrowed to what was opened on it. */
export function drillParams(params: FigureParams, { narrowing, from, to }: Drill, zone: string): FigureParams {
  return {
    ...params,
    ...narrowing,
    ...(from && { from: midnight(zone, from) }),
    ...(to && { to: midnight(zone, dayAfter(to, 1)) }),
  };
}
