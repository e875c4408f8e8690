import { z } from 'zod';
import type { Actor } from '../domain/event.ts';
import { checkVariants } from '../domain/experiments/check-variants.ts';
import { ExperimentPlan, Variant, VariantValue } from '../domain/experiments/experiment.ts';
import { type Surface, surfacesOf } from '../domain/experiments/surfaces.ts';
import type { RouteDeps } from './app-deps.ts';
import { invalidInput, type Problem, problem } from './problem.ts';

/** As the plan, but for the control: its value is what is shown today, and is not asked for. */
export const PlanTakes = ExperimentPlan.omit({ variants: true }).extend({
  controlWeight: Variant.shape.weight.meta({ description: 'The weight of what is shown today' }),
  variants: z
    .array(z.strictObject({ weight: Variant.shape.weight, value: VariantValue }))
    .min(1)
    .max(4)
    .meta({ description: 'The others: B, C, …' }),
});

const IDS = ['b', 'c', 'd', 'e'] as const;

/** A plan with today's value as its control, or what is wrong with it. */
export function planned(
  { controlWeight, variants, ...rest }: z.output<typeof PlanTakes>,
  surfaces: readonly Surface[],
): { kind: 'plan'; plan: ExperimentPlan; base: VariantValue } | Problem {
  const surface = surfaces.find(({ id }) => id === rest.surface);
  if (!surface) return invalidInput([{ path: 'body.surface', reason: 'is not there to be varied' }]);
  const all: Variant[] = [
    { id: 'a', weight: controlWeight, value: surface.value },
    ...variants.map((variant, index) => ({ ...variant, id: IDS[index] ?? 'e' })),
  ];
  const wrong = checkVariants(all.slice(1), surface).map(({ path, reason }) => ({ path: `body.${path}`, reason }));
  if (wrong.length > 0) return invalidInput(wrong);
  const repeated = checkVariants(all, surface).find(({ reason }) => reason.startsWith('is the same'));
  if (repeated) return problem('refused', 'A variant says the same as what is shown today.');
  const twice = rest.guardRails.length !== new Set(rest.guardRails).size;
  if (twice) return invalidInput([{ path: 'body.guardRails', reason: 'names one twice' }]);
  return { kind: 'plan', plan: { ...rest, variants: all }, base: surface.base };
}

export const surfacesNow = ({ surroundings, flowBook }: Pick<RouteDeps, 'surroundings' | 'flowBook'>): Surface[] =>
  surfacesOf({ ...surroundings(), flows: flowBook() });

/** Who did something, by name; null: the program itself. */
export const namesOf =
  ({ surroundings }: Pick<RouteDeps, 'surroundings'>) =>
  (by: Actor): string | null => {
    if (by.kind === 'api') return 'API';
    if (by.kind !== 'operator') return null;
    const { team, former } = surroundings();
    return [...team, ...former].find(({ id }) => id === by.id)?.name ?? null;
  };
