import { OPEN_RULES, plainStage } from '../default-pipeline.ts';
import type { Localized } from '../localized.ts';
import type { Pipeline } from '../pipeline.ts';

/** A pipeline to begin with: one stage of each group, no rules. */
export function newPipeline(id: string, title: Localized): Pipeline {
  return {
    id,
    title,
    isDefault: false,
    stages: [
      plainStage({ id: 'new', title: { ru: 'Новый', en: 'New' }, group: 'active', colour: '#4dabf7', probability: 10 }),
      plainStage({
        id: 'in_work',
        title: { ru: 'В работе', en: 'In work' },
        group: 'active',
        colour: '#ffa94d',
        probability: 50,
      }),
      plainStage({
        id: 'won',
        title: { ru: 'Успешно', en: 'Won' },
        group: 'successful',
        colour: '#40c057',
        probability: 100,
      }),
      plainStage({ id: 'lost', title: { ru: 'Не вышло', en: 'Lost' }, group: 'unsuccessful', colour: '#fa5252' }),
      plainStage({
        id: 'not_a_request',
        title: { ru: 'Не обращение', en: 'Not a request' },
        group: 'not_a_request',
        colour: '#868e96',
      }),
    ],
    ...OPEN_RULES,
    rules: [],
    requiredStages: [],
    allowedMoves: [],
    lossReasons: [],
    removed: [],
    version: 1,
  };
}
