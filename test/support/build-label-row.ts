import type { LabelRow } from '../../src/domain/labelling/label-row.ts';

/** A message drawn by chance that waits to be labelled. */
export function buildLabelRow(overrides: Partial<LabelRow> = {}): LabelRow {
  return {
    id: 'message-1',
    dialogId: 'dialog-1',
    channelKind: 'web',
    predicted: 'info.hours',
    score: 0.8,
    at: new Date('2026-11-09T09:00:00Z'),
    week: '2026-11-09',
    sample: 'random',
    weight: 2,
    order: 0.5,
    state: 'waiting',
    actual: null,
    by: null,
    doneAt: null,
    leasedBy: null,
    leaseUntil: new Date(0),
    version: 0,
    ...overrides,
  };
}
