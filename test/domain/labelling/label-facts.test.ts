import { expect, it } from '@jest/globals';
import { observeLabels } from '../../../src/domain/analytics/observe-labels.ts';
import type { EventBody } from '../../../src/domain/event.ts';
import { buildEvent } from '../../support/build-event.ts';

type Label = Extract<EventBody, { type: 'intent_labelled' }>;

const given = (minute: number, over: Partial<Label>) =>
  buildEvent(
    { type: 'intent_labelled', messageId: 'm1', predicted: 'a', actual: 'b', sample: 'random', weight: 4, ...over },
    { id: `event-${minute}`, at: new Date(Date.UTC(2026, 10, 1, 9, minute)) },
  );

it('a label counts as it was drawn, not while it is taken back, and as it is given anew', () => {
  const first = given(1, {});
  const undone = given(2, { undone: true });
  expect(observeLabels([first])).toMatchObject([{ value: 4, marks: ['random'] }]);
  expect(observeLabels([first, undone])).toEqual([]);
  expect(observeLabels([first, undone, given(3, { actual: 'a' })])).toMatchObject([
    { value: 4, marks: ['right', 'random'] },
  ]);
});
