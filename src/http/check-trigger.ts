import { inLocale } from '../domain/localized.ts';
import type { Trigger } from '../domain/trigger.ts';
import { cycleOf } from '../domain/triggers/cycles.ts';
import { problemsOf, type TriggerWorld } from '../domain/triggers/problems.ts';
import { invalidInput, type Problem, problem } from './problem.ts';

/** Why a trigger cannot be kept as it is to be, or null: it speaks of what is not there, or would run in a circle with others. */
export function refusalOf(trigger: Trigger, others: readonly Trigger[], world: TriggerWorld): Problem | null {
  const wrong = problemsOf(trigger, world);
  if (wrong.length > 0) return invalidInput(wrong.map(({ path, reason }) => ({ path: `body.${path}`, reason })));
  return refusalOfCycle(trigger, others);
}

/** Triggers that are on must not set each other off for ever. */
export function refusalOfCycle(trigger: Trigger, others: readonly Trigger[]): Problem | null {
  const all = [...others.filter(({ id }) => id !== trigger.id), trigger];
  const cycle = cycleOf(all, trigger.id);
  if (!cycle) return null;
  const names = cycle.map((id) => `“${inLocale(all.find((one) => one.id === id)?.title ?? trigger.title, 'en')}”`);
  return problem(
    'refused',
    `These triggers would set each other off for ever: ${names.join(' → ')}. Change one, or switch it off.`,
  );
}
