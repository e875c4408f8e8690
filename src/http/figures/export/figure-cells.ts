import type { Locale } from '../../../domain/localized.ts';
import type { FigureView } from '../../views/kpi-view.ts';
import { type Column, numberCell, yesNo } from './export-words.ts';

export const FIGURE_COLUMNS = ['value', 'numerator', 'denominator', 'low', 'high', 'small'] as const satisfies Column[];

/** What was measured, in the order of its columns. */
export const figureCells = (
  { value, numerator, denominator, interval, small }: FigureView,
  locale: Locale,
): string[] => [
  numberCell(value, locale),
  numberCell(numerator, locale),
  numberCell(denominator, locale),
  numberCell(interval?.low, locale),
  numberCell(interval?.high, locale),
  yesNo(small, locale),
];
