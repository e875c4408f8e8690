import { expect, it } from '@jest/globals';
import { lookPace } from '../../src/console/webhooks/look-pace.ts';

const now = new Date('2026-11-23T10:00:00Z');
const delivery = (state: 'pending' | 'sent' | 'failed', nextTryAt: string | null) => ({ state, nextTryAt });

it('looks soon again at a delivery whose attempt is due or under way, as its count does not tell', () => {
  expect(lookPace([delivery('sent', null), delivery('pending', '2026-11-23T09:59:58Z')], now)).toBe(3_000);
  expect(lookPace([delivery('pending', '2026-11-23T10:00:05Z')], now)).toBe(3_000);
  expect(lookPace([delivery('pending', null)], now)).toBe(3_000);
});

it('looks now and then at one that is tried again much later, and no more at those that have ended', () => {
  expect(lookPace([delivery('pending', '2026-11-23T10:05:00Z')], now)).toBe(30_000);
  expect(lookPace([delivery('sent', null), delivery('failed', null)], now)).toBe(false);
  expect(lookPace([], now)).toBe(false);
});
