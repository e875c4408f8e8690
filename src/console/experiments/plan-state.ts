import type { Goal, GuardRail, VariantValue } from '../../domain/experiments/experiment.ts';
import type { ExperimentView, SurfaceView } from '../../http/views/experiment-view.ts';

/** What the form holds while it is filled in. Shares in whole per cent, as they are typed. */
export interface PlanState {
  surface: string;
  hypothesis: string;
  controlWeight: number;
  variants: { key: string; weight: number; value: VariantValue }[];
  goal: Goal;
  windowDays: number;
  guardRails: GuardRail[];
  guardDays: number;
  ratePercent: number;
  effectPoints: number;
}

export const GOALS = ['lead', 'confirmed', 'attended', 'paid'] as const satisfies readonly Goal[];
export const GUARD_RAILS = ['handed_off', 'stopped', 'no_show', 'fallback'] as const satisfies readonly GuardRail[];
export const MOST_VARIANTS = 4;

/** Until when each goal is usually reached. */
const WINDOWS: Record<Goal, number> = { lead: 3, confirmed: 7, attended: 14, paid: 14 };
export const usualWindow = (goal: Goal): number => WINDOWS[goal];

export const emptyPlan = (): PlanState => ({
  surface: '',
  hypothesis: '',
  controlWeight: 50,
  variants: [],
  goal: 'confirmed',
  windowDays: usualWindow('confirmed'),
  guardRails: ['handed_off', 'stopped'],
  guardDays: 2,
  ratePercent: 30,
  effectPoints: 5,
});

export const planOf = (draft: ExperimentView): PlanState => ({
  surface: draft.surface,
  hypothesis: draft.hypothesis,
  controlWeight: draft.variants[0]?.weight ?? 50,
  variants: draft.variants.slice(1).map(({ id, weight, value }) => ({ key: id, weight, value })),
  goal: draft.goal,
  windowDays: draft.windowDays,
  guardRails: [...draft.guardRails],
  guardDays: draft.guardDays,
  ratePercent: Math.round(draft.expectedRate * 1000) / 10,
  effectPoints: Math.round(draft.leastEffect * 1000) / 10,
});

/** Another surface: its variants begin as today’s words, which are then changed. */
export const onSurface = (plan: PlanState, surface: SurfaceView): PlanState => ({
  ...plan,
  surface: surface.id,
  controlWeight: 50,
  variants: [{ key: 'b', weight: 50, value: surface.value }],
});

export const withVariant = (plan: PlanState, value: VariantValue): PlanState => ({
  ...plan,
  variants: [...plan.variants, { key: `${Date.now()}`, weight: plan.controlWeight, value }],
});

/** As the server takes it. */
export const toRequest = ({ ratePercent, effectPoints, variants, ...plan }: PlanState) => ({
  ...plan,
  variants: variants.map(({ weight, value }) => ({ weight, value })),
  expectedRate: ratePercent / 100,
  leastEffect: effectPoints / 100,
});

export const weightsOf = ({ controlWeight, variants }: PlanState): number[] => [
  controlWeight,
  ...variants.map(({ weight }) => weight),
];

/** What keeps it from being saved, as a key of the texts; null: nothing. */
export function missingOf(plan: PlanState, surface: SurfaceView | undefined): 'surface' | 'hypothesis' | 'same' | null {
  if (!surface) return 'surface';
  if (plan.hypothesis.trim().length < 10) return 'hypothesis';
  const today = JSON.stringify(surface.value);
  return plan.variants.some(({ value }) => JSON.stringify(value) === today) ? 'same' : null;
}
