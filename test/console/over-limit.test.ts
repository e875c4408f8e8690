import { describe, expect, it } from '@jest/globals';
import { overLimit } from '../../src/console/board/over-limit.ts';

describe('the mark of a dialog that is over the time limit of its stage', () => {
  const since = '2026-03-05T10:00:00.000Z';

  it('comes when the limit is over, and not at it', () => {
    expect(overLimit(since, 2, new Date('2026-03-05T12:00:00.000Z'))).toBeNull();
    expect(overLimit(since, 2, new Date('2026-03-05T12:00:00.001Z'))).toBe(2);
  });

  it('never comes in a stage without a limit', () => {
    expect(overLimit(since, null, new Date('2030-01-01T00:00:00.000Z'))).toBeNull();
  });
});
