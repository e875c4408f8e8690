import { describe, expect, it } from '@jest/globals';
import { bursts } from '../../../src/domain/journal/bursts.ts';
import { differences } from '../../../src/domain/journal/differences.ts';
import { type Heard, heardIn, type Line } from '../../../src/domain/journal/heard.ts';

const line = (seq: number, author: Line['author'], text: string, rest: Partial<Line> = {}): Line => ({
  id: `m${seq}`,
  dialogId: 'd1',
  seq,
  author,
  text,
  understood: null,
  receipt: null,
  ...rest,
});

describe('What the bot heard', () => {
  it('is each line of the customer with what it said to it, without reminders, people and notes', () => {
    const lines = [
      line(4, 'customer', 'сколько стоит?', { understood: { intent: 'info.price', score: 0.9 } }),
      line(1, 'customer', 'запишите'),
      line(2, 'customer', 'на завтра', { understood: { intent: 'booking.create', score: 0.8 } }),
      line(3, 'bot', 'На какое время?', { receipt: { because: 'flow' } }),
      line(5, 'bot', 'От 1 500 ₽.', { receipt: { because: 'responder' } }),
      line(6, 'operator', 'Добрый день!'),
      line(7, 'bot', 'Напоминаем о визите.', { receipt: { because: 'reminder' } }),
      line(8, 'bot', 'Что-нибудь ещё?', { dialogId: 'd2' }),
    ];
    expect(heardIn(lines, new Map([['m4', 'responder']]))).toEqual([
      { messageId: 'm1', text: 'запишите', intent: null, outcome: null, replies: [] },
      { messageId: 'm2', text: 'на завтра', intent: 'booking.create', outcome: null, replies: ['На какое время?'] },
      { messageId: 'm4', text: 'сколько стоит?', intent: 'info.price', outcome: 'responder', replies: ['От 1 500 ₽.'] },
    ]);
  });
});

describe('Differences', () => {
  const heard = (messageId: string, rest: Partial<Heard> = {}): Heard => ({
    messageId,
    text: messageId,
    intent: 'info.hours',
    outcome: 'flow',
    replies: ['С 10 до 20'],
    ...rest,
  });

  it('are none for the same meaning and answer', () => {
    expect(differences([heard('a'), heard('b')], [heard('b'), heard('a')])).toEqual([]);
  });

  it('name what was and what is, also where one side is missing', () => {
    const before = [heard('a'), heard('b'), heard('gone')];
    const today = [heard('new'), heard('a', { replies: ['С 9 до 21'] }), heard('b')];
    expect(differences(before, today)).toEqual([
      {
        messageId: 'a',
        text: 'a',
        before: { intent: 'info.hours', outcome: 'flow', replies: ['С 10 до 20'] },
        today: { intent: 'info.hours', outcome: 'flow', replies: ['С 9 до 21'] },
      },
      { messageId: 'gone', text: 'gone', before: expect.anything(), today: null },
      { messageId: 'new', text: 'new', before: null, today: expect.anything() },
    ]);
  });
});

describe('Bursts', () => {
  async function burstsOf(rows: [string, number][], quietMs: number): Promise<string[]> {
    async function* came() {
      for (const [threadId, ms] of rows) yield { threadId, receivedAt: new Date(ms) };
    }
    const found: string[] = [];
    for await (const burst of bursts(came(), quietMs)) {
      found.push(burst.map(({ threadId, receivedAt }) => `${threadId}${receivedAt.getTime()}`).join(' '));
    }
    return found;
  }

  it('keep lines of one chat in quick succession together, and come in order of their ends', async () => {
    const rows: [string, number][] = [
      ['a', 0],
      ['b', 300],
      ['a', 600],
      ['b', 2_000],
      ['a', 2_100],
    ];
    expect(await burstsOf(rows, 1_000)).toEqual(['b300', 'a0 a600', 'b2000', 'a2100']);
    expect(await burstsOf(rows, 0)).toEqual(['a0', 'b300', 'a600', 'b2000', 'a2100']);
  });

  it('lose and repeat nothing', async () => {
    const rows = Array.from({ length: 50 }, (_, index): [string, number] => ['abc'[index % 3] ?? 'a', index * 137]);
    const found = await burstsOf(rows, 400);
    expect(found.flatMap((burst) => burst.split(' ')).sort()).toEqual(rows.map(([id, ms]) => `${id}${ms}`).sort());
  });
});
