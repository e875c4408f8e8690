import { describe, expect, it } from '@jest/globals';
import { DEFAULT_TRIGGERS } from '../../../src/domain/default-triggers.ts';
import { isOutgoing } from '../../../src/domain/message.ts';
import type { Draft } from '../../../src/domain/perform/draft.ts';
import { perform } from '../../../src/domain/perform/perform.ts';
import { Trigger } from '../../../src/domain/trigger.ts';
import { buildAppointment } from '../../support/build-appointment.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildDraft } from '../../support/build-situation.ts';
import { addTag, all, buildTrigger, say } from '../../support/build-trigger.ts';

const BOOK = { kind: 'book', serviceId: 'cut', staffId: 'anna', start: new Date('2026-11-04T12:00:00Z') } as const;

const types = ({ changes }: Draft) => changes.events.map(({ body }) => body.type);
const fired = ({ changes }: Draft) =>
  changes.events.flatMap(({ body, actor }) =>
    body.type === 'trigger_fired' ? [{ id: body.triggerId, outcome: body.outcome, actor: actor.kind }] : [],
  );

const tag = (...add: string[]) => ({ kind: 'change_tags' as const, add, remove: [] });

describe('the triggers of a new installation', () => {
  it('are one of each kind', () => {
    expect(DEFAULT_TRIGGERS.flatMap(({ actions }) => actions.map(({ kind }) => kind)).sort()).toEqual([
      'add_task',
      'change_assignee',
      'change_tags',
      'distribute',
      'send_message',
    ]);
    for (const trigger of DEFAULT_TRIGGERS) expect(Trigger.safeParse(trigger).success).toBe(true);
  });

  it('ask for somebody to lead a queued dialog', () => {
    const draft = buildDraft();
    perform(draft, [{ kind: 'hand_off', reason: 'customer_request', summary: 'хочет человека' }]);
    expect(draft.changes.dialog).toMatchObject({
      mode: 'queued',
      stageId: 'qualification',
      sharing: { state: 'waiting' },
    });
    expect(fired(draft)).toEqual([{ id: 'share-the-queue', outcome: 'done', actor: 'trigger' }]);
  });

  it('give a complaint to the owner, and then to nobody else', () => {
    const draft = buildDraft();
    perform(draft, [{ kind: 'hand_off', reason: 'complaint', summary: 'жалоба' }]);
    expect(draft.changes.dialog.assigneeId).toBe('owner');
    expect(fired(draft)).toEqual([{ id: 'complaint-to-owner', outcome: 'done', actor: 'trigger' }]);
  });

  it('tag who has booked', () => {
    const draft = buildDraft();
    expect(perform(draft, [BOOK])).toBeUndefined();
    expect(draft.changes.dialog).toMatchObject({ tags: ['записан'], stageId: 'booked' });
    expect(fired(draft)).toEqual([{ id: 'tag-booked', outcome: 'done', actor: 'trigger' }]);
  });

  it('add a task after a no-show', () => {
    const draft = buildDraft({ appointments: [buildAppointment()] }, { now: new Date('2026-11-05T13:00:00Z') });
    expect(perform(draft, [{ kind: 'mark_missed', appointmentId: 'appointment-1' }])).toBeUndefined();
    expect(draft.changes.tasks).toMatchObject([{ kind: 'call', due: new Date('2026-11-05T14:00:00Z') }]);
    expect(draft.changes.dialog.stageId).toBe('lost');
  });

  it('plan thanks for two hours after a visit, in the stage that the visit has led to', () => {
    const draft = buildDraft({ appointments: [buildAppointment()] }, { now: new Date('2026-11-04T13:00:00Z') });
    perform(draft, [{ kind: 'mark_visited', appointmentId: 'appointment-1' }]);
    expect(draft.changes.messages.filter(isOutgoing)).toEqual([]);
    expect(draft.changes.timers).toMatchObject([
      {
        due: new Date('2026-11-04T15:00:00Z'),
        work: { kind: 'trigger', triggerId: 'thank-after-visit', stageId: 'visited' },
      },
    ]);
  });
});

describe('a trigger', () => {
  it('does not fire itself', () => {
    const draft = buildDraft({ triggers: [buildTrigger()] });
    perform(draft, [tag('by hand')]);
    expect(draft.changes.dialog.tags).toEqual(['by hand', 'probe']);
    expect(fired(draft)).toHaveLength(1);
  });

  it('may fire another one, but two that call each other come to an end', () => {
    const ping = buildTrigger({ id: 'ping', actions: [{ kind: 'change_tags', add: ['a'], remove: ['b'] }] });
    const pong = buildTrigger({ id: 'pong', actions: [{ kind: 'change_tags', add: ['b'], remove: ['a'] }] });
    const draft = buildDraft({ triggers: [ping, pong] });
    perform(draft, [tag('by hand')]);
    expect(fired(draft).length).toBeGreaterThanOrEqual(2);
    expect(fired(draft).length).toBeLessThanOrEqual(6);
  });

  it.each([
    ['is switched off', { enabled: false }],
    ['is for another stage', { when: all({ kind: 'stage', in: ['sales/booked'], not: false }) }],
    ['is for another channel', { when: all({ kind: 'channel', in: ['telegram'], not: false }) }],
    [
      'is for dialogs without a tag that this one has',
      { when: all({ kind: 'tag', of: 'dialog', in: ['VIP'], not: true }) },
    ],
    ['is for dialogs that nobody leads', { when: all({ kind: 'assignee', in: [null], not: false }) }],
    ['waits for another event', { on: { kind: 'dialog_closed' as const } }],
  ])('that %s stays quiet', (_why, overrides) => {
    const draft = buildDraft({
      triggers: [buildTrigger(overrides)],
      dialog: buildDialog({ tags: ['vip'], assigneeId: 'olga' }),
    });
    perform(draft, [tag('by hand')]);
    expect(fired(draft)).toEqual([]);
  });

  it('that is refused says so and keeps nobody from going on', () => {
    const triggers = [
      buildTrigger({
        id: 'to-nobody',
        actions: [{ kind: 'change_assignee', to: { kind: 'person', operatorId: 'left the firm' } }],
      }),
      buildTrigger({ id: 'next', actions: [addTag('next')] }),
    ];
    const draft = buildDraft({ triggers });
    expect(perform(draft, [tag('by hand')])).toBeUndefined();
    expect(fired(draft)).toEqual(
      expect.arrayContaining([
        { id: 'to-nobody', outcome: 'refused', actor: 'trigger' },
        { id: 'next', outcome: 'done', actor: 'trigger' },
      ]),
    );
    expect(draft.changes.dialog.tags).toEqual(expect.arrayContaining(['by hand', 'next']));
  });

  it('speaks the language of the dialog and says by its receipt who spoke', () => {
    const draft = buildDraft({
      triggers: [buildTrigger({ actions: [say('Спасибо', 'Thank you')] })],
      dialog: buildDialog({ locale: 'en' }),
    });
    perform(draft, [tag('by hand')]);
    expect(draft.changes.messages).toMatchObject([
      { author: 'system', text: 'Thank you', receipt: { because: 'trigger', triggerId: 'probe' } },
    ]);
  });
});

describe('a refused action', () => {
  it('leaves what was before it to be thrown away: the caller learns of the refusal', () => {
    const draft = buildDraft();
    expect(perform(draft, [tag('a'), { kind: 'move_stage', stageId: 'nowhere', why: 'x' }, tag('b')])).toMatchObject({
      kind: 'refused',
    });
    expect(draft.changes.dialog.tags).toEqual(['a']);
    expect(types(draft)).toEqual(['tags_changed']);
  });

  it.each([
    ['a reply by the bot', { kind: 'reply' as const, text: 'x' }],
    ['taking by the bot', { kind: 'take' as const }],
    ['giving back what the bot has', { kind: 'release' as const }],
    ['an unknown teammate', { kind: 'assign' as const, operatorId: 'nobody', why: 'x' }],
    ['an unknown visit', { kind: 'cancel_appointment' as const, appointmentId: 'nothing' }],
    ['a service that there is not', { ...BOOK, serviceId: 'tattoo' }],
    ['a time that has passed', { ...BOOK, start: new Date('2026-11-03T12:00:00Z') }],
  ])('is %s', (_what, action) => {
    expect(perform(buildDraft(), [action])).toMatchObject({ kind: 'refused', reason: expect.any(String) });
  });
});

describe('a stage', () => {
  it('is moved by facts, and each move says by whom and why', () => {
    const draft = buildDraft();
    perform(draft, [BOOK]);
    const moves = draft.changes.events.filter(({ body }) => body.type === 'stage_changed');
    expect(moves.map(({ body, actor }) => ({ ...body, by: actor.kind }))).toMatchObject([
      { type: 'stage_changed', from: 'new', to: 'qualification', why: 'rule: lead_created', by: 'bot' },
      { type: 'stage_changed', from: 'qualification', to: 'booked', why: 'rule: appointment_booked', by: 'bot' },
    ]);
  });

  it.each([
    ['confirm_appointment', 'confirmed'],
    ['cancel_appointment', 'lost'],
  ] as const)('follows %s to %s', (kind, stageId) => {
    const draft = buildDraft({ appointments: [buildAppointment()], dialog: buildDialog({ stageId: 'booked' }) });
    expect(perform(draft, [{ kind, appointmentId: 'appointment-1' }])).toBeUndefined();
    expect(draft.changes.dialog.stageId).toBe(stageId);
  });

  it('goes back to booked when a confirmed visit is moved', () => {
    const draft = buildDraft({
      appointments: [buildAppointment({ status: 'confirmed' })],
      dialog: buildDialog({ stageId: 'confirmed' }),
    });
    const start = new Date('2026-11-05T12:00:00Z');
    expect(
      perform(draft, [{ kind: 'move_appointment', appointmentId: 'appointment-1', staffId: 'anna', start }]),
    ).toBeUndefined();
    expect(draft.changes.dialog.stageId).toBe('booked');
    expect(draft.changes.timers.filter(({ work }) => work.kind === 'reminder')).toHaveLength(2);
  });
});
