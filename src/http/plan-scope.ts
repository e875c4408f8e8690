import type { Plan } from '../domain/plans/plan.ts';
import type { Surroundings } from '../store/load-situation.ts';
import type { Principal } from './principal.ts';
import { scopeFor } from './scope.ts';

/** Seed 003: a manager sees the plans that he or she was added to, and there the clients that were given to him or her. */
export function planScope(who: Principal, around: Surroundings): { sees(plan: Plan): boolean; managerId?: string } {
  const scope = scopeFor(who, around);
  if (scope.kind === 'all') return { sees: () => true };
  const { operatorId } = scope;
  return { sees: ({ managers }) => managers.includes(operatorId), managerId: operatorId };
}
