import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ofMean, wilson } from '../../../src/domain/analytics/intervals.ts';
import type { Figure } from '../../../src/domain/analytics/reckoning.ts';
import { changeOf, standingOf } from '../../../src/domain/digest/changes.ts';
import { composeDigest, type DigestParts } from '../../../src/domain/digest/compose-digest.ts';
import { DEFAULT_DIGEST } from '../../../src/domain/digest/digest-settings.ts';
import { comingDigests, periodsOf } from '../../../src/domain/digest/digest-times.ts';
import { KpiId as Id, type KpiId } from '../../../src/domain/kpi/kpi.ts';
import { kpiById } from '../../../src/domain/kpi/registry.ts';

const share = (numerator: number, denominator: number): Figure => ({
  value: numerator / denominator,
  numerator,
  denominator,
  interval: wilson(numerator / denominator, denominator),
  small: denominator < 30,
});
const count = (value: number): Figure => ({
  value,
  numerator: value,
  denominator: value,
  interval: null,
  small: false,
});
const NOTHING: Figure = { value: null, numerator: null, denominator: null, interval: null, small: true };
const line = (id: KpiId, now: Figure, before: Figure = NOTHING) => ({ kpi: kpiById(id), now, before });

const digest = (parts: Partial<DigestParts> = {}): string =>
  composeDigest({
    kind: 'daily',
    business: { name: { ru: 'Полынь и мёд', en: 'Wormwood & Honey' }, currency: 'RUB' },
    locale: 'ru',
    ...periodsOf('daily', '2026-11-22'),
    figures: [line('dialogs', count(40), count(12)), line('fallback_rate', share(30, 100), share(8, 100))],
    waiting: 3,
    bottleneck: null,
    publicUrl: 'https://bot.example.ru',
    ...parts,
  }).replaceAll('\u00a0', ' ');

describe('A digest', () => {
  it('says figures against their goals, what changed beyond chance, and what to look at, with links', () => {
    expect(digest()).toBe(
      [
        'Полынь и мёд: итоги дня, 21 ноября 2026 года',
        '▫️ Новые диалоги: 40\n❗️ Доля пересылок и непонятых сообщений: 30 % (30 из 100); цель — до 10 %',
        [
          'Что изменилось — против 14 ноября 2026 года, и не случайно:',
          '▲ Новые диалоги: 40, было 12',
          'https://bot.example.ru/console/kpis/dialogs?period=dates&from=2026-11-21&to=2026-11-21&open=dialogs',
          '▲ Доля пересылок и непонятых сообщений: 30 %, было 8 %',
          'https://bot.example.ru/console/kpis/fallback_rate?period=dates&from=2026-11-21&to=2026-11-21&open=fallback_rate',
        ].join('\n'),
        [
          'На что посмотреть:',
          '• Ждут ответа сейчас: 3',
          'https://bot.example.ru/console/inbox',
          '• Бот не понял или передал сотруднику: 30',
          'https://bot.example.ru/console/kpis/fallback_rate?period=dates&from=2026-11-21&to=2026-11-21&open=fallback_rate',
        ].join('\n'),
        'Все показатели:\nhttps://bot.example.ru/console/kpis?period=dates&from=2026-11-21&to=2026-11-21',
      ].join('\n\n'),
    );
  });

  it('is quiet when nothing happened', () => {
    const figures = [line('dialogs', count(0), count(0)), line('fallback_rate', NOTHING)];
    expect(digest({ figures, waiting: 0 })).toBe(
      'Полынь и мёд: итоги дня, 21 ноября 2026 года\n\nВчера обращений не было.',
    );
    expect(digest({ figures, waiting: 0, locale: 'en', kind: 'weekly' })).toContain(
      'There were no requests this week.',
    );
  });

  it('has no links without an address of ours, and is in the language of its reader', () => {
    const text = digest({ publicUrl: null, locale: 'en' });
    expect(text).not.toMatch(/http|[а-я]/u);
    expect(text).toContain('Fallback rate: 30% (30 of 100); target: 10% or less');
  });

  it('names the bottleneck of the week where it is proven', () => {
    const bottleneck = { ru: 'Квалификацию прошли мимо 38 из 72.', en: '38 of 72 skipped it.' };
    expect(digest({ kind: 'weekly', bottleneck })).toContain(
      '• Узкое место воронки: Квалификацию прошли мимо 38 из 72.',
    );
  });

  it('does not call a change what chance can make', () => {
    const figures = [line('dialogs', count(12), count(9)), line('chat_to_lead', share(3, 12), share(1, 9))];
    expect(digest({ figures })).toContain('Против 14 ноября 2026 года ничего не изменилось больше, чем может случай.');
  });

  it('does not blame a goal missed by so few that it may as well be reached', () => {
    expect(digest({ figures: [line('chat_to_lead', share(0, 5))] })).toContain(
      '▫️ Конверсия диалога в лид: 0 % (0 из 5)',
    );
    expect(standingOf(share(0, 5), { min: 0.1 })).toBe('unsure');
    expect(standingOf(share(0, 500), { min: 0.1 })).toBe('missed');
    expect(standingOf(share(60, 500), { min: 0.1 })).toBe('reached');
    expect(standingOf(share(60, 500), {})).toBeNull();
  });
});

describe('A change', () => {
  it('of two counts that have the same cause is told seldom', () => {
    let told = 0;
    const draws = 4_000;
    let seed = 7;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    const poisson = (mean: number): number => {
      const limit = Math.exp(-mean);
      let events = 0;
      for (let product = random(); product > limit; product *= random()) events += 1;
      return events;
    };
    for (let draw = 0; draw < draws; draw += 1) if (changeOf(count(poisson(8)), count(poisson(8)), 'count')) told += 1;
    expect(told / draws).toBeLessThan(0.02);
  });

  it('is told where intervals are apart, and in the right direction', () => {
    expect(changeOf(count(40), count(12), 'count')).toBe('up');
    expect(changeOf(count(0), count(12), 'count')).toBe('down');
    expect(changeOf(count(0), count(2), 'count')).toBeNull();
    const mean = (value: number): Figure => ({
      ...count(value),
      interval: ofMean({ count: 100, sum: value * 100, squares: value * value * 100 + 100 }),
    });
    expect(changeOf(mean(4), mean(3), 'points')).toBe('up');
  });

  it('of money is never told: nobody knows its spread', () => {
    fc.assert(
      fc.property(fc.nat(1e7), fc.nat(1e7), (now, before) => {
        expect(changeOf(count(now), count(before), 'money')).toBeNull();
      }),
    );
  });
});

describe('Digests are due', () => {
  const ZONE = 'Europe/Moscow';
  it('each day at the hour set, by the wall clock of the business', () => {
    const due = comingDigests(DEFAULT_DIGEST, 'daily', new Date('2026-11-22T21:30:00Z'), ZONE);
    expect(due.map(({ day, due: at }) => [day, at.toISOString()])).toEqual([
      ['2026-11-23', '2026-11-23T06:00:00.000Z'],
      ['2026-11-24', '2026-11-24T06:00:00.000Z'],
    ]);
  });

  it('each week on the weekday set, also where clocks have changed', () => {
    const settings = { ...DEFAULT_DIGEST, weekday: 'sun' as const, weeklyHour: 8 };
    const due = comingDigests(settings, 'weekly', new Date('2026-03-25T12:00:00Z'), 'Europe/Berlin');
    expect(due.map(({ due: at }) => at.toISOString())).toEqual(['2026-03-29T06:00:00.000Z']);
  });

  it('about yesterday, and the week before: against the same weekday, and the seven days before those', () => {
    expect(periodsOf('daily', '2026-11-23').before).toEqual({ from: '2026-11-15', to: '2026-11-15' });
    expect(periodsOf('weekly', '2026-11-23')).toEqual({
      days: { from: '2026-11-16', to: '2026-11-22' },
      before: { from: '2026-11-09', to: '2026-11-15' },
    });
  });

  it('with figures of the registry alone', () => {
    expect(DEFAULT_DIGEST.figures.every((id) => Id.options.includes(id))).toBe(true);
  });
});
