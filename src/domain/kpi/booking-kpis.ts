import type { Kpi } from './kpi.ts';

/** Whether customers come. */
export const BOOKING_KPIS: readonly Kpi[] = [
  {
    id: 'booking_confirmation',
    title: { ru: 'Доля подтверждённых записей', en: 'Confirmed appointments' },
    numerator: {
      ru: 'записи, которые клиент подтвердил — сам в переписке или через сотрудника, который это отметил, — в том числе после конца периода; после переноса нужно новое подтверждение',
      en: 'appointments that the customer confirmed, in the chat or to somebody of the staff who noted it, also after the end of the period; one that was moved has to be confirmed anew',
    },
    denominator: {
      ru: 'записи, сделанные за период, вместе с отменёнными и с теми, до напоминания о которых ещё не дошло',
      en: 'appointments booked in the period, those cancelled and those whose reminder is still to come included',
    },
    exclusions: {
      ru: 'время, которое держали для клиента, но он так и не записался',
      en: 'times that were held for a customer who did not book in the end',
    },
    unit: 'share',
    target: {},
    reads: ['appointment_booked', 'appointment_confirmed', 'appointment_moved'],
    counting: { of: 'booking' },
    reckoning: { as: 'share', hit: 'confirmed' },
    details: [
      {
        id: 'cancelled',
        title: { ru: 'Доля отменённых записей', en: 'Share of cancelled appointments' },
        unit: 'share',
        counting: { of: 'booking' },
        reckoning: { as: 'share', hit: 'cancelled' },
      },
    ],
  },
  {
    id: 'no_show_rate',
    title: { ru: 'Доля неявок', en: 'No-show rate' },
    numerator: { ru: 'визиты, на которые клиент не пришёл', en: 'visits that the customer did not come to' },
    denominator: {
      ru: 'визиты с началом в этом периоде, о которых известно, пришёл клиент или нет; исправленная отметка считается один раз, по последнему значению',
      en: 'visits that began in the period and of which it is known whether the customer came; a corrected mark counts once, as it was set last',
    },
    exclusions: {
      ru: 'отменённые записи и визиты без отметки',
      en: 'cancelled appointments and visits that nobody has marked',
    },
    unit: 'share',
    target: {},
    reads: ['appointment_booked', 'appointment_visited', 'no_show', 'reminder_sent'],
    counting: { of: 'visit' },
    reckoning: { as: 'share', hit: 'missed' },
    details: [
      {
        id: 'reminded',
        title: { ru: 'Неявки после напоминания', en: 'No-shows after a reminder' },
        unit: 'share',
        counting: { of: 'visit', having: ['reminded'] },
        reckoning: { as: 'share', hit: 'missed' },
      },
      {
        id: 'not_reminded',
        title: { ru: 'Неявки без напоминания', en: 'No-shows without a reminder' },
        unit: 'share',
        counting: { of: 'visit', without: ['reminded'] },
        reckoning: { as: 'share', hit: 'missed' },
      },
    ],
  },
];
