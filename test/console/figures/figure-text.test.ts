import { describe, expect, it } from '@jest/globals';
import { changeOf } from '../../../src/console/figures/change-of.ts';
import { daysText } from '../../../src/console/figures/days-text.ts';
import { expectedUnits } from '../../../src/console/figures/expected-units.ts';
import {
  basisText,
  changeText,
  figureText,
  intervalText,
  targetText,
} from '../../../src/console/figures/figure-text.ts';
import { sparkSegments } from '../../../src/console/figures/spark-segments.ts';
import { standingOf } from '../../../src/console/figures/standing-of.ts';
import { translate } from '../translate.ts';

const ru = { t: translate('ru'), locale: 'ru' as const, currency: 'RUB' };
const en = { t: translate('en'), locale: 'en' as const, currency: 'RUB' };
/** Number formats set narrow and non-breaking spaces; a reader sees spaces. */
const plain = (text: string | null): string | undefined => text?.replace(/\s/gu, ' ');

const figure = (value: number | null, interval: { low: number; high: number } | null = null) => ({
  value,
  interval,
  numerator: null,
  denominator: null,
  small: false,
});

describe('a figure', () => {
  it('is written with its unit', () => {
    expect(plain(figureText(ru, 'share', 0.875))).toBe('87,5 %');
    expect(plain(figureText(ru, 'seconds', 1.84))).toBe('1,8 с');
    expect(plain(figureText(ru, 'seconds', 200))).toBe('3 мин 20 с');
    expect(plain(figureText(ru, 'seconds', 179.8))).toBe('3 мин');
    expect(plain(figureText(ru, 'seconds', 5400))).toBe('1,5 ч');
    expect(plain(figureText(ru, 'money', 386_500))).toBe('386 500 ₽');
    expect(plain(figureText(ru, 'count', 1240))).toBe('1 240');
    expect(figureText(en, 'points', 4)).toBe('4.0');
    expect(figureText(en, 'count', 1240)).toBe('1,240');
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
    expect(plain(targetText(ru, { unit: 'share', target: { min: 0.85 } }))).toBe('не меньше 85 %');
    expect(plain(targetText(ru, { unit: 'seconds', target: { max: 5 } }))).toBe('не больше 5 с');
    expect(plain(targetText(ru, { unit: 'points', target: { min: 3, max: 5 } }))).toBe('от 3,0 до 5,0');
    expect(targetText(ru, { unit: 'share', target: {} })).toBeNull();
  });

  it('tells where the true value lies, wide intervals without tenths', () => {
    expect(plain(intervalText(ru, 'share', { low: 0.283, high: 0.459 }))).toBe('28–46 %');
    expect(plain(intervalText(ru, 'share', { low: 0.012, high: 0.031 }))).toBe('1,2–3,1 %');
    expect(plain(intervalText(ru, 'points', { low: 2.4, high: 3.26 }))).toBe('2,4–3,3');
    expect(plain(intervalText(ru, 'seconds', { low: 1.2, high: 62 }))).toBe('1,2 с – 1 мин 2 с');
    expect(plain(intervalText(ru, 'share', { low: 1, high: 1 }))).toBe('100 %');
    expect(intervalText(ru, 'count', null)).toBeNull();
  });

  it('tells what it rests on', () => {
    expect(basisText(ru, { ...figure(0.4), numerator: 80, denominator: 214, unit: 'share' })).toBe('80 из 214');
    expect(basisText(ru, { ...figure(2), denominator: 12, unit: 'seconds' })).toBe('ответов: 12');
    expect(basisText(ru, { ...figure(2), numerator: 2, denominator: 2, unit: 'count' })).toBeNull();
    expect(basisText(ru, { ...figure(null), unit: 'share' })).toBeNull();
  });

  it('opens into as many lines as it was counted from', () => {
    const share = { unit: 'share', numerator: 80, denominator: 214 } as const;
    expect([expectedUnits(share, 'all'), expectedUnits(share, 'hits'), expectedUnits(share, 'rest')]).toEqual([
      214, 80, 134,
    ]);
    expect(expectedUnits({ unit: 'money', numerator: 386_500, denominator: 71 }, 'all')).toBe(71);
    expect(expectedUnits({ unit: 'seconds', numerator: null, denominator: null }, 'all')).toBe(0);
  });
});

describe('a change', () => {
  const share = (value: number, interval: { low: number; high: number } | null, target = {}) => ({
    ...figure(value, interval),
    unit: 'share' as const,
    target,
  });
  const before = figure(0.2, { low: 0.15, high: 0.25 });
  const narrow = { low: 0.28, high: 0.32 };

  it('is good or bad by which way the goal lies', () => {
    expect(changeOf(share(0.3, narrow, { min: 0.1 }), before)?.verdict).toBe('good');
    expect(changeOf(share(0.3, narrow, { max: 0.1 }), before)?.verdict).toBe('bad');
    expect(changeOf(share(0.1, { low: 0.08, high: 0.12 }, { max: 0.1 }), before)?.verdict).toBe('good');
    expect(changeOf(share(0.3, narrow), before)?.verdict).toBe('plain');
    expect(changeOf(share(0.3, narrow, { min: 0.1, max: 0.9 }), before)?.verdict).toBe('plain');
  });

  it('is noise while the intervals overlap', () => {
    expect(changeOf(share(0.3, { low: 0.24, high: 0.36 }, { min: 0.1 }), before)?.verdict).toBe('noise');
  });

  it('of a share is told in points, of all else in per cent of what it was', () => {
    const told = (kpi: Parameters<typeof changeOf>[0], was: number): string | undefined => {
      const change = changeOf(kpi, figure(was));
      return change ? plain(changeText(ru, change)) : undefined;
    };
    expect(told(share(0.242, null), 0.2)).toBe('+4,2 п. п.');
    expect(told({ ...share(1.5, null), unit: 'seconds' }, 2)).toBe('−25 %');
    expect(told({ ...share(3.3, null), unit: 'points' }, 3)).toBe('+0,3');
    expect(told({ ...share(80, null), unit: 'count' }, 80)).toBe('0 %');
  });

  it('from nothing, or to nothing, is none', () => {
    expect(changeOf({ ...share(80, null), unit: 'count' }, figure(0))).toBeNull();
    expect(changeOf(share(0.3, null), figure(null))).toBeNull();
    expect(changeOf(share(0.3, null), null)).toBeNull();
    expect(changeOf({ ...share(0, null), unit: 'count' }, figure(0))?.verdict).toBe('same');
  });
});

describe('days in words', () => {
  it('name the month once, and the year only when it is another one', () => {
    expect(plain(daysText('ru', '2026-03-01', '2026-03-30', '2026-03-30'))).toBe('1–30 марта');
    expect(plain(daysText('ru', '2026-03-05', '2026-03-05', '2026-03-30'))).toBe('5 марта');
    expect(plain(daysText('ru', '2025-12-20', '2026-01-03', '2026-03-30'))).toMatch(/2025.*2026/u);
  });
});

describe('the small course of a figure', () => {
  it('is broken where nothing was measured, and never drops to zero there', () => {
    expect(sparkSegments([0, 10, null, 5, 10])).toEqual(['0,30 25,0', '75,15 100,0']);
  });

  it('shows a value between gaps as a dash, and nothing of one value alone', () => {
    expect(sparkSegments([1, null, 2])).toEqual(['0,30 0.8,30', '99.2,0 100,0']);
    expect(sparkSegments([null, 3, null])).toEqual([]);
  });

  it('without ups and downs runs through the middle', () => {
    expect(sparkSegments([4, 4])).toEqual(['0,15 100,15']);
  });
});
