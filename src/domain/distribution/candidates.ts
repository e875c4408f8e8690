import type { Local } from '../booking/zone.ts';
import type { Locale } from '../localized.ts';
import type { Role } from '../operator.ts';
import { isRuleOfPlan } from '../plans/rule-of-plan.ts';
import { isOnline, isPaused, type Profile } from './profile.ts';
import type { DistributionRule } from './rule.ts';
import { isAbsent, isOnShift } from './schedule.ts';
import type { PassedOver } from './sharing.ts';

/** A person with what decides whether he or she can get a dialog now. */
export interface Person {
  id: string;
  role: Role;
  profile: Profile;
}

export interface Candidate {
  id: string;
  weight: number;
  skills: readonly string[];
  languages: readonly Locale[];
  cap: number | null;
  /** Open dialogs and standing offers. Counted only where there is a cap. */
  load: number;
  /** Why this person gets nothing just now; null when there. */
  away: PassedOver | null;
}

export interface When {
  now: Date;
  /** The same on the wall clock of the business. */
  local: Local;
}

/** Those whom the rule is about. `team` is who is in the team now: whoever has left is not among them. */
export function candidatesOf(
  rule: DistributionRule,
  team: readonly Person[],
  loads: ReadonlyMap<string, number>,
  when: When,
): Candidate[] {
  return partakers(rule, team).map(({ person, weight }) => candidateOf(rule, person, weight, loads, when));
}

/** A person as the rule sees him or her; also for who is no member of it and is known to the customer. */
export function candidateOf(
  rule: DistributionRule,
  { id, profile }: Person,
  weight: number,
  loads: ReadonlyMap<string, number>,
  when: When,
): Candidate {
  return {
    id,
    weight,
    skills: profile.skills,
    languages: profile.languages,
    cap: capOf(rule, profile),
    load: loads.get(id) ?? 0,
    away: awayOf(rule, profile, when),
  };
}

/**
 * Named members; where nobody is named, all who work with customers, and the owners only while there is nobody else. A sales plan
 * without managers has nobody: its leads wait until it has some.
 */
export function partakers(rule: DistributionRule, team: readonly Person[]): { person: Person; weight: number }[] {
  if (rule.members.length > 0) {
    return rule.members.flatMap(({ operatorId, weight }) => {
      const person = team.find(({ id }) => id === operatorId);
      return person ? [{ person, weight }] : [];
    });
  }
  if (isRuleOfPlan(rule.id)) return [];
  const workers = team.filter(({ role }) => role === 'operator' || role === 'admin');
  const all = workers.length > 0 ? workers : team.filter(({ role }) => role === 'owner');
  return all.map((person) => ({ person, weight: person.profile.weight }));
}

/** The stricter of the rule's and the person's own. */
export function capOf(rule: DistributionRule, { cap }: Profile): number | null {
  if (rule.cap === null || cap === null) return rule.cap ?? cap;
  return Math.min(rule.cap, cap);
}

function awayOf(rule: DistributionRule, profile: Profile, { now, local }: When): PassedOver | null {
  if (rule.respectShifts && isAbsent(profile.absences, local)) return 'absent';
  if (rule.respectShifts && !isOnShift(profile.schedule, local)) return 'off_shift';
  if (isPaused(profile, now)) return 'paused';
  return rule.onlineOnly && !isOnline(profile, now) ? 'offline' : null;
}
