import { describe, expect, it } from '@jest/globals';
import type { LabelRow } from '../../../src/domain/labelling/label-row.ts';
import { perform } from '../../../src/domain/perform/perform.ts';
import { buildLabelRow } from '../../support/build-label-row.ts';
import { buildDraft, MOMENT } from '../../support/build-situation.ts';

const OLGA = { kind: 'operator', id: 'olga' } as const;
const LATER = new Date(MOMENT.getTime() + 60_000);
const label = { kind: 'label_intent', messageId: 'm1', predicted: 'x', actual: 'info.price', fromQueue: true } as const;

const draftWith = (row: Partial<LabelRow> | null) =>
  buildDraft({ labels: row ? [buildLabelRow({ id: 'm1', ...row })] : [] }, { actor: OLGA });

describe('labelling a message of the queue', () => {
  it('tells what the draw said of it, so that it counts as it was drawn', () => {
    const draft = draftWith({ predicted: 'info.hours', sample: 'random', weight: 7.5 });
    expect(perform(draft, [label])).toBeUndefined();
    expect(draft.changes.events.map(({ body }) => body)).toEqual([
      {
        type: 'intent_labelled',
        messageId: 'm1',
        predicted: 'info.hours',
        actual: 'info.price',
        sample: 'random',
        weight: 7.5,
      },
    ]);
    expect(draft.changes.labels).toMatchObject([
      { state: 'labelled', actual: 'info.price', by: 'olga', doneAt: MOMENT },
    ]);
  });

  it('gives a message that the bot failed on no weight: it was not drawn', () => {
    const draft = draftWith({ sample: 'fallback', weight: null });
    perform(draft, [label]);
    expect(draft.changes.events[0]?.body).toMatchObject({ sample: 'fallback' });
    expect(draft.changes.events[0]?.body).not.toHaveProperty('weight');
  });

  it.each([
    ['is not in it', null, 'not in the labelling queue'],
    ['was labelled already', { state: 'labelled', actual: 'None' }, 'already'],
    ['was skipped', { state: 'skipped' }, 'already'],
    ['a colleague is looking at', { leasedBy: 'petr', leaseUntil: LATER }, 'colleague'],
  ] as const)('is refused for one that %s', (_, row, reason) => {
    const draft = draftWith(row);
    expect(perform(draft, [label])?.reason).toContain(reason);
  });

  it('is allowed for one whose time with a colleague is over', () => {
    expect(perform(draftWith({ leasedBy: 'petr', leaseUntil: MOMENT }), [label])).toBeUndefined();
  });

  it('past the queue, in the dialog itself, counts as drawn as well, and may be given again', () => {
    const draft = draftWith({ state: 'labelled', actual: 'None', sample: 'random', weight: 2 });
    expect(perform(draft, [{ ...label, fromQueue: undefined }])).toBeUndefined();
    expect(draft.changes.events[0]?.body).toMatchObject({ sample: 'random', weight: 2, actual: 'info.price' });
  });

  it('past the queue says nothing of a sample for a message that is in none', () => {
    const draft = draftWith(null);
    perform(draft, [{ ...label, fromQueue: undefined }]);
    expect(draft.changes.events[0]?.body).toEqual({
      type: 'intent_labelled',
      messageId: 'm1',
      predicted: 'x',
      actual: 'info.price',
    });
    expect(draft.changes.labels).toEqual([]);
  });
});

describe('taking a label back', () => {
  const undo = { kind: 'take_back_label', messageId: 'm1' } as const;

  it('leaves the message waiting for whoever had labelled it, and says that the label counts no more', () => {
    const draft = draftWith({ state: 'labelled', actual: 'info.price', by: 'olga', sample: 'random', weight: 4 });
    expect(perform(draft, [undo])).toBeUndefined();
    expect(draft.changes.labels).toMatchObject([{ state: 'waiting', actual: null, by: null, leasedBy: 'olga' }]);
    expect(draft.changes.events[0]?.body).toMatchObject({ messageId: 'm1', sample: 'random', weight: 4, undone: true });
  });

  it.each([
    ['somebody else has given', { state: 'labelled', actual: 'None', by: 'petr' }],
    ['is not there', { state: 'waiting' }],
  ] as const)('is refused for one that %s', (_, row) => {
    expect(perform(draftWith(row), [undo])).toMatchObject({ kind: 'refused' });
  });
});
