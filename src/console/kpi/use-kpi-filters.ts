import { useAddress } from '../shared/use-address.ts';
import { isPeriod, type Period } from './period.ts';

export interface ShownKpis {
  period: Period;
  channel: string;
  source: string;
}

/** Which figures are shown; kept in the address, so that they can be sent as a link. */
export function useKpiFilters(): [ShownKpis, (change: Partial<ShownKpis>) => void] {
  const [params, change] = useAddress();
  const period = params.get('period');
  const shown: ShownKpis = {
    period: isPeriod(period) ? period : '7',
    channel: params.get('channel') ?? '',
    source: params.get('source') ?? '',
  };
  return [shown, change];
}
