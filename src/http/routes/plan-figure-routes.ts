import { z } from 'zod';
import { listPlanClients } from '../../store/plans/plan-clients.ts';
import { countClients, sumOrders } from '../../store/plans/plan-figures.ts';
import { findPlan } from '../../store/plans/save-plan.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { planScope } from '../plan-scope.ts';
import { presentPlanClient, presentReport } from '../present/plan.ts';
import { actorOf } from '../principal.ts';
import { type Problem, problem } from '../problem.ts';
import { redistributeClients } from '../redistribute-clients.ts';
import { type Route, route } from '../route.ts';
import { Id, pageRequest, paging, period, periodOf, withId } from '../takes.ts';
import { pageOf } from '../views/page-view.ts';
import { PlanClientView, PlanReportView, RedistributedView } from '../views/plan-view.ts';

const noPlan = (): Problem => problem('not-found', 'There is no such sales plan.');

/** The clients of sales plans, and the plan against the fact. */
export function planFigureRoutes({ store, engine, guards, surroundings }: RouteDeps): Route[] {
  const tag = 'Sales plans';
  const read = guards.team('read');

  return [
    route({
      method: 'get',
      path: '/api/v1/plans/{id}/clients',
      tag,
      summary: 'Clients of a plan, the latest first; an operator’s own ones',
      guard: read,
      takes: z.object({
        params: withId,
        query: z.strictObject({ manager: Id.optional().meta({ description: 'Id; `none` for nobody’s' }), ...paging }),
      }),
      gives: { status: 200, schema: pageOf(PlanClientView), description: 'One page' },
      async handle({ params, query, who }) {
        const around = surroundings();
        const { sees, managerId } = planScope(who, around);
        const plan = await findPlan(store, params.id);
        if (!plan || !sees(plan)) return noPlan();
        const asked = query.manager === 'none' ? null : query.manager;
        const filter = { planId: plan.id, managerId: managerId ?? asked };
        const { items, next } = await listPlanClients(store, filter, pageRequest(query));
        const people = [...around.team, ...around.former];
        return ok({
          items: items.map((client) => presentPlanClient(client, people)),
          next: next && encodeCursor(next),
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/plans/{id}/report',
      tag,
      summary: 'The plan against the fact, by manager; an operator’s own row',
      guard: read,
      takes: z.object({ params: withId, query: z.strictObject(period) }),
      gives: { status: 200, schema: PlanReportView, description: 'Of the period, or of all time' },
      async handle({ params, query, who }) {
        const around = surroundings();
        const within = periodOf(query, around.business.timezone);
        if (within.kind === 'problem') return within;
        const { sees, managerId } = planScope(who, around);
        const plan = await findPlan(store, params.id);
        if (!plan || !sees(plan)) return noPlan();
        const { from, to } = within;
        const everybody = { planIds: [plan.id], managerId };
        const ofPeriod = { ...everybody, from, to };
        const [clients, placed, paid, bought] = await Promise.all([
          countClients(store, ofPeriod),
          sumOrders(store, 'placed', { from, to }, everybody),
          sumOrders(store, 'paid', { from, to }, everybody),
          sumOrders(store, 'paid', { from }, ofPeriod),
        ]);
        const shown = managerId === undefined ? plan.managers : [managerId];
        return ok(presentReport(plan, shown, [...around.team, ...around.former], { clients, placed, paid, bought }));
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/plans/{id}/redistribute',
      tag,
      summary: 'Share out the clients of somebody evenly among the managers of the plan: for who has left it',
      guard: guards.team('manage'),
      takes: z.object({ params: withId, body: z.strictObject({ from: Id }) }),
      gives: { status: 200, schema: RedistributedView, description: 'At most 200 in one call' },
      problems: [409],
      async handle({ params, body, who }) {
        const plan = await findPlan(store, params.id);
        if (!plan) return noPlan();
        const { team } = surroundings();
        const among = plan.managers.filter((id) => id !== body.from && team.some((mate) => mate.id === id));
        if (among.length === 0) return problem('refused', 'There is no other manager in this plan: add one first.');
        return ok(await redistributeClients(store, engine, actorOf(who), { plan, from: body.from, among }));
      },
    }),
  ];
}
