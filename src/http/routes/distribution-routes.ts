import { z } from 'zod';
import { localOf } from '../../domain/booking/zone.ts';
import { allRules, findRule } from '../../domain/distribution/find-rule.ts';
import { DEFAULT_RULE } from '../../domain/distribution/rule.ts';
import { simulate } from '../../domain/distribution/simulate.ts';
import { pastLeads } from '../../store/distribution/past-leads.ts';
import { readPeople } from '../../store/distribution/read-people.ts';
import { addRule, changeRule, levelRule, removeRule, ruleFigures } from '../../store/distribution/rule-store.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { defined } from '../defined.ts';
import { planScope } from '../plan-scope.ts';
import { kindOf, presentRule } from '../present/rule.ts';
import { invalidInput, type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { withId } from '../takes.ts';
import { DistributionRuleView, RuleParts, SimulationView } from '../views/distribution-view.ts';
import { pageOf } from '../views/page-view.ts';

const noRule = (): Problem => problem('not-found', 'There is no such distribution rule.');
const ofPlan = (): Problem => problem('refused', 'This rule is that of a sales plan: change the plan.');
const SomeParts = z.strictObject(RuleParts.partial().shape);
const MONTH_MS = 30 * 86_400_000;

/** Who gets which dialogs. */
export function distributionRoutes({ store, guards, settings, surroundings, clock, newId }: RouteDeps): Route[] {
  const tag = 'Team';
  const manage = guards.team('manage');

  async function shown(id: string): Promise<DistributionRuleView | null> {
    await settings.refresh();
    const rule = findRule(surroundings(), id);
    return rule && presentRule(rule, (await ruleFigures(store, [id])).get(id));
  }

  function wrongMembers({ members }: Partial<RuleParts>): Problem | null {
    if (!members) return null;
    const { team } = surroundings();
    const ids = members.map(({ operatorId }) => operatorId);
    const errors = ids.flatMap((id, index) => {
      if (ids.indexOf(id) !== index) return [{ path: `body.members.${index}`, reason: 'is named twice' }];
      if (team.some((mate) => mate.id === id)) return [];
      return [{ path: `body.members.${index}`, reason: 'is not in the team' }];
    });
    if (members.length > 0 && members.every(({ weight }) => weight === 0))
      errors.push({ path: 'body.members', reason: 'somebody must have a share above 0' });
    return errors.length > 0 ? invalidInput(errors) : null;
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/distribution-rules',
      tag,
      summary: 'All rules, the built-in one first, last those of the sales plans that one may see',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(DistributionRuleView), description: 'All of them' },
      async handle({ who }) {
        const around = surroundings();
        const rules = allRules({ ...around, plans: around.plans.filter(planScope(who, around).sees) });
        const figures = await ruleFigures(
          store,
          rules.map(({ id }) => id),
        );
        return ok({ items: rules.map((rule) => presentRule(rule, figures.get(rule.id))), next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/distribution-rules',
      tag,
      summary: 'Add a rule; what is left out is as in the built-in one',
      guard: manage,
      takes: z.object({ body: SomeParts.extend({ title: RuleParts.shape.title }) }),
      gives: { status: 201, schema: DistributionRuleView, description: 'Added' },
      async handle({ body }) {
        const wrong = wrongMembers(defined(body));
        if (wrong) return wrong;
        const id = newId();
        await addRule(store, { ...DEFAULT_RULE, ...defined(body), title: body.title, id });
        return ok((await shown(id)) ?? presentRule({ ...DEFAULT_RULE, ...defined(body), title: body.title, id }));
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/distribution-rules/{id}',
      tag,
      summary: 'Change parts of a rule; those left out stay as they are',
      guard: manage,
      takes: z.object({ params: withId, body: SomeParts }),
      gives: { status: 200, schema: DistributionRuleView, description: 'The rule as it is now' },
      problems: [409],
      async handle({ params: { id }, body }) {
        if (kindOf(id) === 'plan') return ofPlan();
        const parts = defined(body);
        const wrong = wrongMembers(parts);
        if (wrong) return wrong;
        if (!(await changeRule(store, id, parts))) return noRule();
        const rule = await shown(id);
        return rule ? ok(rule) : noRule();
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/distribution-rules/{id}',
      tag,
      summary: 'Remove a rule that no trigger names; what waits by it is shared by the built-in one',
      guard: manage,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: z.object({}), description: 'Removed' },
      problems: [409],
      async handle({ params: { id } }) {
        if (kindOf(id) === 'plan') return ofPlan();
        if (kindOf(id) === 'built_in') return problem('refused', 'The built-in rule stays: change it instead.');
        const user = surroundings().triggers.find(({ actions }) =>
          actions.some((action) => action.kind === 'distribute' && action.ruleId === id),
        );
        if (user) return problem('refused', `The trigger "${user.title.en}" shares by this rule: change it first.`);
        if (!(await removeRule(store, id))) return noRule();
        await settings.refresh();
        return ok({});
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/distribution-rules/{id}/level',
      tag,
      summary: 'Count anew: whoever is new does not catch up with the others',
      guard: manage,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: DistributionRuleView, description: 'Counts from nothing' },
      async handle({ params: { id } }) {
        if (!findRule(surroundings(), id)) return noRule();
        await levelRule(store, id);
        const rule = await shown(id);
        return rule ? ok(rule) : noRule();
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/distribution-rules/{id}/simulate',
      tag,
      summary: 'Who would have got how many leads of the last 30 days, had the rule been as in the body',
      guard: manage,
      takes: z.object({ params: withId, body: SomeParts }),
      gives: { status: 200, schema: SimulationView, description: 'Nothing is changed' },
      async handle({ params: { id }, body }) {
        const rule = findRule(surroundings(), id) ?? (id === 'new' ? { ...DEFAULT_RULE, id } : null);
        if (!rule) return noRule();
        const wrong = wrongMembers(defined(body));
        if (wrong) return wrong;
        const to = clock.now();
        const from = new Date(to.getTime() - MONTH_MS);
        const [{ basis, leads, cut }, people] = await Promise.all([pastLeads(store, id, from, to), readPeople(store)]);
        const { timezone } = surroundings().business;
        const team = people.filter(({ active }) => active);
        const played = simulate(leads, { ...rule, ...defined(body) }, team, (at) => localOf(at, timezone));
        const did = new Map<string, number>();
        for (const { got } of leads) did.set(got, (did.get(got) ?? 0) + 1);
        const shownPeople = people.filter(({ id: one }) => played.would.has(one) || did.has(one));
        return ok({
          from: from.toISOString(),
          to: to.toISOString(),
          basis,
          leads: leads.length,
          cut,
          nobody: played.nobody,
          people: shownPeople.map(({ id: operatorId, name }) => ({
            operatorId,
            name,
            would: played.would.get(operatorId) ?? 0,
            did: did.get(operatorId) ?? 0,
          })),
        });
      },
    }),
  ];
}
