import { expect, it } from '@jest/globals';
import { scoreVerdicts } from '../../../bench/nlu/score-verdicts.ts';

const line = (gold: string, best: string, confidence: number, rejected = false) => ({
  gold,
  best,
  confidence,
  rejected,
  foreign: gold === 'None',
});

it('counts a rejected right answer as wrong, except for plain accuracy', () => {
  const score = scoreVerdicts([
    line('a', 'a', 3),
    line('a', 'a', 1, true),
    line('a', 'b', 2),
    line('None', 'a', 0, true),
  ]);
  expect(score).toEqual({ inScope: 0.3333, oosRecall: 1, auroc: 1, accuracy: 0.6667 });
});

it('shares the ranks of equal confidences', () => {
  expect(scoreVerdicts([line('a', 'a', 1), line('None', 'a', 1)]).auroc).toBe(0.5);
});

it('has nothing to say of what was not measured', () => {
  expect(scoreVerdicts([line('a', 'a', 1)])).toMatchObject({ oosRecall: null, auroc: null });
  expect(scoreVerdicts([])).toEqual({ inScope: null, oosRecall: null, auroc: null, accuracy: null });
});
