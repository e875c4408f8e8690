import { z } from 'zod';
import { type Trigger, TriggerRules } from '../../domain/trigger.ts';
import { RunOutcome } from '../../domain/triggers/trigger-run.ts';
import { namedDialogs } from '../../store/queries/named-dialogs.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { lastLoops, listRuns, runStats } from '../../store/queries/trigger-runs.ts';
import {
  addTrigger,
  changeTrigger,
  listTriggers,
  plannedByTrigger,
  removeTrigger,
} from '../../store/queries/triggers.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { refusalOf, refusalOfCycle } from '../check-trigger.ts';
import { presentRun, presentTrigger } from '../present/trigger.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { pageRequest, paging, withId } from '../takes.ts';
import { triggerWorld } from '../trigger-world.ts';
import { pageOf } from '../views/page-view.ts';
import { TriggerRunView, TriggerView } from '../views/trigger-view.ts';

/** Each is asked about with every event it hears, so there is an end to them. */
const MOST_TRIGGERS = 200;
const COUNTED_MS = 30 * 86_400_000;
/** Between two triggers, so that one can be put there. */
const STEP = 10;

const Position = z.number().int().min(-1_000_000).max(1_000_000);
const { title, enabled, on, when, actions, delay, cancelledBy, lateHours } = TriggerRules.shape;

const NewTrigger = TriggerRules.extend({
  enabled: enabled.default(true),
  when: when.default({ match: 'all', of: [] }),
  delay: delay.default({ minutes: 0, businessHours: false }),
  cancelledBy: cancelledBy.default([]),
  lateHours: lateHours.default(72),
  position: Position.optional().meta({ description: 'Left out: after all others' }),
});

const TriggerPatch = z.strictObject({
  version: z.number().meta({ description: 'The version that the change is made to' }),
  title: title.optional(),
  enabled: enabled.optional(),
  on: on.optional(),
  when: when.optional(),
  actions: actions.optional(),
  delay: delay.optional(),
  cancelledBy: cancelledBy.optional(),
  lateHours: lateHours.optional(),
  position: Position.optional(),
});

const noTrigger = () => problem('not-found', 'There is no such trigger.');

/** Triggers: all of them, how they have gone, and changing them. Trying them out: `trigger-trial-routes.ts`. */
export function triggerRoutes(deps: RouteDeps): Route[] {
  const { store, guards, clock, newId, settings, surroundings } = deps;
  const tag = 'Triggers';
  const gives = { status: 200, schema: TriggerView, description: 'The trigger as it is now' } as const;

  /** With problems, counters and what is planned. */
  async function present(triggers: readonly Trigger[]): Promise<TriggerView[]> {
    const ids = triggers.map(({ id }) => id);
    const since = new Date(clock.now().getTime() - COUNTED_MS);
    const [world, stats, loops, planned] = await Promise.all([
      triggerWorld(deps),
      runStats(store, ids, since),
      lastLoops(store, ids, since),
      plannedByTrigger(store),
    ]);
    return triggers.map((trigger) =>
      presentTrigger(trigger, world, {
        stats: stats.get(trigger.id),
        loop: loops.get(trigger.id),
        planned: planned.get(trigger.id) ?? 0,
      }),
    );
  }

  async function answer(trigger: Trigger) {
    const [view] = await present([trigger]);
    return view ? ok(view) : noTrigger();
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/triggers',
      tag,
      summary:
        'All triggers in the order in which they fire, with what is wrong with them and how they went in 30 days',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(TriggerView), description: 'All of them' },
      async handle() {
        return ok({ items: await present(await listTriggers(store)), next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/triggers',
      tag,
      summary: 'Make a trigger; what it speaks of has to be there, and it must not run in a circle with others',
      guard: guards.team('manage'),
      takes: z.object({ body: NewTrigger }),
      gives: { ...gives, status: 201 },
      problems: [409],
      async handle({ body }) {
        const others = await listTriggers(store);
        if (others.length >= MOST_TRIGGERS) {
          return problem('refused', `There can be ${MOST_TRIGGERS} triggers: delete one that is not needed.`);
        }
        const last = others.at(-1)?.position ?? 0;
        const trigger: Trigger = { ...body, id: newId(), position: body.position ?? last + STEP, version: 1 };
        const refused = refusalOf(trigger, others, await triggerWorld(deps));
        if (refused) return refused;
        await addTrigger(store, trigger);
        await settings.refresh();
        return answer(trigger);
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/triggers/{id}',
      tag,
      summary: 'Change a trigger, its place or whether it is on; refused when somebody else has changed it meanwhile',
      guard: guards.team('manage'),
      takes: z.object({ params: withId, body: TriggerPatch }),
      gives,
      problems: [409],
      async handle({ params, body: { version, ...change } }) {
        const all = await listTriggers(store);
        const before = all.find(({ id }) => id === params.id);
        if (!before) return noTrigger();
        const given = withoutUndefined(change);
        const trigger = { ...before, ...given };
        // One that is broken can still be switched off, renamed or moved.
        const isRisky = trigger.enabled && ['enabled', 'on', 'when', 'actions'].some((part) => part in given);
        const isChecked = isRisky || 'on' in given || 'when' in given || 'actions' in given;
        const refused = isChecked ? refusalOf(trigger, all, await triggerWorld(deps)) : refusalOfCycle(trigger, all);
        if (refused) return refused;
        const changed = await changeTrigger(store, params.id, version, given);
        if (!changed) return problem('refused', 'Somebody has changed this trigger meanwhile. Look at it again.');
        await settings.refresh();
        return answer(changed);
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/triggers/{id}',
      tag,
      summary: 'Delete a trigger; what it has planned is called off',
      guard: guards.team('manage'),
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: z.object({ id: z.string() }), description: 'The id that was deleted' },
      async handle({ params }) {
        if (!(await removeTrigger(store, params.id))) return noTrigger();
        await settings.refresh();
        return ok({ id: params.id });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/triggers/{id}/runs',
      tag,
      summary: 'What became of a trigger, latest first; kept for 90 days',
      guard: guards.team('read'),
      takes: z.object({
        params: withId,
        query: z.strictObject({ outcome: RunOutcome.optional(), ...paging }),
      }),
      gives: { status: 200, schema: pageOf(TriggerRunView), description: 'One page' },
      async handle({ params, query, who }) {
        const { items, next } = await listRuns(
          store,
          { triggerId: params.id, outcome: query.outcome },
          pageRequest(query),
        );
        const dialogs = await namedDialogs(
          store,
          scopeFor(who, surroundings()),
          items.map(({ dialogId }) => dialogId),
        );
        return ok({ items: items.map((run) => presentRun(run, dialogs)), next: next && encodeCursor(next) });
      },
    }),
  ];
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Only what was given: a part that is left out stays as it is. */
function withoutUndefined<T extends object>(change: T): Defined<T> {
  const given: Defined<T> = {};
  for (const key in change) {
    const value = change[key];
    if (isGiven(value)) given[key] = value;
  }
  return given;
}

const isGiven = <V>(value: V): value is Exclude<V, undefined> => value !== undefined;
