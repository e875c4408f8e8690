import { startOfDay } from '../shared/zoned.ts';

export const periods = ['today', '7', '30', '90'] as const;
export type Period = (typeof periods)[number];

const DAYS: Record<Period, number> = { today: 1, '7': 7, '30': 30, '90': 90 };

export function isPeriod(value: string | null): value is Period {
  return periods.some((period) => period === value);
}

/** Whole days of the business's zone up to and including today: `to` is tomorrow's midnight. */
export function boundsOf(period: Period, zone: string, now: Date): { from: string; to: string } {
  return {
    from: startOfDay(zone, now, DAYS[period] - 1).toISOString(),
    to: startOfDay(zone, now, -1).toISOString(),
  };
}
