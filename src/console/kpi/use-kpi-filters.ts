import { useSearchParams } from 'react-router';
import { isPeriod, type Period } from './period.ts';

export interface ShownKpis {
  period: Period;
  channel: string;
  source: string;
}

/** Which figures are shown; kept in the address, so that they can be sent as a link. */
export function useKpiFilters(): [ShownKpis, (change: Partial<ShownKpis>) => void] {
  const [params, setParams] = useSearchParams();
  const period = params.get('period');
  const shown: ShownKpis = {
    period: isPeriod(period) ? period : '7',
    channel: params.get('channel') ?? '',
    source: params.get('source') ?? '',
  };
  const change = (next: Partial<ShownKpis>): void =>
    setParams(
      (old) => {
        for (const [name, value] of Object.entries(next)) {
          if (value) old.set(name, value);
          else old.delete(name);
        }
        return old;
      },
      { replace: true },
    );
  return [shown, change];
}
