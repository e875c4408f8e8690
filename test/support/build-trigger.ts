import { Trigger } from '../../src/domain/trigger.ts';
import type { Condition } from '../../src/domain/triggers/condition.ts';
import type { TriggerAction } from '../../src/domain/triggers/trigger-action.ts';

/** Tags every dialog that gets a tag, at once. Read by the schema, as what comes from people is. */
export function buildTrigger(overrides: Partial<Trigger> = {}): Trigger {
  return Trigger.parse({
    id: 'probe',
    title: { ru: 'Проба', en: 'Probe' },
    enabled: true,
    position: 0,
    on: { kind: 'tag_added', tag: null },
    when: { match: 'all', of: [] },
    actions: [addTag('probe')],
    delay: { minutes: 0, businessHours: false },
    cancelledBy: [],
    lateHours: 72,
    version: 1,
    ...overrides,
  });
}

export const addTag = (...add: string[]): TriggerAction => ({ kind: 'change_tags', add, remove: [] });

/** All of them have to hold. */
export const all = (...of: Condition[]): Trigger['when'] => ({ match: 'all', of });

export const delayed = (minutes: number): Trigger['delay'] => ({ minutes, businessHours: false });

export const say = (ru: string, en = ru, needsConsent = false): TriggerAction => ({
  kind: 'send_message',
  text: { ru, en },
  needsConsent,
});
