import type { Experiment } from '../../src/domain/experiments/experiment.ts';

const text = (ru: string, en: string) => ({ kind: 'text' as const, text: { ru, en } });

/** Runs on the words of the opening hours of a week: a plain line and a friendly one, half and half. */
export function buildExperiment(overrides: Partial<Experiment> = {}): Experiment {
  const control = text('Мы работаем:\n{{hours}}', 'We are open:\n{{hours}}');
  return {
    id: 'exp-1',
    surface: 'flow:hours/1.week.1',
    hypothesis: 'Приветливые слова приведут больше записей.',
    variants: [
      { id: 'a', weight: 50, value: control },
      { id: 'b', weight: 50, value: text('Ждём вас!\n{{hours}}', 'We look forward to you!\n{{hours}}') },
    ],
    goal: 'lead',
    windowDays: 7,
    guardRails: ['handed_off'],
    guardDays: 1,
    expectedRate: 0.3,
    leastEffect: 0.1,
    state: 'running',
    base: control,
    createdAt: new Date('2026-10-01T09:00:00Z'),
    startedAt: new Date('2026-10-01T09:00:00Z'),
    endedAt: null,
    adopted: null,
    history: [],
    version: 1,
    ...overrides,
  };
}
