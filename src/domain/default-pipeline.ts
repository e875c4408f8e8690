import type { Pipeline, Stage } from './pipeline.ts';

/** A stage with all that is not said about it left open. */
export function plainStage(stage: Pick<Stage, 'id' | 'title' | 'group' | 'colour'> & Partial<Stage>): Stage {
  return { probability: 0, hidden: false, timeLimitHours: null, requiredFields: [], leaving: null, ...stage };
}

/** The rest of a pipeline that has no rules of its own yet. */
export const OPEN_RULES = {
  rules: [],
  openedGoesTo: null,
  requiredStages: [],
  allowedMoves: [],
  strictness: 'mark',
  lossReasons: [],
  lossReasonRequired: false,
  removed: [],
} as const satisfies Partial<Pipeline>;

/**
 * The pipeline of a new installation. By the regulation of seed 002 a dialog that has been opened goes to qualification at
 * once: here that is its first answer, by bot or person.
 */
export const DEFAULT_PIPELINE: Pipeline = {
  id: 'sales',
  title: { ru: 'Продажи', en: 'Sales' },
  isDefault: true,
  stages: [
    plainStage({ id: 'new', title: { ru: 'Новый', en: 'New' }, group: 'active', colour: '#4dabf7', probability: 10 }),
    plainStage({
      id: 'qualification',
      title: { ru: 'Квалификация', en: 'Qualification' },
      group: 'active',
      colour: '#ffa94d',
      probability: 30,
    }),
    plainStage({
      id: 'booked',
      title: { ru: 'Записан', en: 'Booked' },
      group: 'active',
      colour: '#9775fa',
      probability: 60,
    }),
    plainStage({
      id: 'confirmed',
      title: { ru: 'Подтвердил', en: 'Confirmed' },
      group: 'active',
      colour: '#20c997',
      probability: 80,
    }),
    plainStage({
      id: 'visited',
      title: { ru: 'Пришёл', en: 'Visited' },
      group: 'successful',
      colour: '#40c057',
      probability: 100,
    }),
    plainStage({ id: 'lost', title: { ru: 'Потерян', en: 'Lost' }, group: 'unsuccessful', colour: '#fa5252' }),
    plainStage({
      id: 'not_a_request',
      title: { ru: 'Не обращение', en: 'Not a request' },
      group: 'not_a_request',
      colour: '#868e96',
    }),
  ],
  rules: [
    { on: 'appointment_booked', to: 'booked' },
    { on: 'appointment_moved', from: ['confirmed', 'lost'], to: 'booked' },
    { on: 'appointment_confirmed', to: 'confirmed' },
    { on: 'appointment_visited', to: 'visited' },
    { on: 'appointment_cancelled', from: ['booked', 'confirmed'], to: 'lost' },
    { on: 'no_show', to: 'lost' },
  ],
  openedGoesTo: 'qualification',
  requiredStages: ['qualification'],
  allowedMoves: [],
  strictness: 'mark',
  lossReasons: [
    { id: 'price', title: { ru: 'Дорого', en: 'Too expensive' }, retired: false },
    { id: 'competitor', title: { ru: 'Выбрал других', en: 'Chose somebody else' }, retired: false },
    { id: 'no_time', title: { ru: 'Не подошло время', en: 'No suitable time' }, retired: false },
    { id: 'silent', title: { ru: 'Перестал отвечать', en: 'Stopped answering' }, retired: false },
    { id: 'no_show', title: { ru: 'Не пришёл', en: 'Did not come' }, retired: false },
  ],
  lossReasonRequired: false,
  removed: [],
  version: 1,
};
