import type { Locale } from '../../../domain/localized.ts';
import type { KpisView } from '../../views/kpi-view.ts';
import { type Column, headOf, numberCell, UNIT_WORDS } from './export-words.ts';
import { FIGURE_COLUMNS, figureCells } from './figure-cells.ts';

const COLUMNS: readonly Column[] = [
  'id',
  'figure',
  'unit',
  ...FIGURE_COLUMNS,
  'min',
  'max',
  'previous',
  'previousNumerator',
  'previousDenominator',
  'previousLow',
  'previousHigh',
  'from',
  'to',
  'definition',
];

/** All figures, each with its goal, the period before and what it means; its parts stand in rows of their own below it. */
export function allFiguresTable({ from, to, kpis }: KpisView, locale: Locale): string[][] {
  const rows = kpis.flatMap(({ id, title, unit, target, previous, definition, details, ...figure }) => [
    [
      id,
      title[locale],
      UNIT_WORDS[unit][locale],
      ...figureCells(figure, locale),
      numberCell(target.min, locale),
      numberCell(target.max, locale),
      numberCell(previous?.value, locale),
      numberCell(previous?.numerator, locale),
      numberCell(previous?.denominator, locale),
      numberCell(previous?.interval?.low, locale),
      numberCell(previous?.interval?.high, locale),
      from,
      to,
      definition[locale],
    ],
    ...details.map((detail) => {
      const cells = [`${id}.${detail.id}`, detail.title[locale], UNIT_WORDS[detail.unit][locale]];
      const known = [...cells, numberCell(detail.value, locale), '', numberCell(detail.of, locale)];
      return COLUMNS.map((column, at) => (column === 'from' ? from : column === 'to' ? to : (known[at] ?? '')));
    }),
  ]);
  return [headOf(COLUMNS, locale), ...rows];
}
