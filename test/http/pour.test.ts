import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { pour } from '../../src/http/pour.ts';

describe('An export that is sent piece by piece', () => {
  async function* pieces(n: number, end?: () => void) {
    for (let piece = 0; piece < n; piece++) yield 'x'.repeat(1_000);
    end?.();
  }

  it('tells of what goes wrong on our side, though the answer is broken off by then', async () => {
    const answer = new PassThrough();
    answer.resume();
    const broken = pieces(3, () => {
      throw new TypeError('a bug');
    });
    await expect(pour(broken, answer)).rejects.toThrow('a bug');
    expect(answer.destroyed).toBe(true);
  });

  it('tells nobody of a reader who has left', async () => {
    const answer = new PassThrough({ highWaterMark: 10 });
    const poured = pour(pieces(1_000), answer);
    answer.destroy();
    await expect(poured).resolves.toBeUndefined();
  });
});
