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
  const WORDS = {
    intent: (intent: string) => `<${intent}>`,
    tool: (name: string) => name,
    rejected: (reason: string) => reason,
    count: String,
    took: (seconds: string, tries: number) => `${seconds} / ${tries}`,
  };

  it('of an answer tells its pages with their dates, look-ups, tokens, cost and time', () => {
    const rows = receiptRows(
      {
        because: 'responder',
        passages: ['parking.ru.md#1', 'business:hours#ru'],
        tools: ['prices'],
        rejected: 'unsupported: 300 ₽',
        answer: {
          sources: [{ id: 'parking.ru.md#1', source: 'parking', updated: '2026-11-01' }],
          calls: [{ name: 'prices', args: '{"serviceId":"beard"}', digest: 'abc' }],
          tokens: { prompt: 1200, completion: 60, estimated: true },
          cost: 0.000216,
          ms: 1240,
          tries: 2,
        },
      },
      WORDS,
    );
    expect(rows).toEqual([
      { label: 'passages', value: 'parking.ru.md#1 · 2026-11-01\nbusiness:hours#ru' },
      { label: 'looked', value: 'prices {"serviceId":"beard"} #abc' },
      { label: 'rejected', value: 'unsupported: 300 ₽' },
      { label: 'tokens', value: '≈ 1200 + 60' },
      { label: 'cost', value: '$0.00022' },
      { label: 'took', value: '1.2 / 2' },
    ]);
  });

  it('lists what is known, in order, and nothing else', () => {
    const rows = receiptRows(
      {
        because: 'flow',
        flow: 'book',
        intent: 'booking.create',
        score: 0.934,
        proposes: [{ date: '2026-03-06', time: '15:00', staffId: 'irina' }],
      },
      WORDS,
    );
    expect(rows).toEqual([
      { label: 'flow', value: 'book' },
      { label: 'intent', value: '<booking.create> · 93\u00A0%' },
      { label: 'proposes', value: '2026-03-06 15:00, irina' },
    ]);
  });
});
