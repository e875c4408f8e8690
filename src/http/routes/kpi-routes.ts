import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { invalidInput } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { period, periodOf } from '../takes.ts';
import { KpisView } from '../views/kpi-view.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
/** A longer question would read the whole history at once. */
const LONGEST_DAYS = 3 * 366;

export function kpiRoutes({ guards, kpis, surroundings, clock }: RouteDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/kpis',
      tag: 'Figures',
      summary: 'The seven figures over a period; the last 30 days when it is left out',
      guard: guards.team('read'),
      takes: z.object({
        query: z.strictObject({
          ...period,
          channel: ChannelKind.optional(),
          source: z.string().trim().min(1).max(200).optional(),
        }),
      }),
      gives: { status: 200, schema: KpisView, description: 'Each figure with its definition, target and parts' },
      async handle({ query }) {
        const within = periodOf(query, surroundings().business.timezone);
        if (within.kind === 'problem') return within;
        const to = within.to ?? clock.now();
        const from = within.from ?? new Date(to.getTime() - DEFAULT_DAYS * DAY_MS);
        if (from >= to) return invalidInput([{ path: 'query.from', reason: 'lies in the future' }]);
        if (to.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS) {
          return invalidInput([{ path: 'query.from', reason: 'must be at most three years before `to`' }]);
        }
        const { channel, source } = query;
        return ok(await kpis({ from, to, ...(channel && { channel }), ...(source && { source }) }));
      },
    }),
  ];
}
