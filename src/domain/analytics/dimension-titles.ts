import type { Localized } from '../localized.ts';
import type { Dimension } from './figure-query.ts';

/** What figures are cut by, as a heading. */
export const DIMENSION_TITLES: Readonly<Record<Dimension, Localized>> = {
  channel: { ru: 'Канал', en: 'Channel' },
  source: { ru: 'Источник', en: 'Source' },
  utm_medium: { ru: 'utm_medium', en: 'utm_medium' },
  utm_campaign: { ru: 'utm_campaign', en: 'utm_campaign' },
  pipeline: { ru: 'Воронка', en: 'Pipeline' },
  manager: { ru: 'Менеджер', en: 'Manager' },
  service: { ru: 'Услуга', en: 'Service' },
  staff: { ru: 'Мастер', en: 'Specialist' },
  variant: { ru: 'Вариант', en: 'Variant' },
};

/** In the place of a value where there is none. */
export const NO_VALUE: Localized = { ru: 'не указано', en: 'none' };
