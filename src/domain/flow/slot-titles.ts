import type { Localized } from '../localized.ts';
import type { SlotKind } from './flow.ts';

/** What slots are called on buttons that ask what to change. */
export const SLOT_TITLES: Record<SlotKind, Localized> = {
  service: { ru: 'Услугу', en: 'Service' },
  choice: { ru: 'Услугу', en: 'Service' },
  staff: { ru: 'Мастера', en: 'Specialist' },
  date: { ru: 'День', en: 'Day' },
  time: { ru: 'Время', en: 'Time' },
  part: { ru: 'Время дня', en: 'Part of day' },
  range: { ru: 'Дни', en: 'Days' },
  name: { ru: 'Имя', en: 'Name' },
  phone: { ru: 'Телефон', en: 'Phone' },
  appointment: { ru: 'Запись', en: 'Appointment' },
  text: { ru: 'Ответ', en: 'Answer' },
};
