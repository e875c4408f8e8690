import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../../src/domain/funnel-review/bottleneck.ts';
import { bottleneckInWords, findingInWords, type Titles } from '../../../src/domain/funnel-review/words.ts';

const titles: Titles = {
  stage: () => ({ ru: 'Новый лид', en: 'New lead' }),
  segment: (_, key) => ({ ru: key ?? '', en: key ?? '' }),
};

const DROPPED: Finding = {
  kind: 'dropped',
  stageId: 'new',
  dialogs: 46,
  of: 100,
  shareAffected: { hits: 46, of: 100 },
  shareRest: { hits: 30, of: 150 },
  times: 2.3,
  lostGoals: 6.4,
  overMs: null,
  chance: 0.001,
  correctedChance: 0.003,
  isReal: true,
};

function wordsOf(change: Partial<Finding>) {
  const { ru, en } = findingInWords({ ...DROPPED, ...change }, 'booked', titles);
  return [ru.replaceAll('\u00a0', ' '), en];
}

describe('a finding in words', () => {
  it('tells of a stage that loses more than the others', () => {
    expect(wordsOf({})).toEqual([
      '46 из 100 отвалились на этапе «Новый лид»: в 2,3 раза чаще, чем на остальных этапах (46 % против 20 %).',
      '46 of 100 dropped out at “New lead”: 2.3 times more often than at the other stages (46% against 20%).',
    ]);
  });

  it('tells of a stage in which dialogs are for too long', () => {
    const slow = { kind: 'slow', dialogs: 21, of: 40, overMs: 50 * 3_600_000 } as const;
    const shares = { shareAffected: { hits: 4, of: 21 }, shareRest: { hits: 19, of: 19 }, times: 5.25 };
    expect(wordsOf({ ...slow, ...shares })).toEqual([
      '21 из 40 диалогов, прошедших этап «Новый лид», пробыл на нём дольше 2 дней: до записи они доходят в 5,3 раза реже, чем остальные (19 % против 100 %).',
      '21 of 40 dialogs that went through “New lead” were there for more than 2 days: they come to a booking 5.3 times less often than the others (19% against 100%).',
    ]);
  });

  it('says no "times" where one of both shares is nothing, and none where both are alike', () => {
    const none = { times: null, shareAffected: { hits: 9, of: 100 }, shareRest: { hits: 0, of: 150 } };
    expect(wordsOf(none)[0]).toContain('чаще, чем на остальных этапах (9 % против 0 %)');
    const alike = { times: 1.001, shareAffected: { hits: 201, of: 1000 }, shareRest: { hits: 30, of: 150 } };
    expect(wordsOf(alike)[0]).toContain('так же часто, как на остальных этапах');
  });

  it('counts in the right form: 2 раза, 5 раз, 1,5 раза', () => {
    expect(wordsOf({ times: 2 })[0]).toContain('в 2 раза чаще');
    expect(wordsOf({ times: 5 })[0]).toContain('в 5 раз чаще');
    expect(wordsOf({ times: 1.5 })[0]).toContain('в 1,5 раза чаще');
  });

  it('names those without a source, too, and no cost that is less than one', () => {
    const origin = { dimension: 'source', key: null, dialogs: 30, shareOfAffected: 0.65, shareOfRest: 0.2 } as const;
    const finding = { ...DROPPED, lostGoals: 0.3 };
    const { ru, en } = bottleneckInWords({ kind: 'named', finding, origin }, 'booked', titles);
    expect(ru.replaceAll('\u00a0', ' ')).toMatch(/65 % из них — без источника \(среди прочих 20 %\)\.$/);
    expect(en).toMatch(/65% of them: no source \(20% of the others\)\.$/);
  });

  it('says that there is nothing to be seen when nothing looks worse', () => {
    expect(bottleneckInWords({ kind: 'even' }, 'won', titles).ru).toContain('Узкого места не видно');
  });
});
