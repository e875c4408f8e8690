import type { Plan } from '../../domain/plans/plan.ts';
import type { PlanLabelView } from '../views/plan-view.ts';

/** How a dialog's plan is shown in lists: null when it is in none, or in one without a label. */
export function presentPlanLabel(planId: string | null, plans: readonly Plan[]): PlanLabelView | null {
  const plan = planId === null ? undefined : plans.find(({ id }) => id === planId);
  return plan && plan.label !== '' ? { id: plan.id, label: plan.label, colour: plan.colour } : null;
}
