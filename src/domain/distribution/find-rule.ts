import { DEFAULT_RULE, DEFAULT_RULE_ID, type DistributionRule } from './rule.ts';

/** The rule by this id: one of the list, that of a sales plan (`plan:<id>`), or the built-in one. Null when there is none. */
export function findRule({ rules }: { rules: readonly DistributionRule[] }, id: string): DistributionRule | null {
  const stored = rules.find((rule) => rule.id === id);
  return stored ?? (id === DEFAULT_RULE_ID ? DEFAULT_RULE : null);
}
