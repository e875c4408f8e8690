import { DEFAULT_RULE, type DistributionRule } from '../distribution/rule.ts';
import type { Plan } from './plan.ts';

const PREFIX = 'plan:';

/** Whether a rule by this id is that of a sales plan. */
export const isRuleOfPlan = (ruleId: string): boolean => ruleId.startsWith(PREFIX);

export const ruleIdOfPlan = (planId: string): string => `${PREFIX}${planId}`;

/**
 * How the leads of a plan are shared (seed 003). `even`: evenly among its managers; one who is added later gets all new leads until
 * level with the others, since the ledger of the rule counts from the plan's beginning. `linked`: to whom the lead knows.
 */
export function ruleOfPlan({ id, name, managers, mode }: Plan): DistributionRule {
  return {
    ...DEFAULT_RULE,
    id: ruleIdOfPlan(id),
    title: { ru: name, en: name },
    members: managers.map((operatorId) => ({ operatorId, weight: 1 })),
    mode,
    stickToPrevious: false,
  };
}
