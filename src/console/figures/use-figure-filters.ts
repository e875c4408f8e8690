import { useMe } from '../shared/me-context.ts';
import { useAddress } from '../shared/use-address.ts';
import { useNow } from '../shared/use-now.ts';
import { type FigureFilters, readFilters, writeFilters } from './figure-filters.ts';
import { type Bounds, boundsOf, type PeriodFault, periodFault } from './period.ts';

/** The query that all figures are asked with: the period and what it is narrowed to. */
export type FigureParams = Record<string, string>;

export interface UsedFilters {
  filters: FigureFilters;
  change: (change: Partial<FigureFilters>) => void;
  /** What is wrong with the chosen days: then nothing is asked. */
  fault: PeriodFault | null;
  /** Null with a fault. */
  bounds: Bounds | null;
  params: FigureParams | null;
}

/** What the screen is narrowed to, kept in the address, and how to ask the server for it. */
export function useFigureFilters(): UsedFilters {
  const [address, change] = useAddress();
  const { timezone } = useMe().business;
  const now = useNow();
  const filters = readFilters(address);
  const fault = periodFault(filters);
  const bounds = fault === null ? boundsOf(filters, timezone, now) : null;
  return {
    filters,
    change: (next) => change(writeFilters(next)),
    fault,
    bounds,
    params: bounds && { ...bounds, ...filters.narrowing, spam: filters.withSpam ? 'true' : '' },
  };
}
