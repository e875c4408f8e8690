import type { SeriesStep } from '../../domain/analytics/figure-query.ts';
import { dayIn } from '../shared/zoned.ts';
import { type Bounds, dayAfter } from './period.ts';

export const STEPS = ['day', 'week', 'month'] as const satisfies readonly SeriesStep[];

/** Beyond so many days a course by days is a thicket, beyond so many one by weeks. */
const MOST_DAYS = 62;
const MOST_WEEKS = 240;

/** The step in which a period is best seen, unless another was asked for. */
export function stepOf({ from, to }: Bounds, asked: string | null = null): SeriesStep {
  const wished = STEPS.find((step) => step === asked);
  if (wished) return wished;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days <= MOST_DAYS) return 'day';
  return days <= MOST_WEEKS ? 'week' : 'month';
}

/** First and last day of the stretch of a series that begins at `start`, as far as it lies in the period. */
export function stretchOf(start: string, step: SeriesStep, period: Bounds, zone: string): { from: string; to: string } {
  const first = dayIn(zone, new Date(period.from));
  const last = dayAfter(dayIn(zone, new Date(period.to)), -1);
  const end = lastDayOf(start, step);
  const [to = end] = [end, last].sort();
  return { from: start < first ? first : start, to };
}

function lastDayOf(start: string, step: SeriesStep): string {
  if (step === 'day') return start;
  if (step === 'week') return dayAfter(start, 6);
  const next = new Date(`${start.slice(0, 7)}-01`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return dayAfter(next.toISOString().slice(0, 10), -1);
}
