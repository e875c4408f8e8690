import { z } from 'zod';
import { clientsNeeded } from '../../domain/experiments/clients-needed.ts';
import {
  deleteDraft,
  findExperiment,
  insertExperiment,
  listExperiments,
  replaceExperiment,
} from '../../store/experiments/experiment-store.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { createFigures } from '../experiment-figures.ts';
import { namesOf, PlanTakes, planned, surfacesNow } from '../experiment-plans.ts';
import { presentBrief, presentExperiment, presentSurface } from '../present/experiment.ts';
import { actorOf } from '../principal.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { withId } from '../takes.ts';
import { ClientsNeededView, ExperimentBriefView, ExperimentView, SurfaceView } from '../views/experiment-view.ts';
import { pageOf } from '../views/page-view.ts';
import { experimentMoveRoutes } from './experiment-move-routes.ts';

const tag = 'Experiments';

const Weights = z
  .string()
  .regex(/^\d{1,3}(?:,\d{1,3}){1,4}$/u, 'must be two to five weights like 50,50')
  .transform((text) => text.split(',').map(Number))
  .refine((weights) => weights.every((weight) => weight >= 1), 'must be from 1 on');

/** Variants of words, reminders and offers, dealt to clients by chance, and what came of them. */
export function experimentRoutes(deps: RouteDeps): Route[] {
  const { store, guards, surroundings, clock, newId } = deps;
  const figures = createFigures(deps);
  const read = guards.team('read');
  const manage = guards.team('manage');
  const gives = { status: 200, schema: ExperimentView, description: 'The experiment' } as const;

  async function show(id: string) {
    const experiment = await findExperiment(store, id);
    if (!experiment) return noExperiment();
    const surface = surfacesNow(deps).find((one) => one.id === experiment.surface);
    const beside = { surface, figures: await figures.now(experiment) };
    return ok(presentExperiment(experiment, beside, { zone: surroundings().business.timezone, nameOf: namesOf(deps) }));
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/experiments',
      tag,
      summary: 'Experiments with their verdicts, the newest first',
      guard: read,
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(ExperimentBriefView), description: 'All of them' },
      async handle() {
        const surfaces = new Map(surfacesNow(deps).map((surface) => [surface.id, surface]));
        const items = [];
        for (const experiment of await listExperiments(store)) {
          const surface = surfaces.get(experiment.surface);
          items.push(presentBrief(experiment, { surface, figures: await figures.lately(experiment) }));
        }
        return ok({ items, next: null });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/experiments/surfaces',
      tag,
      summary: 'What can be varied, with what customers are shown today',
      guard: read,
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(SurfaceView), description: 'All of it' },
      handle() {
        const running = surroundings().experiments.filter(({ state }) => state === 'running');
        const byId = new Map(running.map(({ surface, id }) => [surface, id]));
        return ok({ items: surfacesNow(deps).map((surface) => presentSurface(surface, byId)), next: null });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/experiments/clients-needed',
      tag,
      summary: 'How many clients an experiment needs to find a difference in four cases of five',
      guard: read,
      takes: z.object({
        query: z.strictObject({
          rate: z.coerce.number().min(0.001).max(0.999).meta({ description: 'The goal’s share expected today' }),
          effect: z.coerce.number().min(0.002).max(0.5).meta({ description: 'The smallest difference that matters' }),
          weights: Weights.meta({ description: 'The control’s first: 50,50' }),
        }),
      }),
      gives: { status: 200, schema: ClientsNeededView, description: 'About so many, in all variants together' },
      handle({ query }) {
        return ok({ clients: clientsNeeded(query) });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/experiments/{id}',
      tag,
      summary: 'One experiment with its results over time',
      guard: read,
      takes: z.object({ params: withId }),
      gives,
      handle: ({ params }) => show(params.id),
    }),
    route({
      method: 'post',
      path: '/api/v1/experiments',
      tag,
      summary: 'Plan an experiment; nobody meets it before it is started',
      guard: manage,
      takes: z.object({ body: PlanTakes }),
      gives: { ...gives, status: 201 },
      problems: [409],
      async handle({ body, who }) {
        const plan = planned(body, surfacesNow(deps));
        if (plan.kind === 'problem') return plan;
        const at = clock.now();
        const id = newId();
        await insertExperiment(store, {
          ...plan.plan,
          id,
          state: 'draft',
          base: plan.base,
          createdAt: at,
          startedAt: null,
          endedAt: null,
          adopted: null,
          history: [{ what: 'created', at, by: actorOf(who), why: '' }],
          version: 1,
        });
        return show(id);
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/experiments/{id}',
      tag,
      summary: 'Change a draft, of the version that the editor saw; one that has run stays as it is',
      guard: manage,
      takes: z.object({ params: withId, body: PlanTakes.extend({ version: z.int() }) }),
      gives,
      problems: [409],
      async handle({ params, body: { version, ...body }, who }) {
        const before = await findExperiment(store, params.id);
        if (!before) return noExperiment();
        if (before.state !== 'draft') {
          return problem(
            'refused',
            'What has run cannot be changed: its figures would speak of two things. Make a new one.',
          );
        }
        if (before.version !== version) return changedMeanwhile();
        const plan = planned(body, surfacesNow(deps));
        if (plan.kind === 'problem') return plan;
        const history = [...before.history, { what: 'changed' as const, at: clock.now(), by: actorOf(who), why: '' }];
        const next = { ...before, ...plan.plan, base: plan.base, history };
        if ((await replaceExperiment(store, next)) !== 'done') return changedMeanwhile();
        return show(params.id);
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/experiments/{id}',
      tag,
      summary: 'Throw a draft away; what has run is kept',
      guard: manage,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: z.object({ id: z.string() }), description: 'It is gone' },
      problems: [409],
      async handle({ params }) {
        if (await deleteDraft(store, params.id)) return ok({ id: params.id });
        return (await findExperiment(store, params.id))
          ? problem('refused', 'It has run: its results are kept.')
          : noExperiment();
      },
    }),
    ...experimentMoveRoutes(deps, show),
  ];
}

const noExperiment = () => problem('not-found', 'There is no such experiment.');
const changedMeanwhile = () =>
  problem('refused', 'Somebody else has changed this experiment meanwhile: look at it as it is now.');
