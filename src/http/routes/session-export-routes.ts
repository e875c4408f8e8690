import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { everySession } from '../../store/queries/sessions.ts';
import type { RouteDeps } from '../app-deps.ts';
import { pour } from '../pour.ts';
import { presentSession } from '../present/session.ts';
import { invalidInput, sendProblem } from '../problem.ts';
import { rawRoute } from '../raw-route.ts';
import type { Route } from '../route.ts';
import { Id, paging, period, periodOf } from '../takes.ts';
import { SessionView } from '../views/session-view.ts';

const LONGEST_DAYS = 3 * 366;
const DAY_MS = 86_400_000;
const MOST_LINES = 100_000;

const Lines = z
  .string()
  .regex(/^\d{1,6}$/, `must be a whole number from 1 to ${MOST_LINES}`)
  .transform(Number)
  .refine((lines) => lines >= 1 && lines <= MOST_LINES, `must be a whole number from 1 to ${MOST_LINES}`);

/** Whole dialogs for training the bot (seed 001: "keep the full text of the session"). */
export function sessionExportRoutes({ store, guards, surroundings, clock, log }: RouteDeps): Route[] {
  return [
    rawRoute({
      method: 'get',
      path: '/api/v1/sessions.jsonl',
      tag: 'Dialogs',
      summary:
        'Dialogs begun in a period, oldest first, one a line as JSON, with what the bot understood and people’s labels',
      guard: guards.team('manage'),
      takes: z.object({
        query: z.strictObject({
          ...period,
          channel: ChannelKind.optional(),
          source: z.string().trim().min(1).max(200).optional(),
          manager: Id.optional().meta({ description: 'Somebody’s id, or `none`' }),
          mask: z
            .enum(['true', 'false'])
            .default('true')
            .meta({ description: 'Hide phones, e-mails, cards, passports, links, user names and the client’s names' }),
          limit: Lines.optional().meta({ description: `At most so many dialogs; ${MOST_LINES} when left out` }),
          cursor: paging.cursor.meta({ description: '`cursor` of the last line that has arrived' }),
        }),
      }),
      gives: { status: 200, schema: SessionView, description: 'A line for each dialog', type: 'application/jsonl' },
      async handle({ query, who }, _request, response) {
        const { business } = surroundings();
        const within = periodOf(query, business.timezone);
        if (within.kind === 'problem') return sendProblem(response, within);
        const to = within.to ?? clock.now();
        const from = within.from ?? new Date(to.getTime() - 30 * DAY_MS);
        if (to.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS) {
          const reason = 'must be at most three years before `to`';
          return sendProblem(response, invalidInput([{ path: 'query.from', reason }]));
        }
        const { channel, source, manager, limit = MOST_LINES, cursor = null } = query;
        const assigneeId = manager === 'none' ? null : manager;
        const masked = query.mask === 'true';
        const sessions = everySession(store, { from, to, channel, source, assigneeId }, { cursor, limit });
        let dialogs = 0;
        async function* lines() {
          for await (const session of sessions) {
            dialogs += 1;
            yield `${JSON.stringify(presentSession(session, { masked, ownPhone: business.phone }))}\n`;
          }
        }
        response.status(200).set({
          'content-type': 'application/jsonl; charset=utf-8',
          'content-disposition': 'attachment; filename="sessions.jsonl"',
          'cache-control': 'no-store',
        });
        try {
          await pour(lines(), response);
        } finally {
          const by = who.kind === 'user' ? who.id : 'api';
          log.info({ by, from, to, masked, dialogs }, 'the texts of dialogs were exported');
        }
      },
    }),
  ];
}
