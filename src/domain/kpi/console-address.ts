import type { Narrowing } from '../analytics/figure-query.ts';
import type { KpiId } from './kpi.ts';

interface Shown {
  /** Null: all figures. */
  kpi: KpiId | null;
  /** Local days, both included. */
  from: string;
  to: string;
  narrowing?: Narrowing;
  withSpam?: boolean;
  /** With the list of what it was counted from. */
  isOpen?: boolean;
}

/** The address of a figure in the console, with the period and the filters in it: whoever follows it sees the same number. */
export function consoleAddress({ kpi, from, to, narrowing = {}, withSpam = false, isOpen = false }: Shown): string {
  const query = new URLSearchParams({ period: 'dates', from, to });
  for (const [dimension, key] of Object.entries(narrowing)) query.set(dimension, key ?? 'none');
  if (withSpam) query.set('spam', 'true');
  if (isOpen && kpi) query.set('open', kpi);
  return `/console/kpis${kpi ? `/${kpi}` : ''}?${query}`;
}
