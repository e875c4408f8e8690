import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FlowBook } from '../../../src/domain/flow/route.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { buildContact } from '../../support/build-contact.ts';
import { testDatabaseUri } from '../../support/mongod.ts';
import { type Meaning, type Story, shippedFlows, tell } from './story.ts';

const CUT: Meaning = { intent: 'booking.create', service: 'cut' };
const WISH: Meaning = { ...CUT, date: '2026-11-05', time: '15:00' };
/** Money has no-break spaces in it. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const PERSON: Meaning = { name: 'Ира', phone: '+79281234567' };

describe('booking, as a story', () => {
  let store: Store;
  let flows: FlowBook;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('story'));
    flows = await shippedFlows();
  });
  afterAll(() => store.close());

  const start = (parts: Partial<Parameters<typeof tell>[0]> = {}): Story => tell({ store, flows, ...parts });

  async function toSummary(): Promise<Story> {
    const story = start();
    await story.say('запишите на стрижку в четверг в 15', WISH);
    await story.say('Ира, 8 928 123 45 67', PERSON);
    return story;
  }

  it('asks for what is missing, one thing at a time, and books after a yes', async () => {
    const story = start();
    expect((await story.say('хочу записаться', { intent: 'booking.create' })).receipt?.asks).toEqual(['service']);
    expect((await story.press('Стрижка')).receipt?.asks).toEqual(['date']);
    expect((await story.say('в четверг', { date: '2026-11-05' })).receipt?.asks).toEqual(['time']);
    expect((await story.say('в 15', { time: '15:00' })).receipt?.asks).toEqual(['name']);
    expect((await story.say('Ира', { name: 'Ира' })).receipt?.asks).toEqual(['phone']);
    const summary = await story.say('8 928 123 45 67', { phone: '+79281234567' });
    expect(summary.receipt).toMatchObject({ asks: ['confirm'], confirms: { date: '2026-11-05', time: '15:00' } });
    expect(story.booked()).toEqual([]);
    expect((await story.say('да', { intent: 'answer.yes' })).text).toContain('вы записаны');
    expect(story.booked()).toHaveLength(1);
    expect(story.contact()).toMatchObject({ name: 'Ира', phone: '+79281234567' });
    expect(story.dialog().flow).toEqual([]);
  });

  it('comes to the same summary whatever the order and grouping of what the customer tells', async () => {
    const pieces: Meaning[] = [
      { service: 'cut' },
      { date: '2026-11-05' },
      { time: '15:00' },
      { staff: 'maria' },
      { name: 'Ира' },
      { phone: '+79281234567' },
    ];
    const orders = fc.shuffledSubarray(pieces, { minLength: pieces.length });
    const cuts = fc.array(fc.boolean(), { minLength: pieces.length, maxLength: pieces.length });
    await fc.assert(
      fc.asyncProperty(orders, cuts, async (order, ends) => {
        const story = start();
        await story.say('запишите меня', { intent: 'booking.create' });
        let together: Meaning = {};
        for (const [index, piece] of order.entries()) {
          together = { ...together, ...piece };
          if (!ends[index] && index < order.length - 1) continue;
          await story.say('…', together);
          together = {};
        }
        expect(story.last().receipt).toMatchObject({
          asks: ['confirm'],
          confirms: { date: '2026-11-05', time: '15:00', staffId: 'maria' },
        });
        expect(plain(story.last().text)).toBe(
          'Проверьте, пожалуйста:\n• Стрижка, 1 ч, 1 500 ₽\n• четверг, 5 ноября, 15:00\n• Мастер: Анна\nЗаписываю?',
        );
      }),
      { numRuns: 40 },
    );
  });

  it('does not ask a known customer for a name and phone', async () => {
    const story = start({ situation: { contact: buildContact() } });
    expect((await story.say('на стрижку в четверг в 15', WISH)).receipt?.asks).toEqual(['confirm']);
  });

  it('takes a correction at the summary and asks again', async () => {
    const story = await toSummary();
    const corrected = await story.say('нет, лучше в пятницу', { intent: 'answer.no', date: '2026-11-06' });
    expect(corrected.receipt).toMatchObject({ asks: ['confirm'], confirms: { date: '2026-11-06', time: '15:00' } });
    expect(story.booked()).toEqual([]);
    await story.say('да', { intent: 'answer.yes' });
    expect(story.booked()).toHaveLength(1);
  });

  it('asks what to change after a plain no, and only that again', async () => {
    const story = await toSummary();
    expect((await story.say('нет', { intent: 'answer.no' })).text).toBe('Что поправить?');
    expect((await story.press('Время')).receipt?.asks).toEqual(['time']);
    expect((await story.say('в 12', { time: '12:00' })).receipt?.confirms).toMatchObject({ time: '12:00' });
  });

  it('goes one answer back', async () => {
    const story = start();
    await story.say('на стрижку', CUT);
    await story.say('в четверг', { date: '2026-11-05' });
    expect(story.last().receipt?.asks).toEqual(['time']);
    expect((await story.say('назад')).receipt?.asks).toEqual(['date']);
    expect((await story.say('назад')).receipt?.asks).toEqual(['service']);
  });

  it('gives the slot back when the customer gives up', async () => {
    const story = await toSummary();
    expect(story.appointments().filter(({ status }) => status === 'held')).toHaveLength(1);
    expect((await story.say('отмена', { intent: 'booking.cancel' })).text).toMatch(/^Хорошо, не записываю/);
    expect(story.appointments().filter(({ active }) => active)).toEqual([]);
    expect(story.dialog().flow).toEqual([]);
  });

  it('offers what is near when the time is taken, and takes the second one by a word', async () => {
    const story = start();
    const offer = await story.say('на стрижку к Анне в 8 утра', { ...WISH, staff: 'anna', time: '08:00' });
    expect(offer.receipt?.asks).toEqual(['date', 'time']);
    expect(offer.receipt?.proposes).toHaveLength(3);
    const second = offer.receipt?.proposes?.[1];
    await story.say('давайте второй');
    expect(story.dialog().flow[0]?.slots).toMatchObject({ date: second?.date, time: second?.time });
  });

  it('asks for another wish when none of the offered times will do', async () => {
    const story = start();
    await story.say('на стрижку в 8 утра', { ...WISH, time: '08:00' });
    const refused = await story.say('нет', { intent: 'answer.no' });
    expect(refused.text).toContain('Назовите, пожалуйста, другое время');
    expect(refused.buttons).toEqual([]);
  });

  it('says so at once when the salon is closed that day', async () => {
    const story = start();
    const closed = await story.say('на стрижку в воскресенье', { ...CUT, date: '2026-11-08' });
    expect(closed.text).toBe('В воскресенье, 8 ноября, у нас выходной. На какой день вас записать?');
    expect(closed.buttons).not.toHaveLength(0);
    expect((await story.press('вт, 10')).receipt?.asks).toEqual(['time']);
  });

  it('tells that a day has gone or is too far away', async () => {
    const past = await start().say('на стрижку 1 ноября', { ...CUT, date: '2026-11-01' });
    expect(past.text).toBe('1 ноября уже прошло. Какой подойдёт из ближайших?');
    const far = await start().say('на стрижку в марте', { ...CUT, date: '2027-03-01' });
    expect(far.text).toContain('только на 30 дней вперёд');
  });

  it('takes a date of last month for the one that has gone, not for next year', async () => {
    const past = await start().say('на стрижку 1 ноября в 15', { ...WISH, date: '2027-11-01' });
    expect(past.text).toBe('1 ноября, 15:00: это время уже прошло. Могу предложить:');
  });

  it('answers a question in between and asks its own again', async () => {
    const story = start();
    await story.say('на стрижку', CUT);
    const aside = await story.say('а сколько стоит?', { intent: 'info.price' });
    expect(plain(aside.text)).toBe('Стрижка: 1 500 ₽, 1 ч.\n\nНа какой день?');
    expect(aside.receipt?.asks).toEqual(['date']);
  });

  it('does not change the service when the price of another one is asked', async () => {
    const story = start();
    await story.say('на стрижку', CUT);
    const aside = await story.say('а сколько стоит окрашивание?', { intent: 'info.price', service: 'colour' });
    expect(aside.text).toMatch(/^Окрашивание: .+\n\nНа какой день\?$/);
    expect(story.dialog().flow[0]?.slots.service).toBe('cut');
  });

  it('books on "yes" and answers the question beside it', async () => {
    const story = await toSummary();
    const done = await story.say('Да, отлично. А где вы находитесь?', { intent: 'answer.yes', and: ['info.location'] });
    expect(done.text).toMatch(/вы записаны[\s\S]+Наш адрес/);
    expect(story.booked()).toHaveLength(1);
  });

  it('does not call a person for a question beside a yes', async () => {
    const story = await toSummary();
    await story.say('Yes, what number should I call?', { intent: 'handoff.operator', score: 0.57 });
    expect(story.dialog().mode).toBe('bot');
    expect(story.booked()).toHaveLength(1);
  });

  it('admits that it has no answer, and goes on', async () => {
    const story = await toSummary();
    const line = await story.say('а какой у вас рейтинг?');
    expect(line.text).toMatch(/^На этот вопрос у меня нет ответа[\s\S]+Записываю\?$/);
    expect(line.receipt?.asks).toEqual(['confirm']);
    await story.say('да', { intent: 'answer.yes' });
    expect(story.booked()).toHaveLength(1);
  });

  it('calls a person after two lines in a row that it has not understood', async () => {
    const story = start();
    expect((await story.say('абырвалг')).receipt?.because).toBe('fallback');
    await story.say('абырвалг');
    expect(story.dialog()).toMatchObject({ mode: 'queued', queue: { reason: 'repeated_fallback' } });
  });

  it('greets shortly in the middle, and lets go who says goodbye', async () => {
    const story = start();
    await story.say('на стрижку', CUT);
    expect((await story.say('здравствуйте', { intent: 'smalltalk.greeting' })).text).toBe(
      'Здравствуйте!\n\nНа какой день?',
    );
    expect((await story.say('пока', { intent: 'smalltalk.bye' })).text).toMatch(/^Хорошо, не записываю/);
    expect(story.dialog().flow).toEqual([]);
  });

  it('offers only the services that an ambiguous word fits', async () => {
    const story = start();
    const which = await story.say('на стрижку завтра', {
      intent: 'booking.create',
      choice: ['cut', 'colour'],
      date: '2026-11-05',
    });
    expect(which.receipt).toMatchObject({ step: 'which', asks: ['service'] });
    expect(which.buttons.map(({ label }) => label)).toEqual(['Стрижка', 'Окрашивание']);
    expect((await story.say('первая')).receipt?.asks).toEqual(['time']);
  });

  it('starts a booking on a day or time alone, whatever small words stand beside it', async () => {
    expect((await start().say('в пятницу', { date: '2026-11-06' })).receipt?.flow).toBe('book');
    expect((await start().say('да, на завтра', { intent: 'answer.yes', date: '2026-11-04' })).receipt?.flow).toBe(
      'book',
    );
    const opening = await start().say('is there an opening at 3?', { intent: 'info.hours', time: '15:00' });
    expect(opening.receipt?.flow).toBe('book');
    const hours = await start().say('вы работаете в 9 утра?', { intent: 'info.hours', time: '09:00' });
    expect(hours.receipt?.flow).toBe('hours');
  });

  it('forgets a flow whose file was taken away, and understands the next wish', async () => {
    const story = await toSummary();
    const without: FlowBook = { ...flows, byId: new Map([...flows.byId].filter(([id]) => id !== 'book')) };
    const later = tell({ store, flows: without, situation: { dialog: story.dialog(), contact: story.contact() } });
    expect((await later.say('сколько стоит?', { intent: 'info.price' })).receipt?.flow).toBe('price');
    expect(later.dialog().flow).toEqual([]);
  });
});
