import type { SeriesStep } from '../../domain/analytics/figure-query.ts';
import type { Locale } from '../../domain/localized.ts';
import { dayTitle } from '../shared/format-time.ts';

/** How a stretch of a series is called: `5 марта`, or for a month `март 2026 г.`; a week by its first day. */
export function stretchTitle(locale: Locale, start: string, step: SeriesStep, today: string): string {
  if (step !== 'month') return dayTitle(locale, start, today);
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(new Date(start));
}
