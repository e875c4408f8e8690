import { DEFAULT_RULE_ID, type DistributionRule } from '../../domain/distribution/rule.ts';
import { isRuleOfPlan } from '../../domain/plans/rule-of-plan.ts';
import type { RuleFigures } from '../../store/distribution/rule-store.ts';
import type { DistributionRuleView } from '../views/distribution-view.ts';

export function presentRule(
  rule: DistributionRule,
  { counts, waiting }: RuleFigures = { counts: [], waiting: 0 },
): DistributionRuleView {
  return { ...rule, kind: kindOf(rule.id), counts, waiting };
}

/** Rules of plans are edited in their plans. */
export function kindOf(id: string): DistributionRuleView['kind'] {
  if (isRuleOfPlan(id)) return 'plan';
  return id === DEFAULT_RULE_ID ? 'built_in' : 'own';
}
