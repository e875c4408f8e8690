import { describe, expect, it } from '@jest/globals';
import { DEFAULT_TRIGGERS } from '../../../src/domain/default-triggers.ts';
import { isOutgoing } from '../../../src/domain/message.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { addTag, all, buildTrigger, delayed, say } from '../../support/build-trigger.ts';
import { OPERATOR, type Story, says, startStory } from '../../support/trigger-story.ts';

const toStage = (stageId: string) => ({ kind: 'move_stage' as const, stageId, why: 'by hand' });
const task = (taskKind: string, ru: string) => ({
  kind: 'add_task' as const,
  taskKind,
  title: { ru, en: ru },
  dueInMinutes: 60,
});
const told = ({ messages }: Story) => messages.filter(isOutgoing).map(({ text }) => text);
const minutesAfter = (story: Story, from: Date) =>
  story.runs[0] ? (story.runs[0].at.getTime() - from.getTime()) / 60_000 : null;

/** Seed 004, sentence by sentence. */
describe('a trigger of the pipeline', () => {
  it('does its action when the event that it is set to happens: every trigger has an event and an action', () => {
    const story = startStory([buildTrigger({ on: { kind: 'stage_entered', stage: 'sales/booked' } })]);
    story.hear('здравствуйте');
    expect(story.ran()).toEqual([]);
    story.do(OPERATOR, toStage('booked'));
    expect(story.ran()).toMatchObject([{ outcome: 'done' }]);
    expect(story.situation.dialog.tags).toEqual(['probe']);
  });

  it('“distribution of requests” asks for a manager by the rule that it names, depending on the stage', () => {
    const on = { kind: 'stage_entered', stage: 'sales/qualification' } as const;
    const story = startStory([buildTrigger({ on, actions: [{ kind: 'distribute', ruleId: 'default' }] })]);
    story.hear('здравствуйте');
    expect(story.situation.dialog.sharing).toBeNull();
    story.do(OPERATOR, toStage('qualification'));
    expect(story.situation.dialog.sharing).toMatchObject({ ruleId: 'default' });
  });

  it('“distribution of requests” can go by other conditions: only dialogs of one channel are given away', () => {
    const trigger = (channel: 'web' | 'telegram') =>
      buildTrigger({
        on: { kind: 'dialog_created', contact: 'any' },
        when: all({ kind: 'channel', in: [channel], not: false }),
        actions: [{ kind: 'distribute', ruleId: null }],
      });
    const [web, telegram] = [startStory([trigger('web')]), startStory([trigger('telegram')])];
    for (const story of [web, telegram]) story.hear('здравствуйте');
    expect(web.situation.dialog.sharing).not.toBeNull();
    expect(telegram.situation.dialog.sharing).toBeNull();
  });

  it('“sending a message” writes to the customer when the deal comes to a new stage, without an operator', () => {
    const on = { kind: 'stage_entered', stage: 'sales/booked' } as const;
    const story = startStory([buildTrigger({ on, actions: [say('Ждём вас, {{contact.name}}!')] })]);
    story.hear('здравствуйте');
    story.do(OPERATOR, toStage('booked'));
    expect(told(story)).toEqual([expect.stringMatching(/^Ждём вас, \S+!$/u)]);
  });

  it('“sending a message” writes to the customer when the person in charge changes', () => {
    const actions = [say('Теперь с вами {{assignee.name}}.')];
    const story = startStory([buildTrigger({ on: { kind: 'assignee_changed' }, actions })]);
    story.hear('здравствуйте');
    story.do(OPERATOR, { kind: 'assign', operatorId: 'olga', why: 'by hand' });
    expect(told(story)).toEqual(['Теперь с вами Ольга.']);
  });

  it.each([
    ['at once', 0],
    ['after 5 minutes', 5],
    ['after 10 minutes', 10],
    ['after any other time', 1_000],
  ])('“sending a message” is done %s after the event', (_when, minutes) => {
    const on = { kind: 'stage_entered', stage: 'sales/booked' } as const;
    const story = startStory([buildTrigger({ on, actions: [say('Ждём вас!')], delay: delayed(minutes) })]);
    story.hear('здравствуйте');
    const from = story.now;
    story.do(OPERATOR, toStage('booked'));
    story.wait(2_000);
    expect(minutesAfter(story, from)).toBe(minutes);
    expect(told(story)).toEqual(['Ждём вас!']);
  });

  it.each([
    ['“call the customer”', 'call', 'Позвонить клиенту'],
    ['“plan a meeting”', 'meeting', 'Запланировать встречу'],
    ['one’s own', 'custom', 'Выслать каталог'],
  ])('“adding a task” makes a task of the kind %s', (_name, taskKind, title) => {
    const on = { kind: 'lead_created' } as const;
    const story = startStory([buildTrigger({ on, actions: [task(taskKind, title)] })]);
    story.hear('запишите меня', { kind: 'update_contact', phone: '+79185550011' });
    expect(story.events.map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ type: 'task_added', title, taskKind }),
    );
  });

  it.each([0, 5, 10, 777])('“adding a task” is done %d minutes after the event', (minutes) => {
    const actions = [task('call', 'Позвонить')];
    const story = startStory([buildTrigger({ on: { kind: 'dialog_closed' }, actions, delay: delayed(minutes) })]);
    story.hear('здравствуйте');
    const from = story.now;
    story.do(OPERATOR, { kind: 'close' });
    story.wait(1_000);
    expect(minutesAfter(story, from)).toBe(minutes);
  });

  it.each([
    ['a person', { kind: 'person', operatorId: 'petr' }, 'petr'],
    ['the owner', { kind: 'owner' }, 'owner'],
    ['nobody', { kind: 'nobody' }, null],
  ] as const)('“change of the person in charge” gives the deal to %s under the given conditions', (_who, to, id) => {
    const when = all({ kind: 'assignee', in: ['olga'], not: false });
    const on = { kind: 'tag_added', tag: 'VIP' } as const;
    const story = startStory([buildTrigger({ on, when, actions: [{ kind: 'change_assignee', to }] })], {
      dialog: buildDialog({ assigneeId: 'olga' }),
    });
    story.do(OPERATOR, { kind: 'change_tags', add: ['vip'], remove: [] });
    expect(story.situation.dialog.assigneeId).toBe(id);
  });

  it('“change of tags” adds some and takes others away', () => {
    const actions = [{ kind: 'change_tags' as const, add: ['оплатил'], remove: ['думает'] }];
    const story = startStory([buildTrigger({ on: { kind: 'stage_entered', stage: 'sales/booked' }, actions })], {
      dialog: buildDialog({ tags: ['думает', 'vip'] }),
    });
    story.do(OPERATOR, toStage('booked'));
    expect(story.situation.dialog.tags).toEqual(['vip', 'оплатил']);
  });

  it('keeps all of its parameters, as its card shows them', () => {
    for (const trigger of DEFAULT_TRIGGERS) expect(buildTrigger(trigger)).toEqual(trigger);
  });

  it('does several actions in their order', () => {
    const actions = [addTag('первое'), toStageAction('sales/booked'), addTag('второе')];
    const story = startStory([buildTrigger({ on: { kind: 'message_received' }, actions })]);
    story.hear('здравствуйте', says('Добрый день'));
    const made = story.events.flatMap(({ body, actor }) => (actor.kind === 'trigger' ? body.type : []));
    expect(made).toEqual(['tags_changed', 'stage_changed', 'tags_changed', 'trigger_fired']);
  });
});

const toStageAction = (stage: string) => ({ kind: 'change_stage' as const, stage, lossReasonId: null });
