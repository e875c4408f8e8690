import type { Kpi } from './kpi.ts';

/** How much there is: plain counts, for which nothing is estimated. */
export const VOLUME_KPIS: readonly Kpi[] = [
  {
    id: 'dialogs',
    title: { ru: 'Новые диалоги', en: 'New dialogs' },
    numerator: {
      ru: 'диалоги, начатые за период, вместе с телефонными звонками и заявками с сайта, о которых сообщили системе',
      en: 'dialogs opened in the period, phone calls and requests from sites that the system was told of included',
    },
    denominator: { ru: 'они же', en: 'the same' },
    exclusions: {
      ru: 'диалоги на этапах «Не обращение», если их не включить',
      en: 'dialogs in stages of the group "not a request", unless they are switched on',
    },
    unit: 'count',
    target: {},
    reads: ['dialog_opened'],
    counting: { of: 'dialog' },
    reckoning: { as: 'count' },
    details: [
      {
        id: 'handed_off',
        title: { ru: 'Доля чатов, переданных сотруднику', en: 'Share of chats handed to a person' },
        unit: 'share',
        counting: { of: 'dialog', without: ['call', 'form'] },
        reckoning: { as: 'share', hit: 'handed_off' },
      },
    ],
  },
  {
    id: 'leads',
    title: { ru: 'Новые лиды', en: 'New leads' },
    numerator: {
      ru: 'лиды, появившиеся за период, один на диалог',
      en: 'leads that appeared in the period, one per dialog',
    },
    denominator: { ru: 'они же', en: 'the same' },
    exclusions: {
      ru: 'диалоги на этапах «Не обращение», если их не включить',
      en: 'dialogs in stages of the group "not a request", unless they are switched on',
    },
    unit: 'count',
    target: {},
    reads: ['lead_created'],
    counting: { of: 'lead' },
    reckoning: { as: 'count' },
    details: [],
  },
  {
    id: 'bookings',
    title: { ru: 'Новые записи', en: 'New appointments' },
    numerator: {
      ru: 'записи, сделанные за период, вместе с отменёнными потом',
      en: 'appointments made in the period, those cancelled later included',
    },
    denominator: { ru: 'они же', en: 'the same' },
    exclusions: {
      ru: 'время, которое держали для клиента, но он так и не записался',
      en: 'times that were held for a customer who did not book in the end',
    },
    unit: 'count',
    target: {},
    reads: ['appointment_booked'],
    counting: { of: 'booking' },
    reckoning: { as: 'count' },
    details: [],
  },
  {
    id: 'revenue',
    title: { ru: 'Оплачено', en: 'Paid' },
    numerator: {
      ru: 'сумму заказов, оплаченных за период, по дате оплаты',
      en: 'the sum of the orders paid in the period, by the date of payment',
    },
    denominator: { ru: 'оплаченные заказы', en: 'orders paid' },
    exclusions: {
      ru: 'неоплаченные заказы и неудавшиеся оплаты; деньги, о которых системе не сообщили',
      en: 'orders not paid and payments that failed; money that the system was not told of',
    },
    unit: 'money',
    target: {},
    reads: ['offer_paid'],
    counting: { of: 'payment' },
    reckoning: { as: 'sum' },
    details: [
      {
        id: 'average',
        title: { ru: 'Средний чек', en: 'Average sale' },
        unit: 'money',
        counting: { of: 'payment' },
        reckoning: { as: 'mean' },
      },
    ],
  },
];
