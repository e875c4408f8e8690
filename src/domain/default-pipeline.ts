import type { Pipeline } from './pipeline.ts';

/**
 * The pipeline of a new installation. By the regulation of seed 002 a dialog that has been opened goes to qualification at
 * once: here that is its first answer, by bot or person.
 */
export const DEFAULT_PIPELINE: Pipeline = {
  id: 'sales',
  title: { ru: 'Продажи', en: 'Sales' },
  isDefault: true,
  stages: [
    { id: 'new', title: { ru: 'Новый', en: 'New' }, group: 'active', colour: '#4dabf7' },
    { id: 'qualification', title: { ru: 'Квалификация', en: 'Qualification' }, group: 'active', colour: '#ffa94d' },
    { id: 'booked', title: { ru: 'Записан', en: 'Booked' }, group: 'active', colour: '#9775fa' },
    { id: 'confirmed', title: { ru: 'Подтвердил', en: 'Confirmed' }, group: 'active', colour: '#20c997' },
    { id: 'visited', title: { ru: 'Пришёл', en: 'Visited' }, group: 'successful', colour: '#40c057' },
    { id: 'lost', title: { ru: 'Потерян', en: 'Lost' }, group: 'unsuccessful', colour: '#fa5252' },
    {
      id: 'not_a_request',
      title: { ru: 'Не обращение', en: 'Not a request' },
      group: 'not_a_request',
      colour: '#868e96',
    },
  ],
  rules: [
    { on: 'lead_created', from: ['new'], to: 'qualification' },
    { on: 'handed_off', from: ['new'], to: 'qualification' },
    { on: 'dialog_taken', from: ['new'], to: 'qualification' },
    { on: 'flow_started', from: ['new'], to: 'qualification' },
    { on: 'appointment_booked', to: 'booked' },
    { on: 'appointment_moved', from: ['confirmed', 'lost'], to: 'booked' },
    { on: 'appointment_confirmed', to: 'confirmed' },
    { on: 'appointment_visited', to: 'visited' },
    { on: 'appointment_cancelled', from: ['booked', 'confirmed'], to: 'lost' },
    { on: 'no_show', to: 'lost' },
  ],
  version: 1,
};
