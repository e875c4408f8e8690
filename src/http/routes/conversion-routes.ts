import { z } from 'zod';
import { stageConversion } from '../../domain/board/stage-conversion.ts';
import { ChannelKind } from '../../domain/channel.ts';
import { readStageHistories } from '../../store/queries/stage-conversion.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { invalidInput, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { Id, period, periodOf, withId } from '../takes.ts';
import { ConversionView } from '../views/conversion-view.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
/** A longer question would read the whole history at once. */
const LONGEST_DAYS = 3 * 366;

export function conversionRoutes({ guards, store, surroundings, clock }: RouteDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/pipelines/{id}/conversion',
      tag: 'Figures',
      summary:
        'How many dialogs go on and how many drop out at each stage; of those created in the last 30 days by default',
      guard: guards.team('read'),
      takes: z.object({
        params: withId,
        query: z.strictObject({
          ...period,
          channel: ChannelKind.optional(),
          source: z.string().trim().min(1).max(200).optional(),
          assignee: Id.optional().meta({ description: 'Somebody’s id, or `none`' }),
        }),
      }),
      gives: {
        status: 200,
        schema: ConversionView,
        description: 'The stages in order, each with what became of its dialogs',
      },
      problems: [404],
      async handle({ params, query, who }) {
        const around = surroundings();
        const { business, pipelines } = around;
        const pipeline = pipelines.find(({ id }) => id === params.id);
        if (!pipeline) return problem('not-found', `There is no pipeline "${params.id}".`);
        const within = periodOf(query, business.timezone);
        if (within.kind === 'problem') return within;
        const to = within.to ?? clock.now();
        const from = within.from ?? new Date(to.getTime() - DEFAULT_DAYS * DAY_MS);
        if (from >= to) return invalidInput([{ path: 'query.from', reason: 'lies in the future' }]);
        if (to.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS) {
          return invalidInput([{ path: 'query.from', reason: 'must be at most three years before `to`' }]);
        }
        const { channel, source, assignee } = query;
        const assigneeId = assignee === 'none' ? null : assignee;
        const histories = await readStageHistories(store, pipeline, {
          from,
          to,
          channel,
          source,
          assigneeId,
          scope: scopeFor(who, around),
        });
        return ok({
          pipelineId: pipeline.id,
          from: from.toISOString(),
          to: to.toISOString(),
          stages: stageConversion(pipeline, histories),
        });
      },
    }),
  ];
}
