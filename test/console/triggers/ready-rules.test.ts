import { describe, expect, it } from '@jest/globals';
import { newAction, newCondition, newRules } from '../../../src/console/triggers/new-parts.ts';
import { missingIn, openRules, readyRules } from '../../../src/console/triggers/ready-rules.ts';
import { stagesOf } from '../../../src/console/triggers/stage-of.ts';

const RULES = newRules({ kind: 'stage_entered', stage: 'sales/booked' });
const SAYS = {
  ...RULES,
  actions: [{ kind: 'send_message' as const, text: { ru: 'Привет', en: '' }, needsConsent: false }],
};
const NAME = { ru: 'Отправить сообщение', en: 'Отправить сообщение' };

describe('A trigger that is being put together', () => {
  it('is named after its action, and says the one text in both languages', () => {
    const ready = readyRules(SAYS, NAME);
    expect(ready.title).toEqual(NAME);
    expect(ready.actions[0]).toMatchObject({ text: { ru: 'Привет', en: 'Привет' } });
    expect(openRules(ready, 'en').actions[0]).toMatchObject({ text: { ru: '', en: 'Привет' } });
  });

  it('is not complete while a text, a choice or a field is missing', () => {
    expect(missingIn(SAYS)).toEqual([]);
    expect(missingIn({ ...RULES, actions: [newAction('change_tags'), newAction('start_flow')] })).toEqual([
      { part: 'actions', kind: 'change_tags' },
      { part: 'actions', kind: 'start_flow' },
    ]);
    const when = {
      match: 'all' as const,
      of: [newCondition('channel'), newCondition('returning'), newCondition('field')],
    };
    expect(missingIn({ ...SAYS, when })).toEqual([
      { part: 'conditions', kind: 'channel' },
      { part: 'conditions', kind: 'field' },
    ]);
  });

  it('stands on the stage that it waits for, or that its conditions name', () => {
    expect(stagesOf(RULES)).toEqual(['sales/booked']);
    const when = {
      match: 'all' as const,
      of: [{ kind: 'stage' as const, in: ['sales/new', 'sales/lost'], not: false }],
    };
    expect(stagesOf({ on: { kind: 'message_received' }, when })).toEqual(['sales/new', 'sales/lost']);
    expect(stagesOf({ on: { kind: 'message_received' }, when: { match: 'all', of: [] } })).toEqual([]);
  });
});
