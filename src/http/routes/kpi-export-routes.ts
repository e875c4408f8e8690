import type { Response } from 'express';
import { z } from 'zod';
import { Dimension, type FigureQuery, SeriesStep } from '../../domain/analytics/figure-query.ts';
import { measureSeries } from '../../domain/analytics/measure.ts';
import type { OpenBook } from '../../domain/analytics/rows.ts';
import { KpiId } from '../../domain/kpi/kpi.ts';
import { kpiById } from '../../domain/kpi/registry.ts';
import { Locale } from '../../domain/localized.ts';
import { readingOf } from '../../store/analytics/reading.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { RouteDeps } from '../app-deps.ts';
import { sendCsv } from '../csv.ts';
import { Compare } from '../figures/compared.ts';
import { countedOf } from '../figures/counted-of.ts';
import { allFiguresTable } from '../figures/export/all-figures-table.ts';
import { cutTable } from '../figures/export/cut-table.ts';
import { headOf } from '../figures/export/export-words.ts';
import { FIGURE_COLUMNS, figureCells } from '../figures/export/figure-cells.ts';
import { unitsTable } from '../figures/export/units-table.ts';
import { type AskedFigures, figureFilters, readFigureQuery } from '../figures/figure-takes.ts';
import { allFigures, courseOf } from '../figures/figures.ts';
import type { Principal } from '../principal.ts';
import { sendProblem } from '../problem.ts';
import { rawRoute } from '../raw-route.ts';
import type { Route } from '../route.ts';
import { Id } from '../takes.ts';

const filters = {
  ...figureFilters,
  locale: Locale.default('ru').meta({ description: 'Language of the columns; a comma in numbers in Russian' }),
};
const file = { status: 200, schema: z.string(), description: 'The file', type: 'text/csv' } as const;
const tag = 'Figures';

interface Asked {
  query: FigureQuery;
  around: Surroundings;
  books: OpenBook[];
}

/** Every table of figures as a file for a spreadsheet: UTF-8 with a mark, semicolons. Narrowed as the figures themselves. */
export function kpiExportRoutes({ store, guards, books, surroundings, clock }: RouteDeps): Route[] {
  const guard = guards.team('read');

  /** What was asked, opened; null when the problem with it has been answered. */
  async function open(query: AskedFigures, who: Principal, response: Response): Promise<Asked | null> {
    const around = surroundings();
    const asked = readFigureQuery(query, { around, who, now: clock.now() });
    if (asked.kind === 'problem') {
      sendProblem(response, asked);
      return null;
    }
    const opened = await books.open(asked.query, readingOf(around));
    return { query: asked.query, around, books: opened.books };
  }

  return [
    rawRoute({
      method: 'get',
      path: '/api/v1/kpis.csv',
      tag,
      summary: 'All figures with numerator, denominator, interval, goal, and the period compared to, as CSV',
      guard,
      takes: z.object({ query: z.strictObject({ ...filters, compare: Compare.default('previous') }) }),
      gives: file,
      async handle({ query: { locale, compare, ...query }, who }, _request, response) {
        const asked = await open(query, who, response);
        if (!asked) return;
        const view = await allFigures(books, asked.around, { query: asked.query, compare });
        await sendCsv(response, 'figures.csv', inTurn(allFiguresTable(view, locale)));
      },
    }),
    rawRoute({
      method: 'get',
      path: '/api/v1/kpis/{id}/series.csv',
      tag,
      summary: 'The course of one figure by day, week or month, as CSV',
      guard,
      takes: z.object({
        params: z.object({ id: KpiId }),
        query: z.strictObject({ ...filters, step: SeriesStep.optional() }),
      }),
      gives: file,
      async handle({ params: { id }, query: { locale, step, ...query }, who }, _request, response) {
        const asked = await open(query, who, response);
        if (!asked) return;
        const course = courseOf(asked.query, asked.around.business.timezone, step);
        const points = measureSeries(asked.books, kpiById(id), course);
        const rows = points.map(({ start, ...figure }) => [start, ...figureCells(figure, locale)]);
        await sendCsv(response, `${id}.csv`, inTurn([headOf(['start', ...FIGURE_COLUMNS], locale), ...rows]));
      },
    }),
    rawRoute({
      method: 'get',
      path: '/api/v1/kpis/{id}/units.csv',
      tag,
      summary: 'Everything that one figure was counted from, latest first, as CSV',
      guard,
      takes: z.object({
        params: z.object({ id: KpiId }),
        query: z.strictObject({
          ...filters,
          part: z.enum(['all', 'hits', 'rest']).default('all'),
          detail: Id.optional(),
        }),
      }),
      gives: file,
      async handle({ params: { id }, query: { locale, part, detail, ...query }, who }, _request, response) {
        const found = countedOf(kpiById(id), detail);
        if (found.kind === 'problem') return sendProblem(response, found);
        const asked = await open(query, who, response);
        if (!asked) return;
        const rows = unitsTable(store, asked.books, { ...found, part, locale, around: asked.around });
        await sendCsv(response, `${id}-dialogs.csv`, rows);
      },
    }),
    rawRoute({
      method: 'get',
      path: '/api/v1/kpis/{id}/by/{dimension}.csv',
      tag,
      summary: 'One figure for each value of a dimension, as CSV; with `series=true` a row for each value and stretch',
      guard,
      takes: z.object({
        params: z.object({ id: KpiId, dimension: Dimension }),
        query: z.strictObject({
          ...filters,
          series: z.enum(['true', 'false']).default('false'),
          step: SeriesStep.optional(),
        }),
      }),
      gives: file,
      async handle({ params: { id, dimension }, query: { locale, series, step, ...query }, who }, _request, response) {
        const asked = await open(query, who, response);
        if (!asked) return;
        const { around } = asked;
        const course = series === 'true' ? courseOf(asked.query, around.business.timezone, step) : null;
        const table = cutTable(asked.books, { kpi: kpiById(id), dimension, course, around, locale });
        await sendCsv(response, `${id}-by-${dimension}.csv`, inTurn(table));
      },
    }),
  ];
}

async function* inTurn(rows: readonly string[][]): AsyncGenerator<string[]> {
  yield* rows;
}
