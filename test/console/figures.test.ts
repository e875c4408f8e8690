import { describe, expect, it } from '@jest/globals';
import { detailText, figure, standingOf, targetText } from '../../src/console/kpi/figures.ts';
import { shortMoment, urgency, waited } from '../../src/console/shared/format-time.ts';
import { money } from '../../src/console/shared/money.ts';
import { translate } from './translate.ts';

const t = translate('ru');
/** Number formats set narrow and non-breaking spaces; a reader sees spaces. */
const plain = (text: string | null): string | undefined => text?.replace(/\s/g, ' ');

describe('a figure', () => {
  it('is written with its unit', () => {
    expect(plain(figure(t, 'ru', 'share', 0.875))).toBe('87,5 %');
    expect(plain(figure(t, 'ru', 'seconds', 1.84))).toBe('1,8 с');
    expect(plain(figure(t, 'ru', 'seconds', 200))).toBe('3 мин 20 с');
    expect(plain(figure(t, 'ru', 'seconds', 179.8))).toBe('3 мин');
    expect(plain(figure(t, 'ru', 'seconds', 5400))).toBe('1,5 ч');
    expect(figure(t, 'en', 'points', 4)).toBe('4.0');
  });

  it('never counts as bad or good when nothing was measured', () => {
    expect(standingOf({ value: null, target: { min: 0.8 } })).toBe('unmeasured');
  });

  it('meets its goal on the bound itself', () => {
    expect(standingOf({ value: 0.8, target: { min: 0.8 } })).toBe('met');
    expect(standingOf({ value: 5, target: { max: 5 } })).toBe('met');
    expect(standingOf({ value: 5.1, target: { max: 5 } })).toBe('missed');
    expect(standingOf({ value: 0, target: {} })).toBe('free');
  });

  it('tells its goal in words, open on either side', () => {
    expect(plain(targetText(t, 'ru', { unit: 'share', target: { min: 0.85 } }))).toBe('не меньше 85 %');
    expect(plain(targetText(t, 'ru', { unit: 'seconds', target: { max: 5 } }))).toBe('не больше 5 с');
    expect(plain(targetText(t, 'ru', { unit: 'points', target: { min: 3, max: 5 } }))).toBe('от 3,0 до 5,0');
    expect(targetText(t, 'ru', { unit: 'share', target: {} })).toBeNull();
  });

  it('shows its further cuts each in its own unit', () => {
    expect(plain(detailText(t, 'ru', 'seconds', 'share_under_5s', 0.991))).toBe('99,1 %');
    expect(plain(detailText(t, 'ru', 'seconds', 'p95', 4.2))).toBe('4,2 с');
    expect(detailText(t, 'ru', 'seconds', 'p95', null)).toBe('нет данных');
  });
});

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
