import type { Dimension } from '../../domain/analytics/figure-query.ts';
import { type ChosenPeriod, isPeriod, type Period } from './period.ts';

/** In the order in which the filters stand; one that is missing here does not compile. */
const ORDER = {
  channel: true,
  source: true,
  utm_medium: true,
  utm_campaign: true,
  pipeline: true,
  manager: true,
  service: true,
  staff: true,
  variant: true,
} as const satisfies Record<Dimension, true>;

export const dimensions: readonly Dimension[] = Object.keys(ORDER).filter(isDimension);

export const COMPARISONS = ['previous', 'year', 'none'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Asks for what has no value in a dimension. */
export const WITHOUT = 'none';

/** What all screens of figures are narrowed to. */
export interface FigureFilters extends ChosenPeriod {
  compare: Comparison;
  /** One value per dimension, or `none`. */
  narrowing: Partial<Record<Dimension, string>>;
  /** Dialogs that are no requests count, too. */
  withSpam: boolean;
}

const USUAL: { period: Period; compare: Comparison } = { period: '30', compare: 'previous' };

export function isDimension(text: string | null): text is Dimension {
  return text !== null && Object.hasOwn(ORDER, text);
}

/** What an address asks for; what it leaves out, or what nobody knows, is as usual. */
export function readFilters(params: URLSearchParams): FigureFilters {
  const period = params.get('period');
  const compare = params.get('compare');
  const given = dimensions.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value] as const] : [];
  });
  return {
    period: isPeriod(period) ? period : USUAL.period,
    from: params.get('from') ?? '',
    to: params.get('to') ?? '',
    compare: COMPARISONS.find((known) => known === compare) ?? USUAL.compare,
    narrowing: Object.fromEntries(given),
    withSpam: params.get('spam') === 'true',
  };
}

/** A change of filters as a change of the address; what is as usual is left out of it. */
export function writeFilters({
  period,
  from,
  to,
  compare,
  narrowing,
  withSpam,
}: Partial<FigureFilters>): Record<string, string> {
  const written: Record<string, string> = {};
  if (period !== undefined) written.period = period === USUAL.period ? '' : period;
  if (from !== undefined) written.from = from;
  if (to !== undefined) written.to = to;
  if (period !== undefined && period !== 'dates') Object.assign(written, { from: '', to: '' });
  if (compare !== undefined) written.compare = compare === USUAL.compare ? '' : compare;
  if (withSpam !== undefined) written.spam = withSpam ? 'true' : '';
  if (narrowing) for (const name of dimensions) written[name] = narrowing[name] ?? '';
  return written;
}

/** The filters of an address as a query of their own, so that the next screen shows the same: `?period=90`, or nothing. */
export function filtersOnly(params: URLSearchParams): string {
  const kept = Object.entries(writeFilters(readFilters(params))).filter(([, value]) => value !== '');
  const text = new URLSearchParams(kept).toString();
  return text && `?${text}`;
}
