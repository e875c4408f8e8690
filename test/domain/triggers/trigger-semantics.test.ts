import { describe, expect, it } from '@jest/globals';
import type { Action } from '../../../src/domain/action.ts';
import { DEFAULT_PIPELINE } from '../../../src/domain/default-pipeline.ts';
import { isOutgoing } from '../../../src/domain/message.ts';
import type { Draft, Situation } from '../../../src/domain/perform/draft.ts';
import { perform } from '../../../src/domain/perform/perform.ts';
import { fireStageLimit } from '../../../src/domain/perform/stage-limit.ts';
import { ruleOfPlan } from '../../../src/domain/plans/rule-of-plan.ts';
import { EVENT_OF } from '../../../src/domain/triggers/answers.ts';
import type { TriggerOn } from '../../../src/domain/triggers/on.ts';
import { buildAppointment } from '../../support/build-appointment.ts';
import { buildBusiness } from '../../support/build-business.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildField } from '../../support/build-field.ts';
import { buildOffer, buildPlan } from '../../support/build-plan.ts';
import { buildDraft } from '../../support/build-situation.ts';
import { buildTask } from '../../support/build-task.ts';
import { addTag, all, buildTrigger, delayed, say } from '../../support/build-trigger.ts';
import { OPERATOR, type Story, says, startStory } from '../../support/trigger-story.ts';

const DAY = 1_440;
const told = ({ messages }: Story) =>
  messages.filter(isOutgoing).flatMap(({ text, receipt }) => (receipt?.because === 'trigger' ? text : []));
const outcomes = (story: Story, id?: string) => story.ran(id).map(({ outcome }) => outcome);
const tag = (...add: string[]) => ({ kind: 'change_tags' as const, add, remove: [] });
const move = (stageId: string) => ({ kind: 'move_stage' as const, stageId, why: 'by hand' });
const changeStage = (stage: string) => ({ kind: 'change_stage' as const, stage, lossReasonId: null });
const BOOK = { kind: 'book', serviceId: 'cut', staffId: 'anna', start: new Date('2026-11-05T12:00:00Z') } as const;

describe('“unanswered for 10 minutes”', () => {
  const trigger = buildTrigger({ on: { kind: 'unanswered', minutes: 10 } });

  it('runs from the first message that nobody has answered, and fires once however much is written meanwhile', () => {
    const story = startStory([trigger], { dialog: buildDialog({ mode: 'operator' }) });
    const begun = story.now;
    story.hear('здравствуйте');
    story.wait(6);
    story.hear('вы тут?');
    expect(story.timers.filter(({ work }) => work.kind === 'trigger')).toHaveLength(1);
    story.wait(60);
    expect(story.ran()).toEqual([{ outcome: 'done', at: new Date(begun.getTime() + 10 * 60_000), reason: null }]);
  });

  it('does not begin when the bot answers in the same turn', () => {
    const story = startStory([trigger]);
    story.hear('здравствуйте', says('Добрый день'));
    expect(story.timers).toEqual([]);
  });

  it('is called off by an answer, and begins anew with the next message', () => {
    const story = startStory([trigger], { dialog: buildDialog({ mode: 'operator', assigneeId: 'olga' }) });
    story.hear('здравствуйте');
    story.wait(9);
    story.do(OPERATOR, { kind: 'reply', text: 'Добрый день' });
    story.wait(9);
    expect(story.ran()).toMatchObject([{ outcome: 'cancelled', reason: 'The customer has been answered.' }]);
    story.hear('когда вы открыты?');
    story.wait(10);
    expect(outcomes(story)).toEqual(['cancelled', 'done']);
  });

  it('counts the time in the queue, though the bot has said that it calls a person', () => {
    const story = startStory([trigger]);
    story.hear('позовите человека', says('Зову'), { kind: 'hand_off', reason: 'customer_request', summary: '' });
    story.wait(10);
    expect(outcomes(story)).toEqual(['done']);
  });

  it('begins anew where the minutes were made more before it ran out', () => {
    const story = startStory([trigger], { dialog: buildDialog({ mode: 'operator' }) });
    const begun = story.now;
    story.hear('здравствуйте');
    story.settle({ triggers: [{ ...trigger, on: { kind: 'unanswered', minutes: 30 } }] });
    story.wait(60);
    expect(story.ran()).toMatchObject([{ outcome: 'done', at: new Date(begun.getTime() + 30 * 60_000) }]);
  });
});

describe('“the customer is silent for a day”', () => {
  const trigger = buildTrigger({ on: { kind: 'customer_silent', minutes: DAY } });

  it('runs from our last line, with one row for one silence', () => {
    const story = startStory([trigger], { dialog: buildDialog({ mode: 'operator', assigneeId: 'olga' }) });
    story.hear('здравствуйте');
    story.do(OPERATOR, { kind: 'reply', text: 'Добрый день' });
    story.wait(600);
    const begun = story.now;
    story.do(OPERATOR, { kind: 'reply', text: 'Подобрать время?' });
    expect(story.timers).toHaveLength(1);
    story.wait(3 * DAY);
    expect(story.ran()).toMatchObject([{ outcome: 'done', at: new Date(begun.getTime() + DAY * 60_000) }]);
  });

  it('is called off when the customer writes', () => {
    const story = startStory([trigger]);
    story.hear('здравствуйте', says('Добрый день'));
    story.wait(DAY - 1);
    story.hear('я подумаю', says('Хорошо'));
    story.wait(DAY - 1);
    expect(outcomes(story)).toEqual(['cancelled']);
    story.wait(1);
    expect(outcomes(story)).toEqual(['cancelled', 'done']);
  });
});

describe('a clock before a visit', () => {
  const confirmed = all({ kind: 'visit_planned', confirmed: true, not: true });
  const trigger = buildTrigger({ on: { kind: 'before_visit', minutes: 240 }, when: confirmed });
  const booked = () => {
    const story = startStory([trigger]);
    story.hear('запишите меня', BOOK);
    return story;
  };

  it('fires for a visit that is not confirmed', () => {
    const story = booked();
    story.wait(5 * DAY);
    expect(story.ran()).toMatchObject([{ outcome: 'done', at: new Date('2026-11-05T08:00:00Z') }]);
  });

  it('does not for one that is', () => {
    const story = booked();
    const [visit] = story.situation.appointments;
    story.do(OPERATOR, { kind: 'confirm_appointment', appointmentId: visit?.id ?? '' });
    story.wait(5 * DAY);
    expect(story.ran()).toMatchObject([{ outcome: 'cancelled', reason: 'Its conditions do not hold any more.' }]);
  });

  it('follows a visit that is moved, and forgets the old time', () => {
    const story = booked();
    const [visit] = story.situation.appointments;
    const start = new Date('2026-11-06T12:00:00Z');
    story.do(OPERATOR, { kind: 'move_appointment', appointmentId: visit?.id ?? '', staffId: 'anna', start });
    story.wait(5 * DAY);
    expect(story.ran()).toMatchObject([
      { outcome: 'cancelled', reason: 'The visit was called off or moved.' },
      { outcome: 'done', at: new Date('2026-11-06T08:00:00Z') },
    ]);
  });

  it('passes by a visit that is booked later than its time', () => {
    const story = startStory([trigger], {}, { start: new Date('2026-11-05T10:00:00Z') });
    story.hear('запишите меня', BOOK);
    story.wait(DAY);
    expect(story.ran()).toEqual([]);
  });
});

describe('a delayed trigger', () => {
  const trigger = buildTrigger({ on: { kind: 'stage_entered', stage: 'sales/booked' }, delay: delayed(60) });
  const entered = (overrides: Parameters<typeof buildTrigger>[0] = {}) => {
    const story = startStory([{ ...trigger, ...overrides }]);
    story.hear('здравствуйте', says('Добрый день'));
    story.do(OPERATOR, move('booked'));
    return story;
  };

  it('looks at its conditions again when it fires', () => {
    const story = entered({ when: all({ kind: 'tag', of: 'dialog', in: ['не писать'], not: true }) });
    story.do(OPERATOR, tag('не писать'));
    story.wait(60);
    expect(story.ran()).toMatchObject([{ outcome: 'cancelled', reason: 'Its conditions do not hold any more.' }]);
  });

  it.each([
    ['the dialog moves on', 'moved', (story: Story) => story.do(OPERATOR, move('confirmed'))],
    ['the customer writes', 'replied', (story: Story) => story.hear('спасибо', says('Пожалуйста'))],
    ['the customer books', 'visit', (story: Story) => story.hear('запишите', { ...BOOK })],
  ] as const)('is called off when %s, if that is set', (_what, cancelledBy, happen) => {
    const [set, unset] = [entered({ cancelledBy: [cancelledBy] }), entered()];
    for (const story of [set, unset]) {
      story.wait(1);
      happen(story);
      story.wait(60);
    }
    expect(outcomes(set).slice(0, 1)).toEqual(['cancelled']);
    expect(outcomes(unset).slice(0, 1)).toEqual(['done']);
  });

  it.each([
    ['is switched off', { enabled: false }, 'The trigger is switched off.'],
    [
      'waits for something else',
      { on: { kind: 'dialog_closed' } as const },
      'The trigger waits for something else now.',
    ],
  ])('that %s meanwhile is skipped', (_what, change, reason) => {
    const story = entered();
    story.settle({ triggers: [{ ...trigger, ...change }] });
    story.wait(60);
    expect(story.ran()).toMatchObject([{ outcome: 'skipped', reason }]);
  });

  it('that has been deleted is skipped', () => {
    const story = entered();
    story.settle({ triggers: [] });
    story.wait(60);
    expect(story.ran()).toMatchObject([{ outcome: 'skipped', reason: 'The trigger has been deleted.' }]);
  });

  it('does not fire days late after a downtime, and says so', () => {
    const [late, soon] = [entered({ lateHours: 2 }), entered({ lateHours: 2 })];
    late.beDown(60 + 121);
    soon.beDown(60 + 119);
    expect(late.ran()).toMatchObject([{ outcome: 'skipped', reason: 'Too late: it was due 2 hours ago.' }]);
    expect(outcomes(soon)).toEqual(['done']);
  });

  it('whose time comes while the business is closed waits for its opening, on Monday after a Saturday', () => {
    // Saturday, 14:30 UTC is 17:30 in Moscow; the salon closes at 18.
    const start = new Date('2026-11-07T14:30:00Z');
    const story = startStory([{ ...trigger, delay: { minutes: 60, businessHours: true } }], {}, { start });
    story.do(OPERATOR, move('booked'));
    story.wait(3 * DAY);
    expect(story.ran()).toMatchObject([{ outcome: 'done', at: new Date('2026-11-09T06:00:00Z') }]);
  });

  it('whose condition names a field that has been removed is broken: it does not fire, and says why', () => {
    const field = {
      kind: 'field',
      of: 'dialog',
      fieldId: 'budget',
      is: { op: 'at_least', value: 5 },
      not: false,
    } as const;
    const budget = {
      id: 'budget',
      on: 'dialog' as const,
      title: { ru: 'Бюджет', en: 'Budget' },
      kind: 'number' as const,
      options: [],
      position: 1,
      version: 1,
      removedAt: null,
    };
    const story = startStory([{ ...trigger, when: all(field) }], {
      fields: [budget],
      dialog: buildDialog({ fields: { budget: 7 } }),
    });
    story.do(OPERATOR, move('booked'));
    story.settle({ fields: [{ ...budget, removedAt: story.now }] });
    story.wait(60);
    expect(story.ran()).toMatchObject([
      { outcome: 'skipped', reason: expect.stringContaining('there is no field "budget" of a dialog') },
    ]);
    story.do(OPERATOR, move('new'), move('booked'));
    story.wait(60);
    expect(story.ran()).toHaveLength(1);
  });
});

describe('a message of a trigger', () => {
  const closing = { on: { kind: 'dialog_closed' as const }, actions: [say('Спасибо!')] };
  const NIGHT = { quietHours: { from: '21:00', to: '09:00' } };

  it('waits for the end of the quiet hours', () => {
    // 20:30 in Moscow.
    const start = new Date('2026-11-03T17:30:00Z');
    const trigger = buildTrigger({ ...closing, delay: delayed(60) });
    const story = startStory([trigger], { business: buildBusiness(NIGHT) }, { start });
    story.hear('спасибо, всё', says('До свидания'));
    story.do(OPERATOR, { kind: 'close' });
    story.wait(DAY);
    expect(story.ran()).toMatchObject([{ outcome: 'done', at: new Date('2026-11-04T06:00:00Z') }]);
    expect(told(story)).toEqual(['Спасибо!']);
  });

  it('is said in the quiet hours to a customer who is writing just now', () => {
    const start = new Date('2026-11-03T20:00:00Z');
    const story = startStory([buildTrigger(closing)], { business: buildBusiness(NIGHT) }, { start });
    story.hear('спасибо, всё', says('До свидания'));
    story.do(OPERATOR, { kind: 'close' });
    expect(told(story)).toEqual(['Спасибо!']);
  });

  it('that needs consent is not sent without', () => {
    const trigger = buildTrigger({ ...closing, actions: [say('Скидка!', 'Sale!', true)] });
    const consent = { granted: true, at: new Date(0), source: 'chat' };
    const [without, given] = [startStory([trigger]), startStory([trigger], { contact: buildContact({ consent }) })];
    for (const story of [without, given]) story.do(OPERATOR, { kind: 'close' });
    expect(without.ran()).toMatchObject([{ outcome: 'refused', reason: expect.stringContaining('has not agreed') }]);
    expect(told(given)).toEqual(['Скидка!']);
  });

  it('is not sent where the channel takes nothing a day after the customer’s last word', () => {
    const trigger = buildTrigger({ ...closing, delay: delayed(1_500) });
    const dialog = buildDialog({ channelKind: 'whatsapp', channelId: 'whatsapp:106540352242922' });
    const [story, templated] = [
      startStory([trigger], { dialog }),
      // An approved template says it then.
      startStory([trigger], { dialog, templated: [`${dialog.channelId}:trigger:${dialog.locale}`] }),
    ];
    for (const one of [story, templated]) {
      one.hear('спасибо');
      one.do(OPERATOR, { kind: 'close' });
      one.wait(2 * DAY);
    }
    expect(story.ran()).toMatchObject([{ outcome: 'refused', reason: expect.stringContaining('for a day') }]);
    expect(told(story)).toEqual([]);
    expect(told(templated)).toHaveLength(1);
  });

  it('is not an answer: the customer still waits', () => {
    const trigger = buildTrigger({ on: { kind: 'unanswered', minutes: 5 }, actions: [say('Скоро ответим')] });
    const story = startStory([trigger], { dialog: buildDialog({ mode: 'operator' }) });
    story.hear('здравствуйте');
    story.wait(10);
    expect(told(story)).toEqual(['Скоро ответим']);
    expect(story.situation.dialog.waitingSince).not.toBeNull();
  });
});

describe('slow work', () => {
  const actions = [
    addTag('до'),
    { kind: 'ask_gpt' as const, prompt: { ru: 'Посоветуй', en: 'Advise' }, as: 'note' as const },
    addTag('после'),
  ];
  const trigger = buildTrigger({ on: { kind: 'lead_created' }, actions });

  it('is left to a timer that is due at once, and those after it wait for it', () => {
    const story = startStory([trigger], {}, { slow: { kind: 'actions', actions: [{ kind: 'note', text: 'Совет' }] } });
    story.do(OPERATOR, { kind: 'update_contact', phone: '+79185550011' });
    expect(story.timers).toMatchObject([{ work: { step: 1 }, due: story.now }]);
    expect(story.situation.dialog.tags).toEqual(['до', 'после']);
    expect(outcomes(story)).toEqual(['done']);
  });

  it('lets no webhook wait that is called before it: each is told once', () => {
    const called = (webhookId: string) => ({ kind: 'call_webhook' as const, webhookId });
    const night = buildBusiness({ quietHours: { from: '21:00', to: '09:00' } });
    const story = startStory(
      [buildTrigger({ on: { kind: 'lead_created' }, actions: [called('first'), say('Спасибо!'), called('second')] })],
      { business: night },
      { start: new Date('2026-11-03T20:00:00Z') },
    );
    const told = () => story.events.flatMap(({ body }) => (body.type === 'trigger_fired' ? [body.webhooks] : []));
    story.do(OPERATOR, { kind: 'update_contact', phone: '+79185550011' });
    expect(told()).toEqual([['first']]);
    expect(outcomes(story)).toEqual([]);
    story.wait(DAY);
    expect(told()).toEqual([['first'], ['second']]);
    expect(outcomes(story)).toEqual(['done']);
  });

  it('that comes to nothing is told in the log, and the rest is done', () => {
    const story = startStory([trigger], {}, { slow: { kind: 'refused', reason: 'No answer.' } });
    story.do(OPERATOR, { kind: 'update_contact', phone: '+79185550011' });
    expect(story.ran()).toMatchObject([{ outcome: 'refused', reason: 'No answer.' }]);
    expect(story.situation.dialog.tags).toEqual(['до', 'после']);
  });
});

describe('loops', () => {
  const ping = (delay = 0) =>
    buildTrigger({
      id: 'ping',
      on: { kind: 'stage_entered', stage: 'sales/new' },
      actions: [changeStage('sales/booked')],
      delay: delayed(delay),
    });
  const pong = (delay = 0) =>
    buildTrigger({
      id: 'pong',
      on: { kind: 'stage_entered', stage: 'sales/booked' },
      actions: [changeStage('sales/new')],
      delay: delayed(delay),
    });

  it('a trigger ignores what it has caused itself', () => {
    const story = startStory([buildTrigger({ on: { kind: 'tag_added', tag: null }, actions: [addTag('a')] })]);
    story.do(OPERATOR, tag('by hand'));
    expect(outcomes(story)).toEqual(['done']);
  });

  it('also when it had caused it an hour ago', () => {
    const story = startStory([buildTrigger({ actions: [addTag('a')], delay: delayed(60) })]);
    story.do(OPERATOR, tag('by hand'));
    story.wait(300);
    expect(outcomes(story)).toEqual(['done']);
    expect(story.timers).toHaveLength(1);
  });

  it.each([0, 30])('two that call each other are stopped and it is told, with %d minutes between them', (minutes) => {
    const story = startStory([ping(minutes), pong(minutes)]);
    story.do(OPERATOR, move('booked'));
    story.wait(600);
    expect(story.runs.map(({ triggerId, outcome }) => [triggerId, outcome])).toEqual(
      expect.arrayContaining([
        ['pong', 'done'],
        ['ping', 'done'],
        ['pong', 'looped'],
      ]),
    );
    expect(story.runs).toHaveLength(3);
    expect(story.ran('pong').find(({ outcome }) => outcome === 'looped')?.reason).toBe(
      'comes round: pong → ping → pong',
    );
  });

  it.each([0, 30])('no chain is longer than three, with %d minutes between the links', (minutes) => {
    const chain = [0, 1, 2, 3].map((link) =>
      buildTrigger({
        id: `link-${link}`,
        on: { kind: 'tag_added', tag: `t${link}` },
        actions: [addTag(`t${link + 1}`)],
        delay: delayed(minutes),
      }),
    );
    const story = startStory(chain);
    story.do(OPERATOR, tag('t0'));
    story.wait(600);
    expect(story.situation.dialog.tags).toEqual(['t0', 't1', 't2', 't3']);
    expect(story.ran('link-3')).toMatchObject([
      { outcome: 'looped', reason: expect.stringContaining('too long a chain') },
    ]);
  });

  it('a trigger ignores also whom the distributor has found at its wish', () => {
    const actions = [
      { kind: 'change_assignee' as const, to: { kind: 'nobody' as const } },
      { kind: 'distribute' as const, ruleId: null },
    ];
    const story = startStory([buildTrigger({ on: { kind: 'assignee_changed' }, actions })]);
    story.do(OPERATOR, { kind: 'assign', operatorId: 'petr', why: 'by hand' });
    expect(story.situation.dialog.sharing).toMatchObject({ state: 'waiting', causes: ['probe'] });
    const reason = {
      ruleId: 'default',
      code: 'share' as const,
      cause: 'asked' as const,
      pool: [],
      passed: [],
      waitedMs: 0,
    };
    story.do(
      { kind: 'system' },
      { kind: 'share', ruleId: 'default', cause: 'asked', verdict: { kind: 'give', operatorId: 'olga', reason } },
    );
    expect(story.situation.dialog.assigneeId).toBe('olga');
    expect(outcomes(story)).toEqual(['done']);
  });

  it('what one event sets off in several triggers goes by their position', () => {
    const triggers = [3, 1, 2].map((position) =>
      buildTrigger({ id: `p${position}`, position, actions: [addTag(`t${position}`)] }),
    );
    const story = startStory(triggers);
    story.do(OPERATOR, tag('by hand'));
    expect(
      story.runs
        .filter(({ outcome }) => outcome === 'done')
        .map(({ triggerId }) => triggerId)
        .slice(0, 1),
    ).toEqual(['p1']);
  });
});

it('a visit that took place is heard, whichever way it came', () => {
  const visit = buildAppointment();
  const trigger = buildTrigger({ on: { kind: 'appointment_visited' } });
  const story = startStory([trigger], { appointments: [visit] }, { start: new Date(visit.end.getTime() + 60_000) });
  story.do(OPERATOR, { kind: 'mark_visited', appointmentId: visit.id });
  expect(outcomes(story)).toEqual(['done']);
  expect(DEFAULT_PIPELINE.stages.some(({ id }) => id === story.situation.dialog.stageId)).toBe(true);
});

describe('an event', () => {
  const visit = buildAppointment();
  const appointmentId = visit.id;
  const limited = {
    ...DEFAULT_PIPELINE,
    stages: DEFAULT_PIPELINE.stages.map((stage) => (stage.id === 'new' ? { ...stage, timeLimitHours: 24 } : stage)),
  };
  const since = new Date('2026-11-01T09:00:00Z');
  const later = new Date('2026-11-05T12:00:00Z');
  const record = (state: 'ordered' | 'paid' | 'failed') => ({
    kind: 'record_order' as const,
    offerId: 'course',
    state,
  });
  const known: Partial<Situation> = {
    pipeline: limited,
    pipelines: [limited],
    dialog: buildDialog({ stageId: 'new', stageSince: since }),
    appointments: [visit],
    tasks: [buildTask()],
    orders: [],
    offers: [buildOffer()],
    plans: [buildPlan()],
    rules: [ruleOfPlan(buildPlan())],
    fields: [buildField()],
  };
  const stay = { kind: 'stage_limit', pipelineId: 'sales', stageId: 'new', since } as const;

  const did = (action: Action) => (draft: Draft) => perform(draft, [action]);

  it.each<[TriggerOn, (draft: Draft) => unknown]>([
    [
      { kind: 'stage_overdue', stage: 'sales/new' },
      (draft) => [fireStageLimit(draft, stay), perform(draft, [])].at(-1),
    ],
    [{ kind: 'appointment_confirmed' }, did({ kind: 'confirm_appointment', appointmentId })],
    [{ kind: 'appointment_cancelled' }, did({ kind: 'cancel_appointment', appointmentId })],
    [{ kind: 'appointment_moved' }, did({ kind: 'move_appointment', appointmentId, staffId: 'anna', start: later })],
    [{ kind: 'task_overdue' }, did({ kind: 'tell_overdue', taskId: 'task-1' })],
    [{ kind: 'offer_ordered', offerId: 'course' }, did(record('ordered'))],
    [{ kind: 'offer_paid', offerId: 'course' }, did(record('paid'))],
    [{ kind: 'offer_failed', offerId: 'course' }, did(record('failed'))],
    [{ kind: 'plan_joined', planId: 'autumn' }, did({ kind: 'join_plan', planId: 'autumn' })],
    [
      { kind: 'field_changed', of: 'contact', fieldId: 'hobby' },
      did({ kind: 'set_fields', on: 'contact', values: { hobby: 'йога' } }),
    ],
  ])('%j is heard where it happens, once, and nothing else is taken for it', (on, happen) => {
    const [hearing, deaf] = [on, { kind: 'dialog_closed' as const }].map((heard) => {
      const draft = buildDraft({ ...known, triggers: [buildTrigger({ on: heard })] }, { actor: OPERATOR });
      expect(happen(draft)).toBeUndefined();
      return draft.changes.runs.map(({ event, outcome }) => [event, outcome]);
    });
    expect(hearing).toEqual([[EVENT_OF[on.kind], 'done']]);
    expect(deaf).toEqual([]);
  });
});

describe('a task of a trigger', () => {
  const call = {
    kind: 'add_task',
    taskKind: 'call',
    title: { ru: 'Позвонить', en: 'Call' },
    dueInMinutes: 60,
  } as const;
  const taskOf = (assigneeId?: string) => {
    const triggers = [buildTrigger({ actions: [{ ...call, ...(assigneeId !== undefined && { assigneeId }) }] })];
    const draft = buildDraft({ triggers, dialog: buildDialog({ assigneeId: 'olga' }) }, { actor: OPERATOR });
    perform(draft, [tag('by hand')]);
    return { tasks: draft.changes.tasks, runs: draft.changes.runs };
  };

  it('is for whoever leads the dialog, or for the person whom the trigger names', () => {
    expect(taskOf().tasks).toMatchObject([{ assigneeId: 'olga' }]);
    expect(taskOf('petr').tasks).toMatchObject([{ assigneeId: 'petr' }]);
  });

  it('for somebody who has left is refused, and it is told', () => {
    expect(taskOf('gone')).toMatchObject({ tasks: [], runs: [{ outcome: 'refused' }] });
  });
});
