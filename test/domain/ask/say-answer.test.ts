import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Figure } from '../../../src/domain/analytics/reckoning.ts';
import type { Asked } from '../../../src/domain/ask/asked.ts';
import { EXAMPLES } from '../../../src/domain/ask/examples.ts';
import { sayAnswer } from '../../../src/domain/ask/say-answer.ts';
import { understand } from '../../../src/domain/ask/understand.ts';
import { writeDays } from '../../../src/domain/ask/write-days.ts';
import type { KpiUnit } from '../../../src/domain/kpi/kpi.ts';
import { writeValue } from '../../../src/domain/kpi/write-value.ts';
import type { Locale } from '../../../src/domain/localized.ts';

const ASKED: Asked = {
  kpi: 'no_show_rate',
  detail: null,
  days: { from: '2026-10-01', to: '2026-10-31' },
  isPeriodNamed: true,
  narrowing: { staff: 'anna', source: null },
  by: null,
  withSpam: false,
};
const say = (figure: Figure, unit: KpiUnit, locale: Locale, rows: { title: string; figure: Figure }[] = []) =>
  sayAnswer({
    asked: ASKED,
    title: { ru: 'Доля неявок', en: 'No-show rate' },
    unit,
    figure,
    rows,
    titleOf: () => (locale === 'ru' ? 'Анна' : 'Anna'),
    locale,
    currency: 'RUB',
  }).replaceAll('\u00a0', ' ');

const QUARTER: Figure = {
  value: 0.25,
  numerator: 3,
  denominator: 12,
  interval: { low: 0.089, high: 0.532 },
  small: true,
};

describe('An answer in words', () => {
  it('says the value, of how many, when, of whom, how sure, and that it is little', () => {
    expect(say(QUARTER, 'share', 'ru')).toBe(
      'Доля неявок: 25 % (3 из 12). 1–31 октября 2026 года; Источник: не указано; Мастер: Анна. ' +
        'С вероятностью 95 % — от 8,9 % до 53,2 %. Данных мало: число может быть случайным.',
    );
    expect(say(QUARTER, 'share', 'en')).toContain('No-show rate: 25% (3 of 12). October');
  });

  it('makes up no zero where nothing was counted', () => {
    const nothing = { value: null, numerator: null, denominator: null, interval: null, small: true };
    expect(say(nothing, 'share', 'ru')).toContain('Доля неявок: считать нечего.');
  });

  it('has no number in it that is not one of the figure’s', () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    const figures: fc.Arbitrary<Figure> = fc.record({
      value: fc.option(amount),
      numerator: fc.option(fc.nat(1e6)),
      denominator: fc.option(fc.nat(1e6)),
      interval: fc.option(fc.record({ low: amount, high: amount })),
      small: fc.boolean(),
    });
    const units = fc.constantFrom<KpiUnit>('share', 'seconds', 'points', 'count', 'money');
    fc.assert(
      fc.property(figures, figures, units, fc.constantFrom<Locale>('ru', 'en'), (figure, row, unit, locale) => {
        const spoken = say(figure, unit, locale, [{ title: 'vk', figure: row }])
          .replace(writeDays(ASKED.days, locale).replaceAll('\u00a0', ' '), '')
          .replace(/95 ?%/, '');
        const own = [figure.value, figure.interval?.low, figure.interval?.high, row.value].filter(isNumber);
        const counts = [figure.numerator, figure.denominator].filter(isNumber);
        const written = [
          ...own.map((value) => writeValue(value, { unit, locale, currency: 'RUB' })),
          ...counts.map((value) => writeValue(value, { unit: 'count', locale, currency: 'RUB' })),
        ].flatMap((text) => numbersIn(text.replaceAll('\u00a0', ' ')));
        expect(numbersIn(spoken).filter((number) => !written.includes(number))).toEqual([]);
      }),
    );
  });

  it('of every example that is offered is there: none of them is misunderstood', () => {
    for (const examples of Object.values(EXAMPLES))
      for (const example of examples)
        expect([example, understand(example, { today: '2026-11-22', named: [] }).kind]).toEqual([example, 'asked']);
  });
});

const isNumber = (value: number | null | undefined): value is number => typeof value === 'number';
const numbersIn = (text: string): string[] => text.match(/\d[\d., \u202f]*\d|\d/gu) ?? [];
