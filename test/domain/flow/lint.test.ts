import { describe, expect, it } from '@jest/globals';
import { Flow } from '../../../src/domain/flow/flow.ts';
import { lintFlow } from '../../../src/domain/flow/lint.ts';

const WORDS = {
  flows: new Set(['visit', 'book']),
  intents: new Set(['booking.create']),
  calls: new Set(['days']),
  deeds: new Set(['book']),
};
const say = { ru: 'Да', en: 'Yes' };
const faultsOf = (steps: unknown[], more: object = {}) =>
  lintFlow(Flow.parse({ id: 'visit', title: say, slots: { date: 'date' }, steps, ...more }), WORDS).map(
    ({ path, reason }) => `${path.join('.')}: ${reason}`,
  );

describe('lintFlow', () => {
  it('finds nothing in a sound flow', () => {
    expect(
      faultsOf([{ ask: 'date', options: 'days', say }, { do: 'book' }, { run: 'book' }], {
        starts_on: ['booking.create'],
      }),
    ).toEqual([]);
  });

  it.each([
    [[{ ask: 'day', say }], 'steps.0.ask: "day" is not among the flow\'s slots'],
    [[{ call: 'nights', on: {} }], 'steps.0.call: there is no look-up "nights"; there are: days'],
    [
      [{ call: 'days', on: { some: [{ do: 'fly' }] } }],
      'steps.0.on.some.0.do: there is no action "fly"; there are: book',
    ],
    [[{ run: 'nowhere' }], 'steps.0.run: there is no flow "nowhere"; there are: book, visit'],
    [[{ say: { ru: '{{date}}', en: 'x' } }], 'steps.0.say.en: lacks {{date}}, which the Russian text has'],
    [[{ end: true }, { say }], 'steps.1: is never reached: the step before it ends the flow'],
  ])('tells where %j is wrong and why', (steps, fault) => expect(faultsOf(steps)).toEqual([fault]));

  it('refuses to start on an intent that does not exist, or on None', () => {
    expect(faultsOf([{ say }], { starts_on: ['None', 'booking.fly'] })).toEqual([
      'starts_on.0: there is no intent "None"',
      'starts_on.1: there is no intent "booking.fly"',
    ]);
  });
});
