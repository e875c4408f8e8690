import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainEvent } from '../../../src/domain/event.ts';
import { GOAL_BIT, GUARD_BITS, outcomeOf, tellsOf } from '../../../src/domain/experiments/outcomes.ts';
import { buildExperiment } from '../../support/build-experiment.ts';

const DAY = 86_400_000;
const START = new Date('2026-11-01T09:00:00Z');
const rules = buildExperiment({
  goal: 'confirmed',
  windowDays: 7,
  guardRails: ['handed_off', 'stopped', 'fallback'],
  guardDays: 2,
});

type Fact = Pick<DomainEvent, 'at' | 'body' | 'actor'>;
const fact = (days: number, body: DomainEvent['body']): Fact => ({
  at: new Date(START.getTime() + days * DAY),
  actor: { kind: 'bot' },
  body,
});
const visit = { appointmentId: 'a', serviceId: 's', staffId: 'p', start: START };
const confirmed = (days: number) => fact(days, { type: 'appointment_confirmed', ...visit });
const handed = (days: number) => fact(days, { type: 'handed_off', reason: 'customer_request', summary: '' });
const understood = (days: number, outcome: 'flow' | 'fallback') =>
  fact(days, { type: 'message_understood', messageId: 'm', intent: 'None', score: 0, outcome });

describe('What comes of a meeting', () => {
  it('counts the goal within its days, and not before the meeting or after them', () => {
    expect(outcomeOf([confirmed(6.9)], START, rules)).toBe(GOAL_BIT);
    expect(outcomeOf([confirmed(7.1)], START, rules)).toBe(0);
    expect(outcomeOf([confirmed(-0.1)], START, rules)).toBe(0);
    expect(outcomeOf([fact(1, { type: 'lead_created' })], START, rules)).toBe(0);
  });

  it('counts no visit and no payment of before the meeting, though it is told of only after it', () => {
    const on = (days: number) => new Date(START.getTime() + days * DAY);
    const attended = { ...rules, goal: 'attended' as const, guardRails: ['no_show' as const] };
    const visited = (start: number, told: number) =>
      fact(told, { type: 'appointment_visited', ...visit, start: on(start) });
    expect(outcomeOf([visited(-0.5, 0.5)], START, attended)).toBe(0);
    expect(outcomeOf([visited(0.2, 0.5)], START, attended)).toBe(GOAL_BIT);
    // The salon is asked a day later; one who is marked as there before the hour was there, too.
    expect(outcomeOf([visited(0.2, 0.1)], START, attended)).toBe(GOAL_BIT);
    expect(outcomeOf([fact(0.5, { type: 'no_show', ...visit, start: on(-0.5) })], START, attended)).toBe(0);
    const paid = (days: number) =>
      fact(1, { type: 'offer_paid', orderId: 'o', offerId: 'f', amount: 1, ...(days < 1 && { paidAt: on(days) }) });
    expect(outcomeOf([paid(-2)], START, { ...rules, goal: 'paid' })).toBe(0);
    expect(outcomeOf([paid(0.5)], START, { ...rules, goal: 'paid' })).toBe(GOAL_BIT);
    expect(outcomeOf([paid(1)], START, { ...rules, goal: 'paid' })).toBe(GOAL_BIT);
  });

  it('counts guard-rails within days of their own, and only those that were chosen', () => {
    expect(outcomeOf([handed(1.9)], START, rules)).toBe(GUARD_BITS.handed_off);
    expect(outcomeOf([handed(2.1)], START, rules)).toBe(0);
    expect(outcomeOf([fact(1, { type: 'no_show', ...visit })], START, rules)).toBe(0);
    expect(outcomeOf([understood(1, 'flow')], START, rules)).toBe(0);
    expect(outcomeOf([understood(1, 'fallback'), confirmed(3)], START, rules)).toBe(GOAL_BIT | GUARD_BITS.fallback);
  });

  it('is stopped by a no to news, by a block of either side, and not by a yes', () => {
    const consent = (granted: boolean) => fact(1, { type: 'consent_changed', granted, source: 'chat' });
    expect(outcomeOf([consent(false)], START, rules)).toBe(GUARD_BITS.stopped);
    expect(outcomeOf([consent(true)], START, rules)).toBe(0);
    expect(outcomeOf([fact(1, { type: 'contact_blocked', reason: '' })], START, rules)).toBe(GUARD_BITS.stopped);
    const failed = fact(1, { type: 'message_undelivered', messageId: 'm', state: 'failed', reason: 'blocked' });
    expect(outcomeOf([failed], START, rules)).toBe(GUARD_BITS.stopped);
  });

  it('is the same bit by bit as facts come, in any order and repeated, and all at once', () => {
    const some = fc.array(
      fc.oneof(
        fc.double({ min: -3, max: 10, noNaN: true }).map(confirmed),
        fc.double({ min: -3, max: 10, noNaN: true }).map(handed),
        fc.double({ min: -3, max: 10, noNaN: true }).map((days) => understood(days, 'fallback')),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (facts) => {
        const step = (outcome: number, one: Fact) => {
          const { bits, since, until } = tellsOf(one, rules);
          return until >= START && START >= since ? outcome | bits : outcome;
        };
        const byAndBy = [...facts, ...facts].reverse().reduce(step, 0);
        expect(byAndBy).toBe(outcomeOf(facts, START, rules));
      }),
    );
  });
});
