import type { Pipeline } from '../../src/domain/pipeline.ts';

export function buildPipeline(overrides: Partial<Pipeline> = {}): Pipeline {
  return {
    id: 'sales',
    title: { ru: 'Продажи', en: 'Sales' },
    isDefault: true,
    stages: [
      { id: 'new', title: { ru: 'Новый', en: 'New' }, group: 'active', colour: '#228be6' },
      { id: 'booked', title: { ru: 'Записан', en: 'Booked' }, group: 'active', colour: '#40c057' },
    ],
    rules: [],
    version: 1,
    ...overrides,
  };
}
