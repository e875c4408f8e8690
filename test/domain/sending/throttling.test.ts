import { describe, expect, it } from '@jest/globals';
import { restOfChannel, type Throttled } from '../../../src/domain/sending/throttling.ts';

const throttled = (chatId: string, at: number, until: number): Throttled => ({ chatId, at, until });

describe('Throttled chats', () => {
  it('are no matter of the channel while they are one or two, however often', () => {
    const often = Array.from({ length: 10 }, (_, at) => throttled(at % 2 === 0 ? 'a' : 'b', at, 9_000));
    expect(restOfChannel(often, 10)).toBeNull();
  });

  it('make the channel rest until the longest wait is over when three different ones come in a row', () => {
    const three = [throttled('a', 0, 7_000), throttled('b', 10, 9_000), throttled('c', 20, 8_000)];
    expect(restOfChannel(three, 20)).toBe(9_000);
  });

  it('say nothing together when they are far apart in time', () => {
    const apart = [throttled('a', 0, 60_000), throttled('b', 4_000, 60_000), throttled('c', 8_000, 60_000)];
    expect(restOfChannel(apart, 8_000)).toBeNull();
  });

  it('never silence the channel for hours, since it is a guess', () => {
    const day = 73_414_000;
    const three = [throttled('a', 0, day), throttled('b', 0, day), throttled('c', 0, day)];
    expect(restOfChannel(three, 0)).toBe(5 * 60_000);
  });
});
