import type { Dimension } from '../../domain/analytics/figure-query.ts';
import { dimensions } from './figure-filters.ts';

export const PARTS = ['all', 'hits', 'rest'] as const;
export type Part = (typeof PARTS)[number];

/** A figure that was opened: which one, and how much narrower than the page. */
export interface Drill {
  kpi: string;
  /** One of its further cuts; empty for the figure itself. */
  detail: string;
  part: Part;
  narrowing: Partial<Record<Dimension, string>>;
  /** Days, both included; empty for the whole period of the page. */
  from: string;
  to: string;
}

/** The opened figure of an address; null when none is. */
export function readDrill(params: URLSearchParams): Drill | null {
  const kpi = params.get('open');
  if (!kpi) return null;
  const part = params.get('part');
  const narrowing = dimensions.flatMap((name) => {
    const value = params.get(`in.${name}`);
    return value ? [[name, value] as const] : [];
  });
  return {
    kpi,
    detail: params.get('detail') ?? '',
    part: PARTS.find((known) => known === part) ?? 'all',
    narrowing: Object.fromEntries(narrowing),
    from: params.get('in.from') ?? '',
    to: params.get('in.to') ?? '',
  };
}

/** An opened figure as a change of the address; null closes it. */
export function writeDrill(drill: Drill | null): Record<string, string> {
  const written: Record<string, string> = {
    open: drill?.kpi ?? '',
    detail: drill?.detail ?? '',
    part: drill && drill.part !== 'all' ? drill.part : '',
    'in.from': drill?.from ?? '',
    'in.to': drill?.to ?? '',
  };
  for (const name of dimensions) written[`in.${name}`] = drill?.narrowing[name] ?? '';
  return written;
}
