import { describe, expect, it } from '@jest/globals';
import { scoreReplies } from '../../bench/responder/score-replies.ts';
import { loadDemo, NOW } from './demo.ts';

describe('a model that lies', () => {
  it('is not believed, and a truthful one mostly is', async () => {
    const { business, pages } = await loadDemo();
    const { sent, truePassed } = scoreReplies({ business, pages, now: NOW }, 6);
    expect(sent).toEqual([]);
    expect(truePassed).toBeGreaterThan(0.9);
  });
});
