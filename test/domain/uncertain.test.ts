import { describe, expect, it } from '@jest/globals';
import type { Outgoing } from '../../src/domain/outgoing.ts';
import { judgeUncertain } from '../../src/domain/uncertain.ts';

const caught = (times: number): { outgoing: Outgoing } => ({
  outgoing: {
    channelId: 'telegram:1',
    chatId: '555',
    locale: 'ru',
    word: 1,
    answering: null,
    attempts: times,
    notBefore: new Date(0),
    startedAt: new Date(0),
    sender: 'dead',
    caught: times,
  },
});

describe('a line whose process ended while it was being sent', () => {
  it('goes out once more, and after the second time waits for a person', () => {
    expect(judgeUncertain(caught(1), false)).toEqual({ kind: 'resend' });
    expect(judgeUncertain(caught(2), false)).toEqual({ kind: 'wait', reason: expect.stringContaining('twice') });
    expect(judgeUncertain(caught(9), false)).toMatchObject({ kind: 'wait' });
  });

  it('may always go out again where the channel knows its own messages', () => {
    for (const times of [1, 2, 9]) expect(judgeUncertain(caught(times), true)).toEqual({ kind: 'resend' });
  });
});
