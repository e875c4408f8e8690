import type { Localized } from '../localized.ts';
import type { Flow, SlotKind } from './flow.ts';

/** What a slot is called on the button that asks whether to change it. */
export const slotTitle = ({ titles, slots }: Flow, slot: string): Localized =>
  titles?.[slot] ?? SLOT_TITLES[slots[slot] ?? 'text'];

const SLOT_TITLES: Record<SlotKind, Localized> = {
  service: { ru: 'Услугу', en: 'Service' },
  choice: { ru: 'Услугу', en: 'Service' },
  staff: { ru: 'Мастера', en: 'Specialist' },
  date: { ru: 'День', en: 'Day' },
  time: { ru: 'Время', en: 'Time' },
  either: { ru: 'Время', en: 'Time' },
  part: { ru: 'Время дня', en: 'Part of day' },
  range: { ru: 'Дни', en: 'Days' },
  name: { ru: 'Имя', en: 'Name' },
  phone: { ru: 'Телефон', en: 'Phone' },
  appointment: { ru: 'Запись', en: 'Appointment' },
  option: { ru: 'Ответ', en: 'Answer' },
  people: { ru: 'Сколько человек', en: 'How many people' },
  money: { ru: 'Сумму', en: 'Sum' },
  order: { ru: 'Номер заказа', en: 'Order number' },
  number: { ru: 'Число', en: 'Number' },
  email: { ru: 'Почту', en: 'E-mail' },
  text: { ru: 'Ответ', en: 'Answer' },
};
