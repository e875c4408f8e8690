import type { Localized } from '../localized.ts';
import type { TriggerRules } from '../trigger.ts';
import type { TriggerAction } from './trigger-action.ts';

/** A trigger ready to be taken over, and what it is good for. */
export interface Recipe {
  id: string;
  text: Localized;
  rules: TriggerRules;
}

/** A recipe of little: what is left out is as simple as can be. */
export function recipe(
  id: string,
  title: Localized,
  text: Localized,
  rules: Pick<TriggerRules, 'on' | 'actions'> & Partial<TriggerRules>,
): Recipe {
  const plain = { when: { match: 'all' as const, of: [] }, delay: { minutes: 0, businessHours: false } };
  return { id, text, rules: { title, enabled: true, cancelledBy: [], lateHours: 72, ...plain, ...rules } };
}

export const say = (ru: string, en: string, needsConsent = false): TriggerAction => ({
  kind: 'send_message',
  text: { ru, en },
  needsConsent,
});

export const task = (taskKind: string, ru: string, en: string, dueInMinutes: number): TriggerAction => ({
  kind: 'add_task',
  taskKind,
  title: { ru, en },
  dueInMinutes,
});
