import { describe, expect, it } from '@jest/globals';
import { problemDetail } from '../../src/console/api/problem.ts';
import { staleKeys } from '../../src/console/api/stale-keys.ts';
import { receiptRows } from '../../src/console/inbox/thread/receipt-rows.ts';
import { EventBody } from '../../src/domain/event.ts';

describe('an event on the live stream', () => {
  it('of a new message refreshes thread, list and card', () => {
    const keys = staleKeys({ dialogId: 'd1', body: { type: 'message_received' } });
    expect(keys).toEqual([['messages', 'd1'], ['dialogs'], ['dialog', 'd1']]);
  });

  it('of delivery refreshes the thread only', () => {
    expect(staleKeys({ dialogId: 'd1', body: { type: 'message_sent' } })).toEqual([['messages', 'd1']]);
  });

  it('of a line that did not come, or that somebody has dealt with, refreshes the list of these', () => {
    for (const type of ['message_undelivered', 'message_requeued', 'message_settled'] as const) {
      expect(staleKeys({ dialogId: 'd1', body: { type } })).toContainEqual(['undelivered']);
    }
  });

  it('of any known kind touches nothing of other dialogs', () => {
    for (const option of EventBody.options) {
      // Lists have no id.
      for (const [, id = 'd1'] of staleKeys({ dialogId: 'd1', body: { type: option.shape.type.value } })) {
        expect(id).toBe('d1');
      }
    }
  });
});

describe('a refusal', () => {
  it('is told in the words of the server', () => {
    expect(problemDetail({ title: 'Conflict', detail: 'Диалог уже закрыт', status: 409 })).toBe('Диалог уже закрыт');
    expect(problemDetail({ message: 'Invalid email or password' })).toBe('Invalid email or password');
    expect(problemDetail({ title: 'Conflict' })).toBe('Conflict');
  });

  it.each([null, 'gateway', { detail: 5 }, []])('without words is none: %p', (body) => {
    expect(problemDetail(body)).toBe('');
  });
});

describe('a receipt', () => {
  it('lists what is known, in order, and nothing else', () => {
    const rows = receiptRows(
      {
        because: 'flow',
        flow: 'book',
        intent: 'booking.create',
        score: 0.934,
        proposes: [{ date: '2026-03-06', time: '15:00', staffId: 'irina' }],
      },
      (intent) => `<${intent}>`,
    );
    expect(rows).toEqual([
      { label: 'flow', value: 'book' },
      { label: 'intent', value: '<booking.create> · 93\u00A0%' },
      { label: 'proposes', value: '2026-03-06 15:00, irina' },
    ]);
  });
});
