import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { noteFetch } from '../../store/crm-book.ts';
import { listCrmCalls } from '../../store/queries/crm-calls.ts';
import { crmLeadOf } from '../../store/queries/crm-lead-of.ts';
import { crmState, listCrmWorks, replayCrm, replayWork } from '../../store/queries/crm-works.ts';
import { namedDialogs } from '../../store/queries/named-dialogs.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { leadUrl } from '../present/crm-setup.ts';
import { invalidInput, problem, sendProblem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { Id, pageRequest, paging } from '../takes.ts';
import { CrmCallView, CrmLeadView, CrmStateView, CrmWorkView } from '../views/crm-view.ts';
import { pageOf } from '../views/page-view.ts';

/** Whoever looks after so many can do it by "all". */
const MOST_WORKS = 100;

/** The exchange with Bitrix24 as it goes: its state, its ledger, what waits, and a dialog's lead. */
export function crmRoutes({ store, guards, crm, surroundings, clock }: RouteDeps): Route[] {
  const guard = guards.team('manage');
  const tag = 'Integrations';
  return [
    route({
      method: 'get',
      path: '/api/v1/bitrix24',
      tag,
      summary: 'How the exchange with Bitrix24 goes',
      guard,
      takes: z.object({}),
      gives: { status: 200, schema: CrmStateView, description: 'What waits, what was given up, and how the portal is' },
      async handle() {
        const { waitingSince, health, ...state } = await crmState(store);
        return ok({
          ...state,
          waitingSince: waitingSince?.toISOString() ?? null,
          health: health && {
            ...health,
            since: health.since.toISOString(),
            until: health.until?.toISOString() ?? null,
            lastOkAt: health.lastOkAt?.toISOString() ?? null,
          },
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/bitrix24/calls',
      tag,
      summary: 'The ledger of all exchanges, the latest first; kept for 90 days',
      guard,
      takes: z.object({
        query: z.strictObject({
          dialogId: Id.optional(),
          direction: z.enum(['in', 'out']).optional(),
          failed: z.literal('true').optional(),
          ...paging,
        }),
      }),
      gives: { status: 200, schema: pageOf(CrmCallView), description: 'One page' },
      async handle({ query }) {
        const { dialogId, direction, failed } = query;
        const filter = { dialogId, direction, failed: failed === 'true' };
        const { items, next } = await listCrmCalls(store, filter, pageRequest(query));
        return ok({
          items: items.map(({ workId = null, outcome = null, ...call }) => ({
            ...call,
            workId,
            outcome,
            at: call.at.toISOString(),
            params: { ...call.params },
          })),
          next: next && encodeCursor(next),
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/bitrix24/works',
      tag,
      summary: `What waits for the portal, or what it has refused: the oldest ${MOST_WORKS} of each kind`,
      guard,
      takes: z.object({ query: z.strictObject({ state: z.enum(['waiting', 'failed']) }) }),
      gives: { status: 200, schema: z.object({ items: z.array(CrmWorkView) }), description: 'The oldest first' },
      async handle({ query }) {
        const works = await listCrmWorks(store, query.state === 'failed' ? 'failed' : 'pending', MOST_WORKS);
        return ok({
          items: works.map((work) => ({
            ...work,
            since: work.since.toISOString(),
            next: work.next?.toISOString() ?? null,
          })),
        });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/bitrix24/replay',
      tag,
      summary: 'Try again all that Bitrix24 has refused',
      guard,
      takes: z.object({}),
      gives: { status: 200, schema: z.object({ replayed: z.number() }), description: 'How many begin anew' },
      async handle() {
        return ok({ replayed: await replayCrm(store, clock.now()) });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/bitrix24/works/{id}/replay',
      tag,
      summary: 'Do one thing again; a lead that was told already is told everything anew',
      guard,
      takes: z.object({ params: z.object({ id: Id }) }),
      gives: { status: 200, schema: z.object({ replayed: z.number() }), description: 'It begins anew' },
      problems: [404],
      async handle({ params }) {
        if (await replayWork(store, params.id, clock.now())) return ok({ replayed: 1 });
        return problem('not-found', 'This is kept for 30 days only, and cannot be done again after that.');
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/dialogs/{id}/lead',
      tag,
      summary: 'The dialog’s lead in Bitrix24',
      guard: guards.team('read'),
      takes: z.object({ params: z.object({ id: Id }) }),
      gives: { status: 200, schema: CrmLeadView, description: 'Its number and address; null while there is none' },
      problems: [404],
      async handle({ params: { id }, who }) {
        const seen = await namedDialogs(store, scopeFor(who, surroundings()), [id]);
        if (!seen.has(id)) return problem('not-found', 'There is no such dialog.');
        const [setup, lead] = await Promise.all([crm.setup(), crmLeadOf(store, id)]);
        const status = setup.portal?.statuses.find((known) => known.id === lead.status)?.title ?? lead.status;
        return ok({
          ...lead,
          status,
          on: setup.on,
          url: leadUrl(setup.url, lead.leadId),
          lastAt: lead.lastAt?.toISOString() ?? null,
        });
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
export function crmEventHandlers({ store, crm, clock }: RouteDeps): RequestHandler[] {
  const take: RequestHandler = async (request, response) => {
    const { on, token } = await crm.setup();
    if (!on || token === null) {
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
