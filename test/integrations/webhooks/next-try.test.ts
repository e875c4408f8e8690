import { describe, expect, it } from '@jest/globals';
import { nextTry } from '../../../src/integrations/webhooks/next-try.ts';

const NOW = new Date('2031-03-04T07:00:00Z');
const waitOf = (attempts: number, retryAfter?: string, random = 0) => {
  const due = nextTry(attempts, NOW, retryAfter, random);
  return due && (due.getTime() - NOW.getTime()) / 1_000;
};

describe('The next try', () => {
  it('comes after longer and longer waits, and there are ten tries over three days', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((attempts) => waitOf(attempts));
    expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
  });

  it('is spread by up to a tenth', () => {
    expect(waitOf(2, undefined, 1)).toBe(330);
  });

  it('does not come before the receiver wishes, in seconds or as a date', () => {
    expect(waitOf(1, '120')).toBe(120);
    expect(waitOf(1, 'Tue, 04 Mar 2031 07:10:00 GMT')).toBe(600);
  });

  it('comes by the plan when the wish is shorter, in the past or no wish at all', () => {
    for (const header of ['1', '0', '-5', 'soon', '', '1e9', 'Tue, 04 Mar 2031 06:00:00 GMT']) {
      expect(waitOf(2, header)).toBe(300);
    }
  });

  it('is not put off for more than ten hours', () => {
    expect(waitOf(1, '9999999999')).toBe(36_000);
    expect(waitOf(1, 'Fri, 04 Mar 2095 07:00:00 GMT')).toBe(36_000);
  });

  it('is not made by a wish when the tries are used up', () => {
    expect(waitOf(10, '60')).toBeNull();
  });
});
