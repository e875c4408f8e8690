import { z } from 'zod';
import type { Plan } from '../../domain/plans/plan.ts';
import { fromDocument } from '../../store/document.ts';
import { countClients, sumOrders } from '../../store/plans/plan-figures.ts';
import { changePlan, createPlan, findPlan, type PlanSaved, removePlan } from '../../store/plans/save-plan.ts';
import { type Answer, ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { BLANK_PLAN, Parts, partsOf, unknownInPlan } from '../plan-parts.ts';
import { planScope } from '../plan-scope.ts';
import { presentPlan } from '../present/plan.ts';
import { type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { withId } from '../takes.ts';
import { pageOf } from '../views/page-view.ts';
import { PlanView } from '../views/plan-view.ts';

const noPlan = (): Problem => problem('not-found', 'There is no such sales plan.');

/** Sales plans. Their clients and figures: `plan-figure-routes.ts`. */
export function planRoutes(deps: RouteDeps): Route[] {
  const { store, guards, surroundings, settings, clock, newId } = deps;
  const tag = 'Sales plans';
  const read = guards.team('read');
  const manage = guards.team('manage');
  const gives = { status: 200, schema: PlanView, description: 'The plan' } as const;

  async function present(plans: readonly Plan[], managerId: string | undefined): Promise<PlanView[]> {
    const { team, former } = surroundings();
    const filter = { planIds: plans.map(({ id }) => id), managerId };
    const [clients, payments] = await Promise.all([countClients(store, filter), sumOrders(store, 'paid', {}, filter)]);
    return plans.map((plan) => presentPlan(plan, [...team, ...former], clients, payments));
  }

  async function answer(saved: PlanSaved): Promise<Answer<PlanView>> {
    if (saved.kind === 'not_found') return noPlan();
    if (saved.kind === 'refused') return problem('refused', saved.reason);
    await settings.refresh();
    const [view] = await present([saved.plan], undefined);
    return view ? ok(view) : noPlan();
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/plans',
      tag,
      summary: 'Sales plans, archived ones last; operators see those that they were added to, with their own clients',
      guard: read,
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(PlanView), description: 'All of them' },
      async handle({ who }) {
        const { sees, managerId } = planScope(who, surroundings());
        const rows = await store.plans.find().sort({ active: -1, createdAt: 1, _id: 1 }).toArray();
        return ok({ items: await present(rows.map(fromDocument).filter(sees), managerId), next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/plans',
      tag,
      summary: 'Make a sales plan; refused when one of its lead sources belongs to another plan',
      guard: manage,
      takes: z.object({ body: Parts.partial().required({ name: true }) }),
      gives: { ...gives, status: 201 },
      problems: [409],
      async handle({ body }) {
        const unknown = await unknownInPlan(deps, body);
        if (unknown) return unknown;
        const plan: Plan = {
          ...BLANK_PLAN,
          ...partsOf(body),
          id: newId(),
          active: true,
          createdAt: clock.now(),
          version: 1,
        };
        return answer(await createPlan(store, plan));
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/plans/{id}',
      tag,
      summary: 'One sales plan',
      guard: read,
      takes: z.object({ params: withId }),
      gives,
      async handle({ params, who }) {
        const { sees, managerId } = planScope(who, surroundings());
        const plan = await findPlan(store, params.id);
        const [view] = plan && sees(plan) ? await present([plan], managerId) : [];
        return view ? ok(view) : noPlan();
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/plans/{id}',
      tag,
      summary: 'Change what is named, of the version that the editor saw; archive with `active: false`',
      guard: manage,
      takes: z.object({
        params: withId,
        body: Parts.partial().extend({ active: z.boolean().optional(), version: z.int() }),
      }),
      gives,
      problems: [409],
      async handle({ params, body: { version, active, ...parts } }) {
        const unknown = await unknownInPlan(deps, parts);
        if (unknown) return unknown;
        const change = { ...partsOf(parts), ...(active !== undefined && { active }) };
        return answer(await changePlan(store, params.id, version, change));
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/plans/{id}',
      tag,
      summary: 'Delete a plan without clients; one with clients is archived, and they stay with their managers',
      guard: manage,
      takes: z.object({ params: withId }),
      gives: {
        status: 200,
        schema: z.object({ outcome: z.enum(['deleted', 'archived']) }),
        description: 'What became of it',
      },
      async handle({ params }) {
        const outcome = await removePlan(store, params.id);
        if (outcome === 'not_found') return noPlan();
        await settings.refresh();
        return ok({ outcome });
      },
    }),
  ];
}
