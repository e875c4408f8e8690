import type { PlanParts } from '../../domain/plans/plan.ts';
import type { PlanView } from '../../http/views/plan-view.ts';

/** What the form begins with: the plan as it is, or a blank one. */
export function partsOf(plan: PlanView | null): PlanParts {
  return {
    name: plan?.name ?? '',
    conversion: plan?.conversion ?? 10,
    label: plan?.label ?? '',
    colour: plan?.colour ?? '#4644b0',
    managers: plan?.managers.map(({ id }) => id) ?? [],
    sources: plan?.sources ?? [],
    orderedOffers: plan?.orderedOffers ?? [],
    failedOffers: plan?.failedOffers ?? [],
    paidOffers: plan?.paidOffers ?? [],
    mode: plan?.mode ?? 'even',
    averageSale: plan?.averageSale ?? 0,
  };
}

/** What is not as it was: the rest is not sent. */
export function changesOf(plan: PlanView, parts: PlanParts): Partial<PlanParts> {
  const before = new Map<string, unknown>(Object.entries(partsOf(plan)));
  const changed = Object.entries(parts).filter(
    ([field, value]) => JSON.stringify(before.get(field)) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed);
}
