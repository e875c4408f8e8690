import { z } from 'zod';
import { type Trigger, TriggerRules } from '../../domain/trigger.ts';
import { problemsOf } from '../../domain/triggers/problems.ts';
import { recipesFor } from '../../domain/triggers/recipes.ts';
import { dryRun } from '../../store/dry-run/dry-run.ts';
import { namedDialogs } from '../../store/queries/named-dialogs.ts';
import { addTrigger, listTriggers } from '../../store/queries/triggers.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { refusalOf } from '../check-trigger.ts';
import { presentTrigger } from '../present/trigger.ts';
import { invalidInput, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { Id, withId } from '../takes.ts';
import { triggerWorld } from '../trigger-world.ts';
import { pageOf } from '../views/page-view.ts';
import { DryRunView, RecipeView, TriggerView } from '../views/trigger-view.ts';

const STEP = 10;
const DAY_MS = 86_400_000;

/** Triggers that are ready to be taken over, and what a trigger would have done in the past. */
export function triggerTrialRoutes(deps: RouteDeps): Route[] {
  const { store, guards, clock, newId, settings, surroundings } = deps;
  const tag = 'Triggers';

  return [
    route({
      method: 'post',
      path: '/api/v1/triggers/dry-run',
      tag,
      summary: 'What a trigger would have done in the last days; nothing is changed',
      guard: guards.team('manage'),
      takes: z.object({
        body: z.strictObject({
          rules: TriggerRules.pick({ on: true, when: true, delay: true, cancelledBy: true, actions: true }),
          id: Id.optional().meta({
            description: 'The trigger that it is, where there is one: what it has caused itself is left out',
          }),
          days: z.number().int().min(1).max(30).default(30),
        }),
      }),
      gives: { status: 200, schema: DryRunView, description: 'How often, and where' },
      async handle({ body: { rules, days, id }, who }) {
        const wrong = problemsOf(rules, await triggerWorld(deps)).filter(({ kind }) => kind === 'broken');
        if (wrong.length > 0) {
          return invalidInput(wrong.map(({ path, reason }) => ({ path: `body.rules.${path}`, reason })));
        }
        const to = clock.now();
        const from = new Date(to.getTime() - days * DAY_MS);
        const { business, fields } = surroundings();
        const { fires, ...found } = await dryRun(store, { ...rules, id }, { business, fields, from, to });
        const dialogs = await namedDialogs(
          store,
          scopeFor(who, surroundings()),
          fires.map(({ dialogId }) => dialogId),
        );
        const items = fires.flatMap(({ dialogId, at, due, event }) => {
          const dialog = dialogs.get(dialogId);
          return dialog ? [{ dialog, at: at.toISOString(), due: due.toISOString(), event }] : [];
        });
        return ok({ ...found, from: found.from.toISOString(), to: to.toISOString(), items });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/triggers/recipes',
      tag,
      summary: 'Triggers that are ready to be taken over',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(RecipeView), description: 'All of them' },
      async handle() {
        const [world, triggers] = await Promise.all([triggerWorld(deps), listTriggers(store)]);
        const items = recipesFor(world.pipelines, world.fields).map(({ id, text, rules }) => ({
          id,
          title: rules.title,
          text,
          rules,
          used: triggers.some((trigger) => isMadeOf(trigger, id)),
          problems: problemsOf(rules, world),
        }));
        return ok({ items, next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/triggers/recipes/{id}',
      tag,
      summary: 'Make a trigger of a recipe',
      guard: guards.team('manage'),
      takes: z.object({ params: withId }),
      gives: { status: 201, schema: TriggerView, description: 'The trigger' },
      problems: [409],
      async handle({ params }) {
        const [world, others] = await Promise.all([triggerWorld(deps), listTriggers(store)]);
        const recipe = recipesFor(world.pipelines, world.fields).find(({ id }) => id === params.id);
        if (!recipe) return problem('not-found', 'There is no such recipe.');
        const position = (others.at(-1)?.position ?? 0) + STEP;
        const trigger: Trigger = { ...recipe.rules, id: `${recipe.id}-${newId()}`, position, version: 1 };
        const refused = refusalOf(trigger, others, world);
        if (refused) return refused;
        await addTrigger(store, trigger);
        await settings.refresh();
        return ok(presentTrigger(trigger, world, { stats: undefined, loop: undefined, planned: 0 }));
      },
    }),
  ];
}

/** The id of a trigger says which recipe it was made of. */
const isMadeOf = ({ id }: Trigger, recipeId: string): boolean => id.startsWith(`${recipeId}-`);
