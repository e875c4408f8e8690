import { describe, expect, it } from '@jest/globals';
import { DEED_WORDS } from '../../../src/domain/flow/deeds.ts';
import { Flow } from '../../../src/domain/flow/flow.ts';
import { knownSlots } from '../../../src/domain/flow/known-slots.ts';
import { lintFlow } from '../../../src/domain/flow/lint.ts';
import { CALL_WORDS } from '../../../src/engine/calls/call-words.ts';

const say = { ru: 'Да', en: 'Yes' };
const both = (text: string) => ({ ru: text, en: text });
/** Steps behind a condition; a plain object with `then` is taken for a promise by linters. */
const leadsTo = (...steps: object[]): object => Object.fromEntries([['then', steps]]);
const flowOf = (id: string, steps: unknown[], more: object = {}): Flow =>
  Flow.parse({ id, title: say, steps, ...more });

const BOOK = flowOf('book', [{ ask: 'service', say }, { end: 'booked' }], { slots: { service: 'service' } });

function faultsOf(steps: unknown[], more: object = {}, others: Flow[] = [BOOK]) {
  const flow = flowOf('visit', steps, { slots: { date: 'date' }, ...more });
  return lintFlow(flow, {
    flows: new Map([flow, ...others].map((one) => [one.id, one])),
    intents: new Set(['booking.create']),
    calls: CALL_WORDS,
    deeds: DEED_WORDS,
  });
}
const told = (level: 'error' | 'warning', ...given: Parameters<typeof faultsOf>) =>
  faultsOf(...given)
    .filter((fault) => fault.level === level)
    .map(({ path, reason }) => `${path.join('.')}: ${reason}`);
const errors = (...given: Parameters<typeof faultsOf>) => told('error', ...given);
const warnings = (...given: Parameters<typeof faultsOf>) => told('warning', ...given);
const hints = (...given: Parameters<typeof faultsOf>) => faultsOf(...given).flatMap(({ hint }) => hint ?? []);

describe('lintFlow', () => {
  it('knows no slot and no ending by a name that every object has', () => {
    expect(Flow.safeParse({ id: 'a', title: say, steps: [{ end: 'constructor' }] }).success).toBe(false);
    expect(Flow.safeParse({ id: 'a', title: say, slots: { constructor: 'text' }, steps: [{ say }] }).success).toBe(
      false,
    );
    const forged = Object.fromEntries([
      ['constructor', 'x'],
      ['__proto__', 'x'],
      ['service', 'y'],
    ]);
    expect(Object.keys(knownSlots(BOOK, forged))).toEqual(['service']);
  });

  it('finds nothing in a sound flow', () => {
    const steps = [{ ask: 'date', say }, { say: both('{{date}}') }, { run: 'book' }];
    expect(faultsOf(steps, { starts_on: ['booking.create'] })).toEqual([]);
  });

  it.each([
    [[{ ask: 'day', say }], 'steps.0.ask: "day" is not among the flow\'s slots'],
    [[{ set: { toString: 'x' } }], 'steps.0.set.toString: "toString" is not among the flow\'s slots'],
    [[{ say, when: { any: [{ has: 'day' }] } }], 'steps.0.when.any.0.has: "day" is not among the flow\'s slots'],
    [[{ set: { day: 'x' } }], 'steps.0.set.day: "day" is not among the flow\'s slots'],
    [[{ run: 'nowhere' }], 'steps.0.run: there is no flow "nowhere"; there are: book, visit'],
    [
      [{ sub: 'book', in: { day: 'date' } }],
      'steps.0.sub.in.day: the flow "book" has no slot "day"'.replace('.sub', ''),
    ],
    [[{ say: { ru: '{{date}}', en: 'x' } }], 'steps.0.say.en: lacks {{date}}, which the Russian text has'],
    [[{ say: [say, { ru: 'x', en: '{{date}}' }] }], 'steps.0.say.1.ru: lacks {{date}}, which the English text has'],
    [[{ say: both('{{dat}}') }], 'steps.0.say: nothing fills {{dat}} here'],
    [[{ say: both('{{address}}') }, { call: 'facts', on: {} }], 'steps.0.say: nothing fills {{address}} here'],
    [[{ end: true }, { say }], 'steps.1: is never reached: the step before it ends the flow'],
    [
      [{ call: 'opening', on: { open: [{ end: true }], closed: [{ run: 'book' }] } }, { say }],
      'steps.1: is never reached: the step before it ends the flow',
    ],
    [
      [{ choose: [{ when: { has: 'date' }, ...leadsTo({ end: true }) }], else: [{ run: 'book' }] }, { say }],
      'steps.1: is never reached: the step before it ends the flow',
    ],
    [
      [{ call: 'opening', on: { open: [], shut: [] } }],
      'steps.0.on.shut: "opening" never ends as "shut"; it ends as: open, closed',
    ],
    [
      [{ sub: 'book', on: { done: [], gone: [] } }],
      'steps.0.on.gone: "book" never ends as "gone"; it ends as: done, cancelled, booked',
    ],
    [
      [
        { id: 'a', say },
        { id: 'a', say },
      ],
      'steps.1.id: another step is called "a" already',
    ],
    [[{ call: 'times', on: {} }], 'steps.0.call: "times" needs the slot "service", which this flow does not have'],
    [
      [{ say, buttons: [{ label: say, payload: 's:boook?' }] }],
      'steps.0.buttons.0.payload: leads to the flow "boook", which does not exist; there are: book, visit',
    ],
    [
      [{ say, buttons: [{ label: say, payload: 's:book?staff=anna' }] }],
      'steps.0.buttons.0.payload: the flow "book" has no slot "staff"',
    ],
    [
      [{ say, buttons: [{ label: say, payload: 'book' }] }],
      'steps.0.buttons.0.payload: "book" means nothing to the bot',
    ],
    [
      [{ say, buttons: [{ label: say, payload: `s:book?service=${'x'.repeat(60)}` }] }],
      'steps.0.buttons.0.payload: is too long for a button: 75 bytes of 64',
    ],
    [
      [{ say, buttons: [{ label: both('{{date}}'), payload: 'a:yes' }] }],
      'steps.0.buttons.0.label: {{date}} is not filled in here',
    ],
  ])('tells where %j is wrong and why', (steps, fault) => expect(errors(steps)).toEqual([fault]));

  it('refuses to start on an intent that does not exist, or on None', () => {
    expect(errors([{ say }], { starts_on: ['None', 'booking.fly'] })).toEqual([
      'starts_on.0: there is no intent "None"',
      'starts_on.1: there is no intent "booking.fly"',
    ]);
  });

  it('knows what an action needs, and which look-up gives it', () => {
    const slots = { service: 'service', date: 'date', time: 'time' };
    expect(errors([{ do: 'book' }], { slots })).toEqual([
      'steps.0.do: "book" needs staffId and start, which no look-up before it gives',
    ]);
    expect(hints([{ do: 'book' }], { slots })).toContain('call check_wish before it');
    const checked = { call: 'check_wish', on: { free: [{ do: 'book' }], otherwise: [{ say: both('{{onday}}') }] } };
    expect(errors([checked], { slots })).toEqual([]);
    const wrong = { call: 'check_wish', on: { free: [], taken: [{ do: 'book' }], otherwise: [] } };
    expect(errors([wrong], { slots })).toHaveLength(1);
    expect(errors([{ do: 'cancel_appointment' }])).toEqual([
      'steps.0.do: "cancel_appointment" needs the slot "appointment", which this flow does not have',
    ]);
  });

  it('knows which values an outcome gives', () => {
    const hours = (key: string) => [{ call: 'hours', on: { [key]: [{ say: both('{{onday}}') }], otherwise: [] } }];
    expect(errors(hours('day'))).toEqual([]);
    expect(errors(hours('week'))).toEqual(['steps.0.on.week.0.say: nothing fills {{onday}} here']);
  });

  it('finds conditions that never hold, and choices that are none', () => {
    const choices = [
      { value: 'gift', label: say },
      { value: 'self', label: say },
    ];
    const slots = { kind: 'option', date: 'date' };
    const ask = { ask: 'kind', say, choices };
    expect(errors([ask, { say, when: { is: { kind: 'gilt' } } }], { slots })).toEqual([
      'steps.1.when.is.kind: "gilt" is no answer to "kind"; there are: gift, self',
    ]);
    expect(hints([ask, { say, when: { is: { kind: 'gilt' } } }], { slots })).toContain('did you mean "gift"?');
    expect(errors([ask, { say, when: { at_least: { date: 3 } } }], { slots })).toEqual([
      'steps.1.when.at_least.date: "date" is a date, not a number',
    ]);
    expect(errors([{ ...ask, ask: 'date' }], { slots })[0]).toMatch(/choices need a slot of the kind "option"/);
    expect(errors([{ ask: 'kind', say }], { slots })).toEqual([
      'steps.0.ask: "kind" is an option, and its question offers none',
    ]);
  });

  it('finds flows that lead to each other for ever, and none where something is asked on the way', () => {
    const back = (steps: object[], slots: object = {}) => flowOf('other', [...steps, { run: 'visit' }], { slots });
    const jump = [{ run: 'other' }];
    expect(errors(jump, {}, [back([])])).toEqual([
      'steps.0.run: goes round for ever: visit → other → visit, and nothing is asked on the way',
    ]);
    expect(errors([{ sub: 'other' }], {}, [back([])])).toHaveLength(1);
    expect(errors([{ run: 'visit' }])).toHaveLength(1);
    expect(errors(jump, {}, [back([{ confirm: ['date'], say, change: say }], { date: 'date' })])).toEqual([]);
    // A question whose answer is carried round is asked once; one whose answer is lost is asked in each round.
    const asks = [{ ask: 'date', say }];
    expect(errors(jump, {}, [back(asks, { date: 'date' })])).toHaveLength(1);
    expect(errors(jump, { slots: {} }, [back(asks, { date: 'date' })])).toEqual([]);
  });

  it('warns of what is only odd: outcomes without a branch, slots that nobody asks for or uses, texts that are split', () => {
    expect(warnings([{ call: 'opening', on: { open: [{ say }] } }], { slots: {} })).toEqual([
      'steps.0.on: nothing is said of "closed"',
    ]);
    expect(warnings([{ ask: 'date', say }])).toEqual(['slots.date: "date" is asked for, but nothing uses the answer']);
    expect(warnings([{ say }])).toEqual(['slots.date: "date" is not used']);
    expect(warnings([{ say: both('{{note}}') }], { slots: { note: 'text' } })).toEqual([
      'slots.note: "note" is never asked nor filled',
    ]);
    const long = { ru: 'я'.repeat(501), en: 'x' };
    expect(warnings([{ say: long }], { slots: {} })).toEqual([
      'steps.0.say.ru: is too long for one message of instagram: it comes in pieces there',
    ]);
  });

  it('lets a person read what was asked before a handoff, and a flow use what its sub-flow asks', () => {
    expect(
      warnings([
        { ask: 'date', say },
        { handoff: 'flow', say },
      ]),
    ).toEqual([]);
    const asking = flowOf('other', [{ sub: 'visit', out: { date: 'date' } }, { say: both('{{date}}') }], {
      slots: { date: 'date' },
    });
    expect(warnings([{ ask: 'date', say }], {}, [asking])).toEqual([]);
  });
});
