import { describe, expect, it } from '@jest/globals';
import { type IntentOutcome, scoreIntents } from '../../bench/score-intents.ts';

const outcome = (locale: 'ru' | 'en', gold: string, predicted: string): IntentOutcome => ({
  locale,
  gold,
  predicted,
  microseconds: 10,
});

describe('the score of intents', () => {
  it('tells what is in scope and what is None apart, for both languages together and for each', () => {
    const score = scoreIntents([
      outcome('ru', 'info.price', 'info.price'),
      outcome('ru', 'info.price', 'None'),
      outcome('ru', 'None', 'None'),
      outcome('en', 'info.hours', 'info.hours'),
      outcome('en', 'None', 'info.hours'),
    ]);

    expect(score).toMatchObject({ n: 5, accuracy: 0.6, inScopeAccuracy: 0.6667, noneRecall: 0.5 });
    expect(score.perLocale).toEqual({
      ru: { n: 3, accuracy: 0.6667, inScopeAccuracy: 0.5, noneRecall: 1 },
      en: { n: 2, accuracy: 0.5, inScopeAccuracy: 1, noneRecall: 0 },
    });
    expect(score.perIntentF1).toEqual({ None: 0.5, 'info.hours': 0.6667, 'info.price': 0.6667 });
    expect(score.confusions).toEqual([
      ['info.price', 'None', 1],
      ['None', 'info.hours', 1],
    ]);
  });

  it('has no rates where nothing was measured', () => {
    expect(scoreIntents([])).toMatchObject({ n: 0, accuracy: null, perLocale: {}, perIntentF1: {}, p50us: null });
  });
});
