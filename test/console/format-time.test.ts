import { describe, expect, it } from '@jest/globals';
import { shortMoment, urgency, waited } from '../../src/console/shared/format-time.ts';
import { money } from '../../src/console/shared/money.ts';
import { translate } from './translate.ts';

const t = translate('ru');
/** Number formats set narrow and non-breaking spaces; a reader sees spaces. */
const plain = (text: string): string => text.replace(/\s/g, ' ');

describe('waiting', () => {
  const now = new Date('2026-03-05T12:00:00Z');

  it('is told in the largest unit that fits', () => {
    expect(waited(t, '2026-03-05T11:59:40Z', now)).toBe('меньше минуты');
    expect(waited(t, '2026-03-05T11:43:00Z', now)).toBe('17 мин');
    expect(waited(t, '2026-03-05T09:30:00Z', now)).toBe('2 ч');
    expect(waited(t, '2026-03-02T09:30:00Z', now)).toBe('3 дн.');
  });

  it('is not negative when the clock of the server runs ahead', () => {
    expect(waited(t, '2026-03-05T12:00:30Z', now)).toBe('меньше минуты');
  });

  it('grows urgent', () => {
    expect(urgency('2026-03-05T11:57:00Z', now)).toBe('calm');
    expect(urgency('2026-03-05T11:55:00Z', now)).toBe('soon');
    expect(urgency('2026-03-05T11:40:00Z', now)).toBe('late');
  });
});

describe('a moment in the list', () => {
  it('is a time today, a word yesterday, a date before', () => {
    const now = new Date('2026-03-05T12:00:00Z');
    const shown = (at: string): string => shortMoment(t, 'ru', 'Europe/Moscow', at, now);
    expect(shown('2026-03-05T06:05:00Z')).toBe('09:05');
    expect(shown('2026-03-04T06:05:00Z')).toBe('Вчера');
    expect(shown('2026-02-04T06:05:00Z')).toBe('04.02');
    expect(shown('2025-12-31T20:59:00Z')).toBe('31.12.2025');
  });
});

describe('a price', () => {
  it('is one sum or a span', () => {
    expect(plain(money('ru', 'RUB', { from: 1500 }))).toBe('1 500 ₽');
    expect(plain(money('ru', 'RUB', { from: 1500, to: 1500 }))).toBe('1 500 ₽');
    expect(plain(money('ru', 'RUB', { from: 3500, to: 5500 }))).toMatch(/^3 500\D+5 500 ₽$/);
  });
});
