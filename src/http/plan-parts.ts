import { z } from 'zod';
import { PlanParts } from '../domain/plans/plan.ts';
import type { RouteDeps } from './app-deps.ts';
import { invalidInput, type Problem } from './problem.ts';

/** What a person sets of a sales plan, as it is sent. */
export const Parts = z.strictObject(PlanParts.shape);

type Given = { [K in keyof PlanParts]?: PlanParts[K] | undefined };

/** What a new plan has that is not named. */
export const BLANK_PLAN: PlanParts = {
  name: '',
  conversion: 0,
  label: '',
  colour: '#4644b0',
  managers: [],
  sources: [],
  orderedOffers: [],
  failedOffers: [],
  paidOffers: [],
  mode: 'even',
  averageSale: 0,
};

/** What is given, and nothing else. Naming somebody or something twice is naming once. */
export function partsOf(given: Given): Partial<PlanParts> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([field, value]) => {
      if (value === undefined) return [];
      return [[field, Array.isArray(value) ? [...new Set(value)] : value]];
    }),
  );
}

/** Everything that a plan names has to be there; null when it is. */
export async function unknownInPlan({ store, surroundings }: RouteDeps, given: Given): Promise<Problem | null> {
  const offers = new Set((await store.offers.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id));
  const { team, former } = surroundings();
  // Who has left the team may stay in the plan until somebody takes him or her out.
  const people = new Set([...team, ...former].map(({ id }) => id));
  const errors = (['managers', 'orderedOffers', 'failedOffers', 'paidOffers'] as const).flatMap((field) => {
    const known = field === 'managers' ? people : offers;
    const missing = (given[field] ?? []).find((id) => !known.has(id));
    const what = field === 'managers' ? 'person in the team' : 'offer in the catalogue';
    return missing === undefined ? [] : [{ path: `body.${field}`, reason: `there is no ${what} "${missing}"` }];
  });
  return errors.length > 0 ? invalidInput(errors) : null;
}
