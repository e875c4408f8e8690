import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FigureQuery, Narrowing } from '../../../src/domain/analytics/figure-query.ts';
import { DomainEvent } from '../../../src/domain/event.ts';
import type { KpiId } from '../../../src/domain/kpi/kpi.ts';
import { KPIS } from '../../../src/domain/kpi/registry.ts';
import { courseOf, figuresOf } from '../../support/figures-of.ts';
import * as h from './history.ts';

/** June 2026 in Moscow. */
const JUNE: FigureQuery = {
  from: new Date('2026-05-31T21:00:00Z'),
  to: new Date('2026-06-30T21:00:00Z'),
  narrowing: {},
  withSpam: false,
};

let events: DomainEvent[] = [];
describe('figures of hand-written histories', () => {
  beforeEach(() => {
    events = [];
  });

  function happened(...lines: h.Told[]): void {
    events.push(...h.eventsOf(lines).map((event) => DomainEvent.parse(event)));
  }

  function figure(id: KpiId, query: Partial<FigureQuery> = {}) {
    const found = figuresOf(events, { ...JUNE, ...query }).find((kpi) => kpi.id === id);
    if (!found) throw new Error(`no figure ${id}`);
    return found;
  }

  const through = (narrowing: Narrowing): Partial<FigureQuery> => ({ narrowing });

  describe('figures', () => {
    it('measure nothing where nothing happened, and make up no zero', () => {
      for (const kpi of figuresOf([], JUNE)) {
        const isTotal = ['dialogs', 'leads', 'bookings', 'revenue'].includes(kpi.id);
        expect(kpi).toMatchObject(isTotal ? { value: 0 } : { value: null, numerator: null, denominator: null });
        expect(Object.values(kpi.details).every((value) => value === null)).toBe(true);
      }
    });

    it('are those of the registry, with their details', () => {
      expect(figuresOf([], JUNE).map(({ id, details }) => [id, Object.keys(details)])).toEqual(
        KPIS.map(({ id, details }) => [id, details.map((detail) => detail.id)]),
      );
    });

    it('take the first moment of a period and leave the last to the next one', () => {
      happened(
        { at: '2026-05-31T20:59:59.999Z', body: h.understood('fallback') },
        { at: '2026-05-31T21:00:00Z', body: h.understood('flow') },
        { at: '2026-06-30T20:59:59.999Z', body: h.understood('flow') },
        { at: '2026-06-30T21:00:00Z', body: h.understood('fallback') },
      );
      expect(figure('fallback_rate')).toMatchObject({ value: 0, numerator: 0, denominator: 2 });
    });
  });

  describe('time to first response', () => {
    it('of the bot and of people are two figures, never one', () => {
      happened(
        { at: '2026-06-01T09:00:00Z', body: h.sent('bot', 1200) },
        { at: '2026-06-02T09:00:00Z', body: h.sent('bot', 1800) },
        { at: '2026-06-03T09:00:00Z', body: h.sent('bot', 7500) },
        { at: '2026-06-04T09:00:00Z', body: h.sent('operator', 90_000) },
      );
      expect(figure('time_to_first_response')).toMatchObject({
        value: 1.8,
        numerator: null,
        denominator: 3,
        details: { p95: 7.5, share_under_5s: 2 / 3 },
      });
      expect(figure('operator_first_response')).toMatchObject({ value: 90, denominator: 1, details: { p95: 90 } });
    });

    it('counts a person who answers before the bot does, and not what follows the first answer', () => {
      happened(
        { at: '2026-06-01T09:00:20Z', body: h.sent('operator', 20_000) },
        { at: '2026-06-01T09:00:21Z', body: h.sent('bot', null) },
        { at: '2026-06-01T09:00:22Z', body: h.sent('bot', 22_000, false) },
      );
      expect(figure('operator_first_response')).toMatchObject({ value: 20, denominator: 1 });
      expect(figure('time_to_first_response')).toMatchObject({ value: null });
    });

    it('leaves out reminders and automatic messages, which answer nobody', () => {
      happened({ at: '2026-06-01T09:00:00Z', body: h.sent('system', 300) });
      expect(figure('time_to_first_response')).toMatchObject({ value: null, denominator: null });
    });

    it('keeps what was written at night apart, does not take the night out of it, and counts it on the day of the answer', () => {
      const nineHours = 9 * 3_600_000;
      // Written at 23:30 on May 31 in Moscow, answered at 8:30 on June 1; the business opens at 9.
      happened({ at: '2026-06-01T05:30:00Z', body: h.sent('operator', nineHours) });
      expect(figure('operator_first_response_off_hours')).toMatchObject({ value: nineHours / 1000, denominator: 1 });
      expect(figure('operator_first_response')).toMatchObject({ value: null });
      const before = { to: JUNE.from, from: new Date('2026-05-01T00:00:00Z') };
      expect(figure('operator_first_response_off_hours', before)).toMatchObject({ value: null });
    });

    it('asks for the hours when the customer wrote, not when somebody answered', () => {
      // Written at 17:50 on a Monday, answered at 18:40, when the business had closed.
      happened({ at: '2026-06-01T15:40:00Z', body: h.sent('operator', 50 * 60_000) });
      expect(figure('operator_first_response')).toMatchObject({ value: 3000, denominator: 1 });
    });

    it('runs for a person from the handing over: the bot that calls a colleague ends its own wait, not that one', () => {
      const handedOff = { type: 'handed_off', reason: 'customer_request', summary: '' } as const;
      happened(
        { at: '2026-06-01T09:00:00Z', body: handedOff },
        { at: '2026-06-01T09:00:01Z', body: h.sent('bot', 1000) },
        // "Hello?", a minute before somebody answers.
        { at: '2026-06-01T09:30:00Z', body: h.sent('operator', 60_000) },
        { at: '2026-06-01T09:31:00Z', body: h.sent('operator', null) },
        // Nobody came, and the bot went on.
        { at: '2026-06-02T09:00:00Z', body: handedOff },
        { at: '2026-06-02T10:00:00Z', body: { type: 'dialog_released' } },
        { at: '2026-06-02T11:00:00Z', body: h.sent('operator', null) },
      );
      expect(figure('operator_first_response')).toMatchObject({ value: 1800, denominator: 1 });
      expect(figure('time_to_first_response')).toMatchObject({ value: 1, denominator: 1 });
    });

    it('counts a wait once, though a line that had failed is sent again after somebody else has answered', () => {
      happened(
        { at: '2026-06-01T09:00:10Z', body: h.sent('operator', 10_000) },
        { at: '2026-06-01T11:00:00Z', body: h.sent('bot', 2 * 3_600_000) },
      );
      expect(figure('operator_first_response')).toMatchObject({ value: 10, denominator: 1 });
      expect(figure('time_to_first_response')).toMatchObject({ value: null });
    });

    it('takes a clock that runs ahead for no wait', () => {
      happened({ at: '2026-06-01T09:00:00Z', body: h.sent('bot', -400) });
      expect(figure('time_to_first_response')).toMatchObject({ value: 0, denominator: 1 });
    });

    it('says of a single wait that it is a small sample, and where the median may lie', () => {
      happened(...[3, 1, 2].map((seconds) => ({ at: '2026-06-01T09:00:00Z', body: h.sent('bot', seconds * 1000) })));
      expect(figure('time_to_first_response')).toMatchObject({ value: 2, interval: { low: 1, high: 3 }, small: true });
    });
  });

  describe('intent accuracy', () => {
    it('counts a message once, by its last label', () => {
      happened(
        { at: '2026-06-01T09:00:00Z', body: h.labelled('m1', 'info.price', 'booking.create') },
        { at: '2026-06-02T09:00:00Z', body: h.labelled('m1', 'info.price', 'info.price') },
        { at: '2026-06-02T09:00:00Z', body: h.labelled('m2', 'info.price', 'info.hours') },
      );
      expect(figure('intent_accuracy')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
    });

    it('moves a message to the period of its last label', () => {
      happened(
        { at: '2026-06-10T09:00:00Z', body: h.labelled('m1', 'info.price', 'booking.create') },
        { at: '2026-07-02T09:00:00Z', body: h.labelled('m1', 'info.price', 'info.price') },
      );
      expect(figure('intent_accuracy')).toMatchObject({ value: null });
      const july = { from: JUNE.to, to: new Date('2026-07-31T21:00:00Z') };
      expect(figure('intent_accuracy', july)).toMatchObject({ value: 1, denominator: 1 });
    });
  });

  describe('fallback rate', () => {
    it('is the share of messages not understood or handed to a person', () => {
      happened(
        ...(['flow', 'fallback', 'responder', 'handoff', 'flow'] as const).map((outcome, day) => ({
          at: `2026-06-0${day + 1}T09:00:00Z`,
          body: h.understood(outcome),
        })),
      );
      expect(figure('fallback_rate')).toMatchObject({ value: 0.4, numerator: 2, denominator: 5 });
    });
  });

  describe('chat to lead', () => {
    it('counts leads that came after the period, but not those of dialogs opened before it', () => {
      happened(
        { at: '2026-06-29T09:00:00Z', dialogId: 'late', body: h.opened() },
        { at: '2026-07-03T09:00:00Z', dialogId: 'late', body: h.lead },
        { at: '2026-05-20T09:00:00Z', dialogId: 'early', body: h.opened() },
        { at: '2026-06-02T09:00:00Z', dialogId: 'early', body: h.lead },
        { at: '2026-06-05T09:00:00Z', dialogId: 'idle', body: h.opened() },
      );
      expect(figure('chat_to_lead')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
    });

    it('takes a returning customer for a new dialog, and the same dialog said twice for one', () => {
      happened(
        { at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.opened() },
        { at: '2026-06-01T09:01:00Z', dialogId: 'a', body: h.lead },
        { at: '2026-06-03T09:00:00Z', dialogId: 'a', body: h.opened(true) },
        { at: '2026-06-03T09:01:00Z', dialogId: 'a', body: h.lead },
        { at: '2026-06-08T09:00:00Z', dialogId: 'b', body: h.opened(true) },
      );
      expect(figure('chat_to_lead')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
    });
  });

  describe('phone calls', () => {
    it('are dialogs, and no chats: they thin no share of chats', () => {
      happened(
        { at: '2026-06-01T09:00:00Z', dialogId: 'chat', body: h.opened() },
        { at: '2026-06-01T09:01:00Z', dialogId: 'chat', body: h.lead },
        { at: '2026-06-01T10:00:00Z', dialogId: 'call', channelKind: 'call', body: h.opened() },
      );
      expect(figure('dialogs')).toMatchObject({ value: 2, details: { handed_off: 0 } });
      expect(figure('chat_to_lead')).toMatchObject({ value: 1, numerator: 1, denominator: 1 });
      expect(figure('chat_to_lead', through({ channel: 'call' }))).toMatchObject({ value: null });
    });
  });

  describe('revenue', () => {
    it('belongs to the day of payment, though another program tells of it later; once an order', () => {
      const paid = { type: 'offer_paid', orderId: 'o', offerId: 'cut', amount: 900 } as const;
      happened(
        { at: '2026-07-20T09:00:00Z', body: { ...paid, paidAt: new Date('2026-06-03T09:00:00Z') } },
        { at: '2026-07-21T09:00:00Z', body: paid },
      );
      expect(figure('revenue')).toMatchObject({ value: 900, details: { average: 900 } });
    });
  });

  describe('confirmed appointments', () => {
    it('counts a late confirmation, and asks anew after a move', () => {
      happened(
        { at: '2026-06-01T09:00:00Z', body: h.booked('confirmed late') },
        { at: '2026-07-19T09:00:00Z', body: h.confirmed('confirmed late') },
        { at: '2026-06-01T09:00:00Z', body: h.booked('moved after') },
        { at: '2026-06-02T09:00:00Z', body: h.confirmed('moved after') },
        { at: '2026-06-03T09:00:00Z', body: h.moved('moved after') },
        { at: '2026-06-01T09:00:00Z', body: h.booked('moved before') },
        { at: '2026-06-02T09:00:00Z', body: h.moved('moved before') },
        { at: '2026-06-03T09:00:00Z', body: h.confirmed('moved before') },
        { at: '2026-06-01T09:00:00Z', body: h.booked('silent') },
        { at: '2026-05-01T09:00:00Z', body: h.booked('of May') },
        { at: '2026-06-04T09:00:00Z', body: h.confirmed('of May') },
      );
      expect(figure('booking_confirmation')).toMatchObject({ value: 0.5, numerator: 2, denominator: 4 });
    });

    it('belongs to the channel of the booking, wherever the customer confirms', () => {
      happened(
        { at: '2026-06-01T09:00:00Z', body: h.booked('a') },
        { at: '2026-06-02T09:00:00Z', channelKind: 'telegram', dialogId: 'd2', body: h.confirmed('a') },
      );
      expect(figure('booking_confirmation', through({ channel: 'web' }))).toMatchObject({ value: 1, denominator: 1 });
      expect(figure('booking_confirmation', through({ channel: 'telegram' }))).toMatchObject({ value: null });
    });
  });

  describe('no-show rate', () => {
    it('goes by the start of the visit and by the last mark', () => {
      happened(
        { at: '2026-07-02T09:00:00Z', body: h.missed('marked late', '2026-06-30T12:00:00Z') },
        { at: '2026-06-05T13:00:00Z', body: h.missed('corrected', '2026-06-05T12:00:00Z') },
        { at: '2026-06-06T09:00:00Z', body: h.visited('corrected', '2026-06-05T12:00:00Z') },
        { at: '2026-05-31T20:30:00Z', body: h.visited('came early', '2026-05-31T21:15:00Z') },
        { at: '2026-06-01T09:00:00Z', body: h.missed('of May', '2026-05-31T12:00:00Z') },
        { at: '2026-06-05T13:00:00Z', body: h.visited('came', '2026-06-05T12:00:00Z') },
      );
      expect(figure('no_show_rate')).toMatchObject({ value: 0.25, numerator: 1, denominator: 4 });
    });
  });

  describe('no-shows', () => {
    it('are after a reminder when it was one of the time that the visit had in the end', () => {
      const reminder = (appointmentId: string) =>
        ({ type: 'reminder_sent', appointmentId, beforeMinutes: 1440 }) as const;
      happened(
        { at: '2026-06-09T12:00:00Z', body: reminder('moved') },
        { at: '2026-06-09T13:00:00Z', body: h.moved('moved') },
        { at: '2026-06-20T13:00:00Z', body: h.missed('moved', '2026-06-20T12:00:00Z') },
        { at: '2026-06-19T12:00:00Z', body: reminder('reminded') },
        { at: '2026-06-20T13:00:00Z', body: h.visited('reminded', '2026-06-20T12:00:00Z') },
      );
      expect(figure('no_show_rate')).toMatchObject({ value: 0.5, details: { reminded: 0, not_reminded: 1 } });
    });
  });

  describe('lead quality', () => {
    it('is the mean of the last score of each lead of the period', () => {
      happened(
        { at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.lead },
        { at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.scored(2) },
        { at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.scored(3) },
        { at: '2026-07-01T09:00:00Z', dialogId: 'a', body: h.scored(5) },
        { at: '2026-06-02T09:00:00Z', dialogId: 'b', body: h.lead },
        { at: '2026-06-02T09:00:00Z', dialogId: 'b', body: h.scored(4) },
        { at: '2026-06-03T09:00:00Z', dialogId: 'b', body: h.scored(1) },
        { at: '2026-06-03T09:00:00Z', dialogId: 'unscored', body: h.lead },
        { at: '2026-05-02T09:00:00Z', dialogId: 'of May', body: h.lead },
        { at: '2026-06-02T09:00:00Z', dialogId: 'of May', body: h.scored(5) },
      );
      expect(figure('lead_quality')).toMatchObject({ value: 3, numerator: 6, denominator: 2 });
    });

    it('takes the highest of several scores given in one turn', () => {
      happened(
        { at: '2026-06-01T09:00:00Z', body: h.scored(4) },
        { at: '2026-06-01T09:00:00Z', body: h.scored(2) },
        { at: '2026-06-01T09:00:00Z', body: h.lead },
      );
      expect(figure('lead_quality')).toMatchObject({ value: 4 });
    });
  });

  describe('filters', () => {
    it('narrow every figure to a channel', () => {
      happened(
        { at: '2026-06-01T09:00:00Z', body: h.sent('bot', 1000) },
        { at: '2026-06-01T09:00:00Z', dialogId: 'd2', channelKind: 'telegram', body: h.sent('bot', 3000) },
        { at: '2026-06-01T09:00:00Z', body: h.opened() },
        { at: '2026-06-01T09:00:00Z', dialogId: 'd2', channelKind: 'telegram', body: h.opened() },
        { at: '2026-06-01T09:00:00Z', dialogId: 'd2', channelKind: 'telegram', body: h.lead },
      );
      const kpis = figuresOf(events, { ...JUNE, narrowing: { channel: 'telegram' } });
      const values = Object.fromEntries(kpis.map(({ id, value }) => [id, value]));
      expect(values).toMatchObject({ time_to_first_response: 3, chat_to_lead: 1, dialogs: 1, leads: 1 });
    });

    it('take the named source of a dialog, or else its UTM label, so that each dialog has one', () => {
      const at = '2026-06-01T09:00:00Z';
      happened(
        { at, dialogId: 'named', origin: { source: 'vk' }, body: h.opened() },
        { at, dialogId: 'labelled', origin: { utm: { utm_source: 'vk' } }, body: h.opened() },
        { at, dialogId: 'both', origin: { source: 'qr', utm: { utm_source: 'vk' } }, body: h.opened() },
        { at, dialogId: 'none', body: h.opened() },
      );
      const dialogs = (source: string) => figure('chat_to_lead', through({ source })).denominator;
      expect([dialogs('vk'), dialogs('qr'), dialogs('avito')]).toEqual([2, 1, null]);
    });
  });

  describe('the daily series', () => {
    it("begins its days at midnight of the business's zone", () => {
      happened(
        { at: '2026-06-01T20:59:59.999Z', dialogId: 'a', body: h.opened() },
        { at: '2026-06-01T21:00:00Z', dialogId: 'b', body: h.opened() },
        { at: '2026-06-01T21:00:00Z', dialogId: 'b', body: h.lead },
        { at: '2026-06-01T21:00:00Z', dialogId: 'b', body: h.booked('one') },
        { at: '2026-06-01T21:00:00Z', dialogId: 'b', body: h.booked('two') },
      );
      const series = courseOf(events, JUNE);
      expect(series.slice(0, 3)).toEqual([
        { day: '2026-06-01', dialogs: 1, leads: 0, booked: 0 },
        { day: '2026-06-02', dialogs: 1, leads: 1, booked: 2 },
        { day: '2026-06-03', dialogs: 0, leads: 0, booked: 0 },
      ]);
      const inVladivostok = courseOf(events, JUNE, 'Asia/Vladivostok');
      expect(inVladivostok.find(({ day }) => day === '2026-06-02')).toMatchObject({ dialogs: 2 });
    });

    it('adds up to the figures', () => {
      happened(
        { at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.opened() },
        { at: '2026-06-03T09:00:00Z', dialogId: 'a', body: h.opened(true) },
        { at: '2026-06-04T09:00:00Z', dialogId: 'b', body: h.opened() },
      );
      const series = courseOf(events, JUNE);
      expect(series.reduce((sum, { dialogs }) => sum + (dialogs ?? 0), 0)).toBe(figure('chat_to_lead').denominator);
    });
  });
});
