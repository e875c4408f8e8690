import { z } from 'zod';
import { SeriesStep } from '../../domain/analytics/figure-query.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { measureFigures } from '../figure-metrics.ts';
import { Compare } from '../figures/compared.ts';
import { figureFilters, readFigureQuery } from '../figures/figure-takes.ts';
import { allFigures } from '../figures/figures.ts';
import { type Route, route } from '../route.ts';
import { KpisView } from '../views/kpi-view.ts';

/** The figures as a whole. */
export function kpiRoutes(deps: RouteDeps): Route[] {
  const { guards, books, surroundings, clock } = deps;
  measureFigures(deps);
  return [
    route({
      method: 'get',
      path: '/api/v1/kpis',
      tag: 'Figures',
      summary: 'Every figure over a period, with its course; the last 30 days when it is left out',
      guard: guards.team('read'),
      takes: z.object({
        query: z.strictObject({
          ...figureFilters,
          compare: Compare.optional(),
          step: SeriesStep.optional().meta({ description: 'Of the series; by the length of the period when left out' }),
        }),
      }),
      gives: {
        status: 200,
        schema: KpisView,
        description: 'Each figure with its definition, target, parts and course',
      },
      async handle({ query: { compare, step, ...filters }, who }) {
        const around = surroundings();
        const asked = readFigureQuery(filters, { around, who, now: clock.now() });
        if (asked.kind === 'problem') return asked;
        return ok(await allFigures(books, around, { query: asked.query, compare, step }));
      },
    }),
  ];
}
