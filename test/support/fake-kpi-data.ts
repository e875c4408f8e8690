import type { KpiUnitView, KpiView } from '../../src/http/views/kpi-view.ts';

/** A figure as the fake API tells it: a value, of so many, and the value before. */
export interface Sketch {
  id: string;
  ru: string;
  en: string;
  unit: KpiUnitView;
  value: number | null;
  of: number;
  target?: KpiView['target'];
  before?: number | null;
}

export const sketches: Sketch[] = [
  {
    id: 'time_to_first_response',
    ru: 'Первый ответ бота',
    en: 'First reply of the bot',
    unit: 'seconds',
    value: 1.84,
    of: 912,
    target: { max: 5 },
    before: 2.4,
  },
  {
    id: 'operator_first_response',
    ru: 'Первый ответ сотрудника',
    en: 'First reply of a person',
    unit: 'seconds',
    value: 214,
    of: 96,
    target: {},
    before: 180,
  },
  {
    id: 'operator_first_response_off_hours',
    ru: 'Первый ответ сотрудника в нерабочее время',
    en: 'First reply of a person out of hours',
    unit: 'seconds',
    value: 31_200,
    of: 12,
    target: {},
    before: null,
  },
  {
    id: 'intent_accuracy',
    ru: 'Точность распознавания',
    en: 'Intent accuracy',
    unit: 'share',
    value: 0.914,
    of: 140,
    target: { min: 0.85 },
    before: 0.9,
  },
  {
    id: 'fallback_rate',
    ru: 'Доля пересылок и непонятых сообщений',
    en: 'Fallback rate',
    unit: 'share',
    value: 0.183,
    of: 661,
    target: { max: 0.1 },
    before: 0.11,
  },
  {
    id: 'chat_to_lead',
    ru: 'Конверсия диалога в лид',
    en: 'Chat to lead',
    unit: 'share',
    value: 0.375,
    of: 214,
    target: { min: 0.1 },
    before: 0.24,
  },
  {
    id: 'dialog_conversion',
    ru: 'Конверсия диалогов',
    en: 'Conversion of dialogs',
    unit: 'share',
    value: 0.29,
    of: 180,
    before: 0.27,
  },
  {
    id: 'lead_quality',
    ru: 'Качество лидов',
    en: 'Lead quality',
    unit: 'points',
    value: 2.6,
    of: 80,
    target: { min: 3 },
    before: 3.4,
  },
  {
    id: 'booking_confirmation',
    ru: 'Доля подтверждённых записей',
    en: 'Confirmed appointments',
    unit: 'share',
    value: 0.712,
    of: 59,
    before: 0.7,
  },
  { id: 'no_show_rate', ru: 'Доля неявок', en: 'No-show rate', unit: 'share', value: 0.12, of: 17, before: 0.2 },
  { id: 'dialogs', ru: 'Диалоги', en: 'Dialogs', unit: 'count', value: 214, of: 214, before: 190 },
  { id: 'leads', ru: 'Лиды', en: 'Leads', unit: 'count', value: 80, of: 80, before: 0 },
  { id: 'bookings', ru: 'Записи', en: 'Bookings', unit: 'count', value: 59, of: 59, before: 64 },
  { id: 'revenue', ru: 'Выручка', en: 'Revenue', unit: 'money', value: 386_500, of: 71, before: 300_000 },
];

/** The values of some dimensions, each with its part of all. */
export const values: Record<string, { key: string | null; title: { ru: string; en: string } | null; part: number }[]> =
  {
    manager: [
      { key: 'op-1', title: { ru: 'Марина Ковалёва', en: 'Marina Kovaleva' }, part: 0.5 },
      { key: 'op-2', title: { ru: 'Анна Лисицына', en: 'Anna Lisitsyna' }, part: 0.36 },
      { key: null, title: null, part: 0.1 },
    ],
    channel: [
      { key: 'telegram', title: null, part: 0.6 },
      { key: 'web', title: null, part: 0.3 },
      { key: 'whatsapp', title: null, part: 0.1 },
    ],
    source: [
      { key: 'vk-ads', title: { ru: 'Реклама ВКонтакте', en: 'VK ads' }, part: 0.45 },
      { key: 'yandex-maps', title: { ru: 'Яндекс Карты', en: 'Yandex Maps' }, part: 0.3 },
      { key: 'instagram_bio_link', title: null, part: 0.15 },
      { key: null, title: null, part: 0.1 },
    ],
    utm_campaign: [
      { key: 'vesna_okrashivanie', title: null, part: 0.4 },
      { key: null, title: null, part: 0.6 },
    ],
  };
