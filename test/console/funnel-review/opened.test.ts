import { describe, expect, it } from '@jest/globals';
import { type Opened, openedParams, readOpened, writeOpened } from '../../../src/console/funnel-review/opened.ts';
import { forwardFlows } from '../../../src/console/funnel-review/sankey-options.ts';

const read = (opened: Opened) => readOpened(new URLSearchParams(writeOpened(opened)));

describe('the opened number of the funnel review', () => {
  it('is read from an address as it was written', () => {
    const jump = {
      of: 'skipped',
      stage: 'qualification',
      origin: 'none',
      target: 'booked',
      by: 'operator:anna',
    } as const;
    expect(openedParams(read(jump) ?? { of: 'all' })).toEqual(jump);
    const reached = { of: 'reached', goal: 'paid', narrowing: { source: 'call' } } as const;
    expect(openedParams(read(reached) ?? { of: 'all' })).toEqual({ of: 'reached', goal: 'paid', source: 'call' });
  });

  it('is none for an address that opens nothing, or what nobody knows', () => {
    expect(readOpened(new URLSearchParams(writeOpened(null)))).toBeNull();
    expect(readOpened(new URLSearchParams('of=everything'))).toBeNull();
  });
});

describe('the streams of the picture', () => {
  it('go forward alone, since it knows no circles; in from outside and out of it', () => {
    const stage = (stageId: string) => ({ stageId, colour: '#4dabf7' });
    const flow = (from: string | null, to: string | null) => ({ from, to, dialogs: 1, moves: 1 });
    const review = {
      stages: ['new', 'qualification', 'lost'].map(stage),
      transitions: [flow(null, 'new'), flow('new', 'lost'), flow('lost', 'qualification'), flow('new', null)],
    };
    expect(forwardFlows(review)).toEqual([flow(null, 'new'), flow('new', 'lost'), flow('new', null)]);
  });
});
