import type { TriggerRules } from '../../domain/trigger.ts';
import type { TriggerView } from '../../http/views/trigger-view.ts';

/** What people set of a trigger, without how it has gone. */
export function rulesOf(trigger: TriggerView): TriggerRules {
  const { title, enabled, on, when, actions, delay, cancelledBy, lateHours } = trigger;
  return { title, enabled, on, when, actions, delay, cancelledBy, lateHours };
}
