import { OPEN_RULES, plainStage } from '../../src/domain/default-pipeline.ts';
import type { Pipeline } from '../../src/domain/pipeline.ts';

export function buildPipeline(overrides: Partial<Pipeline> = {}): Pipeline {
  return {
    id: 'sales',
    title: { ru: 'Продажи', en: 'Sales' },
    isDefault: true,
    stages: [
      plainStage({ id: 'new', title: { ru: 'Новый', en: 'New' }, group: 'active', colour: '#228be6' }),
      plainStage({ id: 'booked', title: { ru: 'Записан', en: 'Booked' }, group: 'active', colour: '#40c057' }),
    ],
    ...OPEN_RULES,
    rules: [],
    requiredStages: [],
    allowedMoves: [],
    lossReasons: [],
    removed: [],
    version: 1,
    ...overrides,
  };
}
