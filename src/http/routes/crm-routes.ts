import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { noteFetch } from '../../store/crm-book.ts';
import { crmState, listCrmCalls, replayCrm } from '../../store/queries/crm-calls.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { invalidInput, problem, sendProblem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { Id, pageRequest, paging } from '../takes.ts';
import { CrmCallView, CrmStateView } from '../views/crm-view.ts';
import { pageOf } from '../views/page-view.ts';

/** The exchange with Bitrix24 as its owner sees it. */
export function crmRoutes({ store, guards, clock }: RouteDeps): Route[] {
  const guard = guards.team('own');
  const tag = 'Integrations';
  return [
    route({
      method: 'get',
      path: '/api/v1/bitrix24',
      tag,
      summary: 'How the exchange with Bitrix24 goes',
      guard,
      takes: z.object({}),
      gives: { status: 200, schema: CrmStateView, description: 'What waits, and what was given up' },
      async handle() {
        const { waitingSince, ...state } = await crmState(store);
        return ok({ ...state, waitingSince: waitingSince?.toISOString() ?? null });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/bitrix24/calls',
      tag,
      summary: 'The ledger of all calls, the latest first; kept for 90 days',
      guard,
      takes: z.object({ query: z.strictObject({ dialogId: Id.optional(), ...paging }) }),
      gives: { status: 200, schema: pageOf(CrmCallView), description: 'One page' },
      async handle({ query }) {
        const { items, next } = await listCrmCalls(store, query, pageRequest(query));
        return ok({
          items: items.map((call) => ({ ...call, at: call.at.toISOString(), params: { ...call.params } })),
          next: next && encodeCursor(next),
        });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/bitrix24/replay',
      tag,
      summary: 'Try again what Bitrix24 has refused',
      guard,
      takes: z.object({}),
      gives: { status: 200, schema: z.object({ replayed: z.number() }), description: 'How many begin anew' },
      async handle() {
        return ok({ replayed: await replayCrm(store, clock.now()) });
      },
    }),
  ];
}

const Told = z.looseObject({
  event: z.string(),
  data: z.looseObject({ FIELDS: z.looseObject({ ID: z.string().regex(/^\d{1,20}$/) }) }),
  ts: z.string().regex(/^\d{1,20}$/),
  auth: z.looseObject({ application_token: z.string() }),
});

/** Bitrix24 tells that a lead has changed, once and never again: durable before it is answered, fetched afterwards. */
export function crmEventHandlers({ store, config, clock }: RouteDeps): RequestHandler[] {
  const take: RequestHandler = async (request, response) => {
    const token = config.BITRIX24_APP_TOKEN;
    if (!config.BITRIX24_WEBHOOK_URL || token === undefined) {
      return sendProblem(response, problem('not-found', 'Bitrix24 is not connected here.'));
    }
    const told = Told.safeParse(request.body);
    if (!told.success)
      return sendProblem(response, invalidInput([{ path: 'body', reason: 'is not an event of Bitrix24' }]));
    const { event, data, ts, auth } = told.data;
    if (!isSame(auth.application_token, token)) {
      return sendProblem(response, problem('forbidden', 'The application token is not the one that was set here.'));
    }
    if (event.toUpperCase() === 'ONCRMLEADUPDATE') await noteFetch(store, data.FIELDS.ID, ts, clock.now());
    response.status(200).end();
  };
  return [express.urlencoded({ extended: true, limit: '64kb' }), take];
}

const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
