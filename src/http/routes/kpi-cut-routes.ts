import { z } from 'zod';
import { Dimension, SeriesStep } from '../../domain/analytics/figure-query.ts';
import { measureBy, measureSeriesBy } from '../../domain/analytics/measure.ts';
import { KpiId } from '../../domain/kpi/kpi.ts';
import { kpiById } from '../../domain/kpi/registry.ts';
import { readingOf } from '../../store/analytics/reading.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { figureFilters, readFigureQuery } from '../figures/figure-takes.ts';
import { courseOf, progressOf } from '../figures/figures.ts';
import { keyTitle } from '../figures/key-titles.ts';
import { type Route, route } from '../route.ts';
import { KpiChoicesView, KpiCutView } from '../views/kpi-view.ts';

const MOST_CHOICES = 200;

/** Figures by channel, source, manager and so on, and what there is to choose from. */
export function kpiCutRoutes({ guards, books, surroundings, clock }: RouteDeps): Route[] {
  const guard = guards.team('read');
  return [
    route({
      method: 'get',
      path: '/api/v1/kpis/choices',
      tag: 'Figures',
      summary: 'What each filter of the figures can be set to: what occurs in the period, the most frequent first',
      guard,
      takes: z.object({ query: z.strictObject(figureFilters) }),
      gives: { status: 200, schema: KpiChoicesView, description: 'The choices by dimension' },
      async handle({ query, who }) {
        const around = surroundings();
        const asked = readFigureQuery(query, { around, who, now: clock.now() });
        if (asked.kind === 'problem') return asked;
        const opened = await books.open({ ...asked.query, narrowing: {}, withSpam: true }, readingOf(around));
        const choicesOf = (dimension: Dimension) =>
          [...measureBy(opened.books, kpiById('dialogs'), dimension)]
            .map(([key, { value }]) => ({ key, title: keyTitle(dimension, key, around), dialogs: value ?? 0 }))
            .sort((a, b) => b.dialogs - a.dialogs)
            .slice(0, MOST_CHOICES);
        return ok({
          choices: {
            channel: choicesOf('channel'),
            source: choicesOf('source'),
            utm_medium: choicesOf('utm_medium'),
            utm_campaign: choicesOf('utm_campaign'),
            pipeline: choicesOf('pipeline'),
            manager: choicesOf('manager'),
            service: choicesOf('service'),
            staff: choicesOf('staff'),
            variant: choicesOf('variant'),
          },
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/kpis/{id}/by/{dimension}',
      tag: 'Figures',
      summary: 'One figure for each value of a dimension; with `series=true` also the course of each',
      guard,
      takes: z.object({
        params: z.object({ id: KpiId, dimension: Dimension }),
        query: z.strictObject({
          ...figureFilters,
          series: z.enum(['true', 'false']).optional(),
          step: SeriesStep.optional(),
        }),
      }),
      gives: { status: 200, schema: KpiCutView, description: 'One row a value, the largest first' },
      async handle({ params: { id, dimension }, query: { series, step, ...filters }, who }) {
        const around = surroundings();
        const asked = readFigureQuery(filters, { around, who, now: clock.now() });
        if (asked.kind === 'problem') return asked;
        const reading = readingOf(around);
        const { books: opened, state } = await books.open(asked.query, reading);
        const kpi = kpiById(id);
        const course = courseOf(asked.query, reading.timezone, step);
        const courses = series === 'true' ? measureSeriesBy(opened, kpi, dimension, course) : null;
        const rows = [...measureBy(opened, kpi, dimension)].map(([key, figure]) => ({
          key,
          title: keyTitle(dimension, key, around),
          ...figure,
          series: courses?.get(key) ?? [],
        }));
        rows.sort((a, b) => (b.denominator ?? 0) - (a.denominator ?? 0));
        return ok({ kpi: id, unit: kpi.unit, dimension, building: progressOf(state).building, rows });
      },
    }),
  ];
}
