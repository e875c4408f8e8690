import { describe, expect, it } from '@jest/globals';
import { judgeByRule } from '../../../src/domain/conversion/rule.ts';
import { spokenLines } from '../../../src/domain/conversion/spoken-lines.ts';
import { DEFAULT_PIPELINE } from '../../../src/domain/default-pipeline.ts';
import type { EventBody } from '../../../src/domain/event.ts';

const visit = { appointmentId: 'v1', serviceId: 'cut', staffId: 'anna', start: new Date('2026-11-02T09:00:00Z') };
const booked: EventBody = { type: 'appointment_booked', ...visit };
const cancelled: EventBody = { type: 'appointment_cancelled', ...visit, by: 'customer' };
const order = { orderId: 'o1', offerId: 'f1', amount: 900 };
const moved = (to: string): EventBody => ({ type: 'stage_changed', from: 'new', to, why: 'by hand' });
const judge = (...events: EventBody[]) => judgeByRule(events, [DEFAULT_PIPELINE]);

describe('Without a GPT key a rule over events says 1 or 0', () => {
  it.each<[string, EventBody[], string]>([
    ['a booking', [booked], 'booked'],
    ['a visit that took place', [booked, { type: 'appointment_visited', ...visit }], 'visited'],
    ['an order', [{ type: 'offer_ordered', ...order }], 'ordered'],
    [
      'a payment',
      [
        { type: 'offer_ordered', ...order },
        { type: 'offer_paid', ...order },
      ],
      'paid',
    ],
    ['a stage of success', [moved('visited')], 'stage'],
    ['a cancelled booking with a new one', [booked, cancelled, { ...booked, appointmentId: 'v2' }], 'booked'],
  ])('1 for %s', (_, events, reason) => {
    expect(judge(...events)).toEqual({ verdict: 'converted', reason });
  });

  it.each<[string, EventBody[], string]>([
    ['nothing at all', [], 'nothing'],
    ['a lead by itself', [{ type: 'lead_created' }], 'nothing'],
    ['a booking that was cancelled', [booked, cancelled], 'cancelled'],
    ['a stage that is no success', [moved('qualification'), moved('lost')], 'nothing'],
    ['an order whose payment failed', [{ type: 'offer_failed', ...order }], 'nothing'],
  ])('0 for %s', (_, events, reason) => {
    expect(judge(...events)).toEqual({ verdict: 'not_converted', reason });
  });
});

describe('A call’s transcript in plain text', () => {
  it('is told apart by who speaks, and a line without a name goes on', () => {
    const text =
      'Менеджер: Салон «Тон», добрый день!\nКлиент — Здравствуйте.\nХочу записаться\n\n[00:12] Manager 1: Friday at 10:00?';
    expect(spokenLines(text)).toEqual([
      { speaker: 'manager', text: 'Салон «Тон», добрый день!' },
      { speaker: 'client', text: 'Здравствуйте.\nХочу записаться' },
      { speaker: 'manager', text: 'Friday at 10:00?' },
    ]);
  });

  it('is one voice that nobody knows when nobody is named', () => {
    expect(spokenLines('алло да\nзапишите меня: на завтра')).toEqual([
      { speaker: 'unknown', text: 'алло да\nзапишите меня: на завтра' },
    ]);
    expect(spokenLines(' \n ')).toEqual([]);
  });
});
