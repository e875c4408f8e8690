import type { Person } from '../../src/domain/distribution/candidates.ts';
import { Profile } from '../../src/domain/distribution/profile.ts';
import { DEFAULT_RULE, type DistributionRule } from '../../src/domain/distribution/rule.ts';

/** Shares evenly among the named, with nothing in the way. */
export function buildRule(overrides: Partial<DistributionRule> = {}): DistributionRule {
  return { ...DEFAULT_RULE, id: 'rule', stickToPrevious: false, ...overrides };
}

export const member = (operatorId: string, weight = 1) => ({ operatorId, weight });

export function buildPerson(id: string, profile: Partial<Omit<Profile, 'id'>> = {}): Person {
  return { id, role: 'operator', profile: Profile.parse({ id, ...profile }) };
}
