import { z } from 'zod';
import { Goal } from '../../domain/funnel-review/goal.ts';
import { type Review, reviewOf } from '../../domain/funnel-review/review.ts';
import { Locale } from '../../domain/localized.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { sendCsv } from '../csv.ts';
import { figureFilters } from '../figures/figure-takes.ts';
import { progressOf } from '../figures/figures.ts';
import { presentReview } from '../funnel-review/present-review.ts';
import { type ReadPaths, readPaths } from '../funnel-review/read-paths.ts';
import { ReviewTable, rowsOfTable } from '../funnel-review/tables.ts';
import { sendProblem } from '../problem.ts';
import { rawRoute } from '../raw-route.ts';
import { type Route, route } from '../route.ts';
import { withId } from '../takes.ts';
import { ReviewView } from '../views/funnel-review-view.ts';

const { pipeline: _ofThePath, ...filters } = figureFilters;

/** What a review can be narrowed by, and the goal that dialogs are meant to come to. */
export const reviewQuery = {
  ...filters,
  goal: Goal.optional().meta({
    description: 'What dialogs are meant to come to; `won` (a successful stage) when it is left out',
  }),
};

/** Of a file. */
export const fileLocale = Locale.default('ru').meta({ description: 'Language of the columns and names' });

/** The review of a funnel (seed 002): where dialogs go, where they are lost, and who passed a required stage by. */
export function funnelReviewRoutes({ guards, books, surroundings, clock }: RouteDeps): Route[] {
  const guard = guards.team('read');
  const review = ({ pipeline, paths }: ReadPaths, goal: Goal): Review =>
    reviewOf(pipeline, paths, { goal, now: clock.now() });
  return [
    route({
      method: 'get',
      path: '/api/v1/pipelines/{id}/review',
      tag: 'Figures',
      summary: 'Where the dialogs opened in the period went in a pipeline, and the narrowest place with its proof',
      guard,
      takes: z.object({ params: withId, query: z.strictObject(reviewQuery) }),
      gives: { status: 200, schema: ReviewView, description: 'The review' },
      problems: [404],
      async handle({ params: { id }, query: { goal = 'won', ...asked }, who }) {
        const around = surroundings();
        const read = await readPaths(id, asked, { books, around, who, now: clock.now() });
        if (read.kind === 'problem') return read;
        return ok({
          pipelineId: read.pipeline.id,
          from: read.query.from.toISOString(),
          to: read.query.to.toISOString(),
          ...progressOf(read.state),
          goal,
          leftOut: read.leftOut.length,
          ...presentReview(review(read, goal), read.pipeline, goal, around),
        });
      },
    }),
    rawRoute({
      method: 'get',
      path: '/api/v1/pipelines/{id}/review.csv',
      tag: 'Figures',
      summary: 'A table of the review as CSV for Excel; times are in seconds',
      guard,
      takes: z.object({
        params: withId,
        query: z.strictObject({ ...reviewQuery, table: ReviewTable, locale: fileLocale }),
      }),
      gives: { status: 200, schema: z.string(), description: 'The file', type: 'text/csv' },
      problems: [404],
      async handle({ params: { id }, query: { goal = 'won', table, locale, ...asked }, who }, _request, response) {
        const around = surroundings();
        const read = await readPaths(id, asked, { books, around, who, now: clock.now() });
        if (read.kind === 'problem') return sendProblem(response, read);
        const rows = rowsOfTable(presentReview(review(read, goal), read.pipeline, goal, around), table, locale);
        await sendCsv(response, `funnel-${table}.csv`, eachOf(rows));
      },
    }),
  ];
}

async function* eachOf<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}
