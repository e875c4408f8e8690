import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FlowBook } from '../../../src/domain/flow/route.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { buildAppointment } from '../../support/build-appointment.ts';
import { buildContact } from '../../support/build-contact.ts';
import { testDatabaseUri } from '../../support/mongod.ts';
import { type Story, shippedFlows, tell } from './story.ts';

describe('visits already booked, as a story', () => {
  let store: Store;
  let flows: FlowBook;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('visits'));
    flows = await shippedFlows();
  });
  afterAll(() => store.close());

  const cut = buildAppointment();
  const colour = buildAppointment({
    id: 'appointment-2',
    serviceId: 'colour',
    start: new Date('2026-11-06T07:00:00Z'),
    end: new Date('2026-11-06T08:30:00Z'),
  });
  const withVisits = (...appointments: (typeof cut)[]): Story =>
    tell({ store, flows, situation: { contact: buildContact(), appointments } });

  it('cancels the only one after a yes', async () => {
    const story = withVisits(cut);
    expect((await story.say('отмените запись', { intent: 'booking.cancel' })).text).toBe(
      'Отменить запись: Стрижка, среда, 4 ноября, 15:00 (Анна)?',
    );
    expect((await story.press('Да, отменить')).text).toMatch(/^Отменил/);
    expect(story.booked()).toEqual([]);
  });

  it('leaves it when the customer thinks better of it', async () => {
    const story = withVisits(cut);
    await story.say('отмените запись', { intent: 'booking.cancel' });
    await story.say('нет', { intent: 'answer.no' });
    expect(story.booked()).toHaveLength(1);
    expect(story.dialog().flow).toEqual([]);
  });

  it('asks which one of several', async () => {
    const story = withVisits(cut, colour);
    expect((await story.say('отмените запись', { intent: 'booking.cancel' })).buttons).toHaveLength(2);
    await story.say('вторую');
    await story.say('да', { intent: 'answer.yes' });
    expect(story.booked().map(({ id }) => id)).toEqual(['appointment-1']);
  });

  it('offers to book where there is nothing to cancel, and does on a yes', async () => {
    const story = withVisits();
    expect((await story.say('отмените запись', { intent: 'booking.cancel' })).text).toContain('отменять нечего');
    expect((await story.say('да', { intent: 'answer.yes' })).receipt).toMatchObject({
      flow: 'book',
      asks: ['service'],
    });
  });

  it('moves a visit to another day and time with the same person', async () => {
    const story = withVisits(cut);
    await story.say('перенесите', { intent: 'booking.reschedule' });
    const summary = await story.say('на пятницу в 12', { date: '2026-11-06', time: '12:00' });
    expect(summary.receipt?.confirms).toEqual({ date: '2026-11-06', time: '12:00', staffId: 'anna' });
    await story.say('да', { intent: 'answer.yes' });
    expect(story.booked().map(({ start }) => start.toISOString())).toEqual(['2026-11-06T09:00:00.000Z']);
  });

  it('books anew who wants to move a visit that does not exist, with the day already said', async () => {
    const story = withVisits();
    await story.say('перенесите на пятницу в 12', { intent: 'booking.reschedule', date: '2026-11-06', time: '12:00' });
    expect(story.dialog().flow[0]).toMatchObject({ flow: 'book', slots: { date: '2026-11-06', time: '12:00' } });
  });

  it('confirms the only visit, and says so when it is confirmed already', async () => {
    const story = withVisits(cut);
    expect((await story.say('буду', { intent: 'booking.confirm' })).text).toMatch(/^Спасибо, подтвердил/);
    expect(story.booked()[0]?.status).toBe('confirmed');
    expect((await story.say('приду', { intent: 'booking.confirm' })).text).toMatch(/^Уже подтверждено/);
  });

  it('tells what is booked', async () => {
    expect((await withVisits().say('мои записи', { intent: 'booking.status' })).text).toBe(
      'Предстоящих записей у вас нет.',
    );
    expect((await withVisits(cut, colour).say('мои записи', { intent: 'booking.status' })).text).toBe(
      'Вы записаны:\n• Стрижка, среда, 4 ноября, 15:00 (Анна)\n• Окрашивание, пятница, 6 ноября, 10:00 (Анна)',
    );
  });

  it('refuses a button of a visit that has been cancelled since', async () => {
    const story = withVisits(cut);
    await story.say('мои записи', { intent: 'booking.status' });
    await story.press('Отменить');
    await story.press('Да, отменить');
    await story.press('Записаться снова');
    expect(story.last().receipt?.flow).toBe('book');
  });

  it('passes a complaint and a wish for a person on at once', async () => {
    for (const intent of ['complaint', 'handoff.operator']) {
      const story = withVisits(cut);
      await story.say('…', { intent });
      expect(story.dialog().mode).toBe('queued');
    }
  });
});
