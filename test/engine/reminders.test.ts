import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventType } from '../../src/domain/event.ts';
import { bookVisit, type Chat, START, startTestApp, type TestApp, type Wish } from '../support/start-app.ts';

const HOUR = 3_600_000;
/** Thursday 15:00 in Moscow, 53 hours after START; each test takes another master or hour of that day. */
const THURSDAY: Wish = { service: 'haircut-men', date: '2031-03-06', time: '15:00', staff: 'anna' };

describe('reminders under a moved clock', () => {
  let app: TestApp;
  let other: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    other = await startTestApp({ uri: app.uri, clock: app.clock });
  });
  afterAll(async () => {
    await other.stop();
    await app.stop();
  });
  beforeEach(() => app.clock.set(START));

  async function booked(wish: Wish) {
    const chat = await app.newChat();
    const visitId = await bookVisit(app, chat, wish);
    const dialogId = await chat.dialogId();
    return { chat, visitId, dialogId, timers: await timersOf(visitId) };
  }

  async function timersOf(visitId: string) {
    const rows = await app.store.timers.find({ 'work.appointmentId': visitId }).sort({ due: 1 }).toArray();
    const named = (part: string) => {
      const found = rows.filter(({ _id }) => _id.startsWith(part) || _id.endsWith(part)).at(-1);
      if (!found) throw new Error(`No timer ${part} among ${rows.map(({ _id }) => _id).join(', ')}`);
      return found;
    };
    return {
      rows,
      dayBefore: () => named(':1440'),
      hoursBefore: () => named(':120'),
      attendance: () => named('attendance:'),
    };
  }

  /** Goes to the moment of a timer and fires it. */
  async function fireAt(timer: { _id: string; due: Date }, laterMs = 0): Promise<void> {
    app.clock.set(new Date(timer.due.getTime() + laterMs));
    await app.engine.fireTimer(timer._id);
  }

  const visit = async (id: string) => {
    const found = await app.store.appointments.findOne({ _id: id });
    if (!found) throw new Error(`No appointment ${id}`);
    return found;
  };
  const stageOf = async (dialogId: string) => (await app.store.dialogs.findOne({ _id: dialogId }))?.stageId;
  const timer = (id: string) => app.store.timers.findOne({ _id: id });
  const count = async (dialogId: string, type: EventType) => (await app.eventsOf(dialogId, type)).length;

  async function reminderIn(chat: Chat) {
    const message = await app.store.messages.findOne({ threadId: chat.threadId, 'receipt.because': 'reminder' });
    if (!message) throw new Error('There is no reminder.');
    return message;
  }

  const button = (message: { buttons: { payload: string }[] }, start: string): string => {
    const found = message.buttons.find(({ payload }) => payload.startsWith(start));
    if (!found) throw new Error(`No button ${start} among ${JSON.stringify(message.buttons)}`);
    return found.payload;
  };

  it('are planned 24 and 2 hours before the visit, with a job of Agenda for each', async () => {
    const { timers } = await booked(THURSDAY);
    const start = Date.parse('2031-03-06T12:00:00Z');
    expect(timers.dayBefore().due.getTime()).toBe(start - 24 * HOUR);
    expect(timers.hoursBefore().due.getTime()).toBe(start - 2 * HOUR);
    const jobs = await app.store.connection
      .collection('agendaJobs')
      .find({ name: 'fire-timer', 'data.timerId': { $in: timers.rows.map(({ _id }) => _id) } })
      .toArray();
    expect(jobs.map((job) => job.nextRunAt).sort()).toEqual(timers.rows.map(({ due }) => due).sort());
  });

  it('go out exactly once, however often and by however many processes they are fired', async () => {
    const { chat, dialogId, visitId, timers } = await booked({ ...THURSDAY, time: '10:00' });
    const { _id, due } = timers.dayBefore();
    app.clock.set(due);
    await Promise.all([app, other, app, other, app].map(({ engine }) => engine.fireTimer(_id)));
    await app.engine.fireTimer(_id);

    expect(await app.eventsOf(dialogId, 'reminder_sent')).toMatchObject([
      { actor: { kind: 'reminder' }, body: { appointmentId: visitId, beforeMinutes: 1440 } },
    ]);
    expect(await timer(_id)).toMatchObject({ state: 'fired', outcome: 'sent' });
    const sent = await reminderIn(chat);
    expect(sent.buttons.map(({ payload }) => payload)).toEqual([
      `s:confirm?appointment=${visitId}`,
      `s:reschedule?appointment=${visitId}`,
      `s:cancel?appointment=${visitId}`,
    ]);
    expect(await app.store.messages.countDocuments({ dialogId, 'receipt.because': 'reminder' })).toBe(1);
  });

  it('are not sent before they are due', async () => {
    const { dialogId, timers } = await booked({ ...THURSDAY, time: '11:00' });
    await fireAt(timers.dayBefore(), -1_000);
    expect(await count(dialogId, 'reminder_sent')).toBe(0);
    expect(await timer(timers.dayBefore()._id)).toMatchObject({ state: 'pending' });
  });

  it('let the customer confirm by the button, once however often it is pressed', async () => {
    const { chat, dialogId, visitId, timers } = await booked({ ...THURSDAY, time: '12:00' });
    await fireAt(timers.dayBefore());
    const confirm = button(await reminderIn(chat), 's:confirm');
    await chat.press(confirm, 'Приду');
    await chat.press(confirm, 'Приду');
    expect(await visit(visitId)).toMatchObject({ status: 'confirmed', active: true });
    expect(await stageOf(dialogId)).toBe('confirmed');
    expect(await count(dialogId, 'appointment_confirmed')).toBe(1);
  });

  it('let the customer confirm by a word', async () => {
    const { chat, dialogId, visitId, timers } = await booked({ ...THURSDAY, time: '13:00' });
    await fireAt(timers.dayBefore());
    await chat.say('буду');
    expect(await visit(visitId)).toMatchObject({ status: 'confirmed' });
    expect(await stageOf(dialogId)).toBe('confirmed');
    expect(await count(dialogId, 'appointment_confirmed')).toBe(1);
  });

  it('let the customer cancel, which frees the time and loses the lead', async () => {
    const wish = { ...THURSDAY, time: '16:00' };
    const { chat, dialogId, visitId, timers } = await booked(wish);
    await fireAt(timers.dayBefore());
    await chat.press(button(await reminderIn(chat), 's:cancel'), 'Отменить');
    await chat.press('a:yes');
    expect(await visit(visitId)).toMatchObject({ status: 'cancelled', active: false, cancelledBy: 'customer' });
    expect(await stageOf(dialogId)).toBe('lost');
    expect(await count(dialogId, 'appointment_cancelled')).toBe(1);

    await fireAt(timers.hoursBefore());
    expect(await count(dialogId, 'reminder_sent')).toBe(1);
    expect(await app.eventsOf(dialogId, 'reminder_skipped')).toHaveLength(1);
    app.clock.set(START);
    await booked(wish);
  });

  it('let the customer move the visit; the reminder of the old time is not sent, the new time has its own', async () => {
    const { chat, dialogId, visitId, timers } = await booked({ ...THURSDAY, time: '17:00' });
    await fireAt(timers.dayBefore());
    await chat.press(button(await reminderIn(chat), 's:reschedule'), 'Перенести');
    await chat.press('f:date=2031-03-07');
    await chat.press('f:time=17:00');
    await chat.press('a:yes');
    const start = new Date('2031-03-07T14:00:00Z');
    expect(await visit(visitId)).toMatchObject({ status: 'booked', start });
    expect(await app.eventsOf(dialogId, 'appointment_moved')).toMatchObject([{ body: { start } }]);

    await fireAt(timers.hoursBefore());
    expect(await timer(timers.hoursBefore()._id)).toMatchObject({ state: 'skipped', outcome: 'the visit was moved' });
    expect(await count(dialogId, 'reminder_sent')).toBe(1);
    await fireAt((await timersOf(visitId)).hoursBefore());
    expect(await count(dialogId, 'reminder_sent')).toBe(2);
  });

  it('are skipped when the visit was booked later than their time', async () => {
    const { timers } = await booked({ ...THURSDAY, date: '2031-03-04', time: '16:00' });
    expect(timers.rows.map(({ _id }) => _id.split(':').at(-1))).toEqual(['120', '2']);
  });

  it('are not sent after a long downtime; a person is asked to call instead', async () => {
    const { dialogId, timers } = await booked({ ...THURSDAY, date: '2031-03-07', time: '15:00' });
    await fireAt(timers.dayBefore(), 12 * HOUR + 60_000);
    await fireAt(timers.hoursBefore(), HOUR + 60_000);
    expect(await count(dialogId, 'reminder_sent')).toBe(0);
    expect(await app.eventsOf(dialogId, 'reminder_skipped')).toHaveLength(2);
    expect(await app.store.tasks.find({ dialogId }).toArray()).toMatchObject([
      { kind: 'call', state: 'open' },
      { kind: 'call', state: 'open' },
    ]);
  });

  it('are still sent after a short downtime', async () => {
    const { dialogId, timers } = await booked({ ...THURSDAY, date: '2031-03-07', time: '13:00' });
    await fireAt(timers.dayBefore(), 11 * HOUR);
    expect(await count(dialogId, 'reminder_sent')).toBe(1);
  });

  it('are found by the sweep when their job was lost', async () => {
    const { dialogId, timers } = await booked({ ...THURSDAY, date: '2031-03-07', time: '12:00' });
    app.clock.set(timers.dayBefore().due);
    await app.fireDue();
    expect(await count(dialogId, 'reminder_sent')).toBe(1);
  });

  it('reach the customer also while an operator leads the dialog, and leave the word with the operator', async () => {
    const { chat, dialogId, timers } = await booked({ ...THURSDAY, date: '2031-03-07', time: '11:00' });
    await app.engine.act({ dialogId, actor: { kind: 'operator', id: 'op' }, actions: [{ kind: 'take' }] });
    await fireAt(timers.dayBefore());
    await reminderIn(chat);
    expect(await app.store.dialogs.findOne({ _id: dialogId })).toMatchObject({ mode: 'operator' });
  });

  describe('after the visit', () => {
    it('an unanswered visit that nobody has closed becomes a no-show, with a task to call', async () => {
      const { dialogId, visitId, timers } = await booked({ ...THURSDAY, date: '2031-03-08', time: '10:00' });
      await fireAt(timers.attendance());
      expect(await visit(visitId)).toMatchObject({ status: 'missed', active: false });
      expect(await count(dialogId, 'no_show')).toBe(1);
      expect(await stageOf(dialogId)).toBe('lost');
      expect(await app.eventsOf(dialogId, 'trigger_fired')).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            body: expect.objectContaining({ triggerId: 'call-after-no-show', outcome: 'done' }),
          }),
        ]),
      );
      expect(await app.store.tasks.find({ dialogId }).toArray()).toMatchObject([{ kind: 'call', state: 'open' }]);
    });

    it('a confirmed visit that nobody has closed is a question to the team, not a no-show', async () => {
      const { chat, dialogId, visitId, timers } = await booked({ ...THURSDAY, date: '2031-03-08', time: '11:00' });
      await chat.press(`s:confirm?appointment=${visitId}`);
      await fireAt(timers.attendance());
      expect(await visit(visitId)).toMatchObject({ status: 'confirmed' });
      expect(await count(dialogId, 'no_show')).toBe(0);
      expect(await app.store.tasks.countDocuments({ dialogId })).toBe(1);
    });

    it('a visit moved to the next day is looked at a day after its new time, not at its end', async () => {
      const { chat, dialogId, visitId, timers } = await booked({ ...THURSDAY, date: '2031-03-07', time: '16:00' });
      await chat.press(`s:reschedule?appointment=${visitId}`);
      await chat.press('f:date=2031-03-08');
      await chat.press('f:time=16:00');
      await chat.press('a:yes');
      await fireAt(timers.attendance());
      expect(await visit(visitId)).toMatchObject({ status: 'booked' });
      await fireAt((await timersOf(visitId)).attendance());
      expect(await visit(visitId)).toMatchObject({ status: 'missed' });
      expect(await count(dialogId, 'no_show')).toBe(1);
    });

    it('a customer who came is thanked two hours after it was noted, once', async () => {
      const { chat, dialogId, visitId } = await booked({ ...THURSDAY, date: '2031-03-08', time: '12:00' });
      app.clock.set(new Date('2031-03-08T10:00:00Z'));
      const noted = await app.engine.act({
        dialogId,
        actor: { kind: 'operator', id: 'op' },
        actions: [{ kind: 'mark_visited', appointmentId: visitId }],
      });
      expect(noted).toMatchObject({ kind: 'done', dialog: { stageId: 'visited' } });
      const thanks = await app.store.timers.findOne({ dialogId, 'work.triggerId': 'thank-after-visit' });
      if (!thanks) throw new Error('Nothing was planned.');
      expect(thanks.due.getTime() - app.clock.now().getTime()).toBeGreaterThan(2 * HOUR - 60_000);
      await fireAt(thanks, -1_000);
      expect(await app.store.messages.countDocuments({ dialogId, 'receipt.because': 'trigger' })).toBe(0);
      app.clock.set(thanks.due);
      await Promise.all([app.engine.fireTimer(thanks._id), other.engine.fireTimer(thanks._id)]);
      expect(await app.store.messages.countDocuments({ dialogId, 'receipt.triggerId': 'thank-after-visit' })).toBe(1);
      expect(await app.eventsOf(dialogId, 'trigger_fired')).toEqual(
        expect.arrayContaining([expect.objectContaining({ actor: { kind: 'trigger', id: 'thank-after-visit' } })]),
      );
      expect((await chat.lines()).length).toBeGreaterThan(0);
    });

    it('nobody is thanked when the dialog has left the stage in the meantime', async () => {
      const { dialogId, visitId } = await booked({ ...THURSDAY, date: '2031-03-08', time: '13:00' });
      app.clock.set(new Date('2031-03-08T11:00:00Z'));
      const actor = { kind: 'operator', id: 'op' } as const;
      await app.engine.act({ dialogId, actor, actions: [{ kind: 'mark_visited', appointmentId: visitId }] });
      await app.engine.act({ dialogId, actor, actions: [{ kind: 'mark_missed', appointmentId: visitId }] });
      const thanks = await app.store.timers.findOne({ dialogId, 'work.triggerId': 'thank-after-visit' });
      if (!thanks) throw new Error('Nothing was planned.');
      await fireAt(thanks);
      expect(await timer(thanks._id)).toMatchObject({ state: 'skipped', outcome: 'The dialog has moved on.' });
      expect(await app.store.messages.countDocuments({ dialogId, 'receipt.because': 'trigger' })).toBe(0);
    });
  });

  it('asks who went silent in the middle of booking once, whichever processes look, and not who has answered', async () => {
    const [quiet, quick] = [await app.newChat(), await app.newChat()];
    for (const chat of [quiet, quick]) await chat.say('хочу записаться');
    const silence = async (chat: Chat) => {
      const row = await app.store.timers.findOne({ dialogId: await chat.dialogId(), 'work.kind': 'flow_silence' });
      if (!row) throw new Error('Nobody looks whether the customer goes silent.');
      return row;
    };
    app.clock.advance({ minutes: 10 });
    await quick.say('на мужскую стрижку');
    const [row, answered] = [await silence(quiet), await silence(quick)];
    app.clock.set(new Date(row.due.getTime() + 60_000));
    await Promise.all([row, answered].flatMap(({ _id }) => [app.engine.fireTimer(_id), other.engine.fireTimer(_id)]));
    const chased = (chat: Chat) =>
      app.store.messages.countDocuments({ threadId: chat.threadId, text: /^Продолжим запись/u });
    expect([await chased(quiet), await chased(quick)]).toEqual([1, 0]);
    expect(await timer(row._id)).toMatchObject({ state: 'fired', outcome: 'chased' });
    const later = await timer(answered._id);
    expect(later?.state).toBe('pending');
    expect(later?.due.getTime()).toBeGreaterThan(answered.due.getTime() + 9 * 60_000);
    expect(
      (await app.store.dialogs.findOne({ _id: await quiet.dialogId() }))?.flow.at(-1)?.patience?.told,
    ).toMatchObject({
      inRun: 1,
    });
  });
});
