import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeRecord } from '../../../bench/analytics/record.ts';
import { eventsOf as tell } from '../../../bench/analytics/tell.ts';
import { seededRandom } from '../../../bench/crash/seeded-random.ts';
import { createLocalDays } from '../../../src/domain/analytics/local-days.ts';
import { observe } from '../../../src/domain/analytics/observe.ts';
import type { DomainEvent, EventBody } from '../../../src/domain/event.ts';
import { buildBusiness } from '../../support/build-business.ts';
import { factsOf, figuresOf } from '../../support/figures-of.ts';
import * as h from './history.ts';

const NOW = Date.parse('2026-06-30T12:00:00Z');
const days = createLocalDays(buildBusiness());
const ALL = { from: new Date(0), to: new Date('2027-01-01'), narrowing: {}, withSpam: false };
const figure = (id: string, events: readonly DomainEvent[], query = ALL) =>
  figuresOf(events, query).find((kpi) => kpi.id === id);

const moved = (from: string, to: string, extra: object = {}): EventBody => ({
  type: 'stage_changed',
  from,
  to,
  fromPipeline: 'sales',
  toPipeline: 'sales',
  why: '',
  ...extra,
});
const began: EventBody = { type: 'dialog_opened', reopened: false, pipelineId: 'sales', stageId: 'new' };

describe('what figures know of a dialog', () => {
  it('is the same in whatever order its events come, and however often they are told', () => {
    const random = seededRandom(11);
    const events = tell(makeRecord(1, random, NOW, 6));
    const known = observe({ dialogId: 'dialog-0000001', events, now: null }, days);
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        expect(observe({ dialogId: 'dialog-0000001', events: shuffled, now: null }, days)).toEqual(known);
      }),
      { numRuns: 20 },
    );
  });

  it('is nothing without events of its own', () => {
    const events = h.eventsOf([{ at: '2026-06-01T09:00:00Z', dialogId: 'another', body: h.opened() }]);
    expect(observe({ dialogId: 'd1', events, now: null }, days)).toBeNull();
  });

  it('takes a dialog reopened after a mistake for one dialog, opened when it was', () => {
    const events = h.eventsOf([
      { at: '2026-06-01T09:00:00Z', body: h.opened() },
      { at: '2026-06-02T09:00:00Z', body: { type: 'dialog_closed' } },
      { at: '2026-06-03T09:00:00Z', body: { type: 'dialog_reopened' } },
      { at: '2026-06-03T09:01:00Z', body: h.lead },
    ]);
    expect(figure('dialogs', events)).toMatchObject({ value: 1 });
    expect(factsOf(events)[0]?.openedAt).toEqual(new Date('2026-06-01T09:00:00Z'));
  });

  it('stays what it is when two contacts become one: figures count dialogs', () => {
    const events = h.eventsOf([
      { at: '2026-06-01T09:00:00Z', dialogId: 'a', contactId: 'c1', body: h.opened() },
      { at: '2026-06-01T09:00:00Z', dialogId: 'b', contactId: 'c2', channelKind: 'telegram', body: h.opened() },
      {
        at: '2026-06-02T09:00:00Z',
        dialogId: 'a',
        contactId: 'c1',
        body: { type: 'contacts_merged', mergeId: 'm', otherId: 'c2', why: 'by_hand' },
      },
      { at: '2026-06-03T09:00:00Z', dialogId: 'b', contactId: 'c1', channelKind: 'telegram', body: h.lead },
    ]);
    expect(figure('chat_to_lead', events)).toMatchObject({ numerator: 1, denominator: 2 });
  });

  it('credits a dialog to whoever led it last, and an answer to whoever gave it', () => {
    const to = (from: string | null, next: string | null): EventBody => ({
      type: 'assignee_changed',
      from,
      to: next,
      why: '',
    });
    const events = h.eventsOf([
      { at: '2026-06-01T09:00:00Z', body: h.opened() },
      { at: '2026-06-01T09:01:00Z', body: to(null, 'olga') },
      { at: '2026-06-01T09:02:00Z', body: { ...sentBy('olga'), responseMs: 60_000 } },
      { at: '2026-06-01T09:03:00Z', body: to('olga', 'petr') },
      { at: '2026-06-01T09:04:00Z', body: to('petr', null) },
    ]);
    const of = (id: string, manager: string | null) =>
      figure(id, events, { ...ALL, narrowing: { manager } })?.denominator;
    expect([of('dialogs', 'petr'), of('dialogs', 'olga'), of('dialogs', null)]).toEqual([1, 0, 0]);
    expect([of('operator_first_response', 'olga'), of('operator_first_response', 'petr')]).toEqual([1, null]);
  });

  it('leaves out what is in a stage of no request now, wherever it was before', () => {
    const events = h.eventsOf([
      { at: '2026-06-01T09:00:00Z', dialogId: 'spam', body: began },
      { at: '2026-06-01T09:00:00Z', dialogId: 'spam', body: moved('new', 'spam') },
      { at: '2026-06-01T09:00:00Z', dialogId: 'pardoned', body: began },
      { at: '2026-06-01T09:01:00Z', dialogId: 'pardoned', body: moved('new', 'spam') },
      { at: '2026-06-01T09:02:00Z', dialogId: 'pardoned', body: moved('spam', 'new') },
    ]);
    expect(figure('dialogs', events)?.value).toBe(1);
    expect(figure('dialogs', events, { ...ALL, withSpam: true })?.value).toBe(2);
  });

  it('follows the way through the stages, with who moved it; a stage that was merged is no step', () => {
    const events = h.eventsOf([
      { at: '2026-06-01T09:00:00Z', actor: { kind: 'customer' }, body: began },
      { at: '2026-06-01T09:01:00Z', actor: { kind: 'operator', id: 'olga' }, body: moved('new', 'target') },
      { at: '2026-06-01T09:02:00Z', body: moved('target', 'deal', { isUpkeep: true }) },
      {
        at: '2026-06-01T09:03:00Z',
        actor: { kind: 'trigger', id: 't1' },
        body: moved('deal', 'first', { toPipeline: 'partners' }),
      },
    ]);
    expect(factsOf(events)[0]?.steps).toEqual([
      { visit: 'sales/new', at: new Date('2026-06-01T09:00:00Z'), by: 'customer' },
      { visit: 'sales/deal', at: new Date('2026-06-01T09:01:00Z'), by: 'operator:olga' },
      { visit: 'partners/first', at: new Date('2026-06-01T09:03:00Z'), by: 'trigger:t1' },
    ]);
  });

  it('begins an old dialog, of whose opening no stage was told, where its first move began or where it is', () => {
    const opening = h.eventsOf([{ at: '2026-06-01T09:00:00Z', body: h.opened() }]);
    const now = { pipelineId: 'sales', stageId: 'deal' };
    const begins = (events: DomainEvent[]) => observe({ dialogId: 'd1', events, now }, days)?.steps[0]?.visit;
    const later = h.eventsOf([
      { at: '2026-06-01T09:00:00Z', body: h.opened() },
      { at: '2026-06-02T09:00:00Z', body: { type: 'stage_changed', from: 'new', to: 'deal', why: '' } },
    ]);
    expect([begins(opening), begins(later)]).toEqual(['sales/deal', 'sales/new']);
  });

  it('lets a person’s word on a conversion stand before the machine’s, and takes what was not scored for not judged', () => {
    const events = h.eventsOf([
      { at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.opened() },
      { at: '2026-06-01T09:01:00Z', dialogId: 'a', body: judged('not_converted', 'person') },
      { at: '2026-06-01T09:02:00Z', dialogId: 'a', body: judged('converted', 'gpt') },
      { at: '2026-06-01T09:00:00Z', dialogId: 'b', body: h.opened() },
      { at: '2026-06-01T09:01:00Z', dialogId: 'b', body: judged('converted', 'gpt') },
      { at: '2026-06-01T09:00:00Z', dialogId: 'c', body: h.opened() },
      { at: '2026-06-01T09:01:00Z', dialogId: 'c', body: judged('not_scored', 'gpt') },
    ]);
    expect(figure('dialog_conversion', events)).toMatchObject({ numerator: 1, denominator: 2 });
  });

  it('falls back to the machine’s verdict when a person takes theirs back', () => {
    const events = h.eventsOf([
      { at: '2026-06-01T09:00:00Z', body: h.opened() },
      { at: '2026-06-01T09:01:00Z', body: judged('converted', 'gpt') },
      { at: '2026-06-01T09:02:00Z', body: judged('not_converted', 'person') },
      { at: '2026-06-01T09:03:00Z', body: judged('not_scored', 'person') },
    ]);
    expect(figure('dialog_conversion', events)).toMatchObject({ value: 1, denominator: 1 });
  });
});

const judged = (verdict: 'converted' | 'not_converted' | 'not_scored', by: 'gpt' | 'person'): EventBody => ({
  type: 'conversion_judged',
  verdict,
  by,
  version: 1,
  quote: '',
  reason: '',
});

const sentBy = (operatorId: string) => ({
  type: 'message_sent' as const,
  messageId: `by-${operatorId}`,
  author: 'operator',
  first: true,
  operatorId,
});
