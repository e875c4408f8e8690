import { describe, expect, it } from '@jest/globals';
import { threadLines } from '../../src/console/inbox/thread/thread-lines.ts';
import { buildMessage } from './build-message.ts';

const shape = (messages: Parameters<typeof threadLines>[0]): string[] =>
  threadLines(messages, 'Europe/Moscow').map((line) =>
    line.kind === 'day' ? line.day : `${line.message.seq}${line.opensGroup ? ' opens' : ''}`,
  );

describe('a thread', () => {
  it('of nothing is empty', () => {
    expect(threadLines([], 'Europe/Moscow')).toEqual([]);
  });

  it('puts a heading before each new day of the business', () => {
    const lines = shape([
      buildMessage({ seq: 1, at: '2026-03-05T20:59:00.000Z' }),
      buildMessage({ seq: 2, at: '2026-03-05T21:00:00.000Z' }),
    ]);
    expect(lines).toEqual(['2026-03-05', '1 opens', '2026-03-06', '2 opens']);
  });

  it('names the author once for lines said in a row', () => {
    const lines = shape([
      buildMessage({ seq: 1, at: '2026-03-05T09:00:00.000Z' }),
      buildMessage({ seq: 2, at: '2026-03-05T09:01:00.000Z' }),
      buildMessage({ seq: 3, at: '2026-03-05T09:30:00.000Z' }),
    ]);
    expect(lines).toEqual(['2026-03-05', '1 opens', '2', '3 opens']);
  });

  it('keeps notes, and colleagues, apart', () => {
    const anna = { id: 'op-1', name: 'Анна' };
    const lines = shape([
      buildMessage({ seq: 1, author: 'operator', operator: anna, delivery: { state: 'sent' } }),
      buildMessage({ seq: 2, author: 'operator', operator: anna, delivery: { state: 'private' } }),
      buildMessage({
        seq: 3,
        author: 'operator',
        operator: { id: 'op-2', name: 'Ольга' },
        delivery: { state: 'private' },
      }),
    ]);
    expect(lines).toEqual(['2026-03-05', '1 opens', '2 opens', '3 opens']);
  });
});
