import { beforeAll, describe, expect, it } from '@jest/globals';
import type { FlowBook } from '../../../src/domain/flow/route.ts';
import { buildAppointment } from '../../support/build-appointment.ts';
import { buildContact } from '../../support/build-contact.ts';
import { shippedFlows, tell } from './story.ts';

const CUT = { intent: 'booking.create', service: 'cut' };
const THURSDAY = { date: '2026-11-05' };

describe('calling a person', () => {
  let flows: FlowBook;
  beforeAll(async () => {
    flows = await shippedFlows();
  });

  it('comes before anything else when somebody has come to harm, with what helps until then', async () => {
    const story = tell({ flows });
    const line = await story.say('после вашей процедуры лицо отекло и температура', { intent: 'info.services' });
    expect(line.text).toContain('112');
    expect(story.dialog()).toMatchObject({ mode: 'queued', queue: { reason: 'medical_risk' } });
    expect(story.dialog().queue?.summary).toContain('Насторожило: «отекло»');
  });

  it('says first whom to call when life may be in danger', async () => {
    const story = tell({ flows });
    const line = await story.say("I can't breathe since your injection");
    expect(line.text.indexOf('112')).toBeLessThan(40);
    expect(story.dialog().queue?.reason).toBe('medical_risk');
  });

  it('keeps what is known when anger breaks into a booking', async () => {
    const story = tell({ flows });
    await story.say('на стрижку', CUT);
    await story.say('в четверг', THURSDAY);
    await story.say('да вы задолбали уже своими вопросами');
    expect(story.dialog()).toMatchObject({ mode: 'queued', flow: [], queue: { reason: 'anger' } });
    const summary = story.dialog().queue?.summary ?? '';
    expect(summary.split('\n')[0]).toBe('Стрижка, четверг, 5 ноября · «да вы задолбали уже своими вопросами»');
  });

  it('is done for a threat of a court and for the same question the third time', async () => {
    const court = tell({ flows });
    await court.say('подам на вас в суд');
    expect(court.dialog().queue?.reason).toBe('legal_risk');

    const again = tell({ flows });
    for (let time = 1; time <= 3; time += 1) await again.say('а адрес у вас какой?', { intent: 'info.location' });
    expect(again.dialog().queue?.reason).toBe('repeated_question');
  });

  it('is not done for joy in strong words, whatever the classifier makes of it', async () => {
    const story = tell({ flows });
    await story.say('кошмар, как вы быстро! спасибо', { intent: 'complaint', score: 0.95 });
    expect(story.dialog().mode).toBe('bot');
  });

  it('is done by the customer’s own wish where that is clear', async () => {
    const story = tell({ flows });
    await story.say('ты бесполезен, дай человека', { intent: 'handoff.operator', score: 0.95 });
    expect(story.dialog().queue?.reason).toBe('customer_request');
  });

  it('waits for the wish when somebody asks whether this is a bot', async () => {
    const story = tell({ flows });
    const line = await story.say('вы бот или человек?', { intent: 'handoff.operator', score: 0.95 });
    expect(line.text).toContain('я бот');
    expect(line.buttons.map(({ label }) => label)).toEqual(['Позвать человека']);
    expect(story.dialog().mode).toBe('bot');
    await story.press('Позвать человека');
    expect(story.dialog().queue?.reason).toBe('customer_request');
  });

  it('answers honestly in the middle of a booking, or before another answer, and goes on', async () => {
    const story = tell({ flows });
    await story.say('на стрижку', CUT);
    const inPassing = await story.say('вы бот?');
    expect(inPassing.text).toMatch(/^Да, я бот\.[\s\S]*На какой день/u);
    const beside = await story.say('вы бот? а сколько стоит?', { intent: 'info.price' });
    expect(beside.text).toMatch(/^Да, я бот\.[\s\S]*Стрижка/u);
  });

  it('is told outside working hours when somebody will answer', async () => {
    const story = tell({ flows, now: new Date('2026-11-03T20:30:00Z') });
    const line = await story.say('вы издеваетесь?');
    expect(line.text).toMatch(/как только мы откроемся \(.*\)/u);
  });

  it('passes on who it is, the order, the visits and sums that were named', async () => {
    const story = tell({
      flows,
      situation: {
        contact: buildContact({ name: 'Анна', phone: '+79281234567', email: null }),
        appointments: [buildAppointment()],
      },
    });
    const said = 'верните деньги за заказ №1045, почта anna@mail.ru';
    await story.say(said, {
      entities: [
        { kind: 'order', value: '1045', span: [17, 28], text: 'заказ №1045', confidence: 0.96 },
        { kind: 'email', value: 'anna@mail.ru', span: [36, 48], text: 'anna@mail.ru', confidence: 0.97 },
      ],
    });
    const lines = story.dialog().queue?.summary.split('\n') ?? [];
    expect(lines).toEqual(
      expect.arrayContaining([
        `«${said}»`,
        'Клиент: Анна, +79281234567, anna@mail.ru',
        'Назвал: заказ 1045',
        expect.stringMatching(/^Записан: .*ноября/u),
      ]),
    );
    expect(story.contact().email).toBe('anna@mail.ru');
  });
});
