import { z } from 'zod';
import { checkVariants } from '../../domain/experiments/check-variants.ts';
import type { Experiment } from '../../domain/experiments/experiment.ts';
import { finish, type Moved, start, stop } from '../../domain/experiments/moves.ts';
import { adoptInStore } from '../../store/experiments/adopt.ts';
import { findExperiment, replaceExperiment } from '../../store/experiments/experiment-store.ts';
import type { Answer } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { surfacesNow } from '../experiment-plans.ts';
import { actorOf, type Principal } from '../principal.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { withId } from '../takes.ts';
import { ExperimentView } from '../views/experiment-view.ts';

const Why = z.string().trim().min(3, 'say why in a few words').max(500);

type Written = 'done' | 'changed_meanwhile' | 'surface_taken' | 'setting_changed';

/** Starting, stopping, and ending with a decision. */
export function experimentMoveRoutes(deps: RouteDeps, show: (id: string) => Promise<Answer<ExperimentView>>): Route[] {
  const { store, guards, settings, clock } = deps;
  const common = {
    method: 'post',
    tag: 'Experiments',
    guard: guards.team('manage'),
    gives: { status: 200, schema: ExperimentView, description: 'The experiment as it is then' },
    problems: [409],
  } as const;

  /** Reads it and what it varies as they are now, moves it, writes it, and lets every message know. */
  async function move(
    id: string,
    moved: (experiment: Experiment) => Moved,
    write: (experiment: Experiment) => Promise<Written> = (experiment) => replaceExperiment(store, experiment),
  ): Promise<Answer<ExperimentView>> {
    const before = await findExperiment(store, id);
    if (!before) return problem('not-found', 'There is no such experiment.');
    // Somebody may have edited it in another process a moment ago.
    await settings.refresh();
    const result = moved(before);
    if (result.kind === 'refused') return problem('refused', result.reason);
    const written = await write(result.experiment);
    if (written !== 'done') return problem('refused', WHY_NOT[written]);
    await settings.refresh();
    return show(id);
  }

  const deed = (who: Principal, why: string) => ({ by: actorOf(who), at: clock.now(), why });

  return [
    route({
      ...common,
      path: '/api/v1/experiments/{id}/start',
      summary: 'Start a draft: from now on its variants are dealt to clients',
      takes: z.object({ params: withId }),
      handle: ({ params, who }) => move(params.id, (draft) => startToday(deps, start(draft, deed(who, '')))),
    }),
    route({
      ...common,
      path: '/api/v1/experiments/{id}/stop',
      summary: 'Stop it: everybody gets again what was shown before',
      takes: z.object({ params: withId, body: z.strictObject({ why: Why }) }),
      handle: ({ params, body, who }) => move(params.id, (running) => stop(running, deed(who, body.why))),
    }),
    route({
      ...common,
      path: '/api/v1/experiments/{id}/finish',
      summary: 'End it with a decision: this variant is what everybody gets from now on',
      takes: z.object({
        params: withId,
        body: z.strictObject({ variantId: z.string().regex(/^[a-e]$/u, 'is no variant'), why: Why }),
      }),
      handle: ({ params, body, who }) =>
        move(
          params.id,
          (ran) => finish(ran, body.variantId, deed(who, body.why)),
          (done) =>
            adoptInStore(
              store,
              done,
              surfacesNow(deps).find(({ id }) => id === done.surface),
            ),
        ),
    }),
  ];
}

const WHY_NOT: Record<Exclude<Written, 'done'>, string> = {
  changed_meanwhile: 'Somebody else has changed this experiment meanwhile: look at it as it is now.',
  surface_taken: 'Another experiment runs there already: stop that one first.',
  setting_changed:
    'What was varied has been changed since the start, so nothing is written over it: finish with variant A, and change it by hand.',
};

/** The control is what is shown at the start, which may be another thing than at the planning. */
function startToday(deps: RouteDeps, moved: Moved): Moved {
  if (moved.kind === 'refused') return moved;
  const { experiment } = moved;
  const surface = surfacesNow(deps).find(({ id }) => id === experiment.surface);
  if (!surface) return { kind: 'refused', reason: 'What was to be varied is gone: plan the experiment anew.' };
  const [control, ...others] = experiment.variants;
  if (!control) return { kind: 'refused', reason: 'It has no variants.' };
  const variants = [{ ...control, value: surface.value }, ...others];
  const [wrong] = checkVariants(variants, surface).filter(({ path }) => !path.startsWith('variants.0.'));
  if (wrong) return { kind: 'refused', reason: `A variant does not fit any more: ${wrong.path} ${wrong.reason}.` };
  return { kind: 'ok', experiment: { ...experiment, variants, base: surface.base } };
}
