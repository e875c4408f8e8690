import type { Plan } from '../plans/plan.ts';
import { ruleOfPlan } from '../plans/rule-of-plan.ts';
import { DEFAULT_RULE, DEFAULT_RULE_ID, type DistributionRule } from './rule.ts';

/** What knows the rules: those that people have made, and the plans, each of which is one. */
export interface RuleBook {
  rules: readonly DistributionRule[];
  plans: readonly Plan[];
}

/** The rule by this id: one of the list, that of a sales plan (`plan:<id>`), or the built-in one. Null when there is none. */
export function findRule({ rules, plans }: RuleBook, id: string): DistributionRule | null {
  const stored = rules.find((rule) => rule.id === id);
  if (stored) return stored;
  const plan = plans.find((one) => `plan:${one.id}` === id);
  if (plan) return ruleOfPlan(plan);
  return id === DEFAULT_RULE_ID ? DEFAULT_RULE : null;
}

/** All of them, the built-in one first. */
export function allRules(book: RuleBook): DistributionRule[] {
  const first = findRule(book, DEFAULT_RULE_ID) ?? DEFAULT_RULE;
  return [first, ...book.rules.filter(({ id }) => id !== DEFAULT_RULE_ID), ...book.plans.map(ruleOfPlan)];
}
