import type { Kpi } from './kpi.ts';

/**
 * Every figure that the product shows, in the order of a customer's way. The goals are those of seed 001; where it names none,
 * none is made up.
 */
export const KPIS: readonly Kpi[] = [
  {
    id: 'time_to_first_response',
    title: { ru: 'Время первого ответа', en: 'Time to first response' },
    numerator: {
      ru: 'медиану ожидания в секундах: от сообщения клиента по часам мессенджера до первого ответа бота или сотрудника, принятого мессенджером',
      en: "the median wait in seconds, from the customer's message by the messenger's clock to the first reply of the bot or a person that the messenger accepted",
    },
    denominator: {
      ru: 'все ожидания, на которые ответили за период; несколько сообщений подряд — одно ожидание, от первого из них. Ночи и выходные не вычитаются. Ожидание от минуты округляется до секунд, от часа — до минут',
      en: 'all waits that were answered in the period; several messages in a row are one wait, from the first of them. Nights and days off are not subtracted. Waits of a minute or more are rounded to seconds, of an hour or more to minutes',
    },
    exclusions: {
      ru: 'напоминания и автоматические сообщения; ответы, которые мессенджер не принял; сообщения, на которые ещё не ответили',
      en: 'reminders and automatic messages; replies that the messenger did not accept; messages that nobody has answered yet',
    },
    unit: 'seconds',
    target: { max: 5 },
    reads: ['message_sent'],
    details: [
      { id: 'p95', title: { ru: '95 % ответов не дольше', en: '95% of replies within' } },
      { id: 'share_under_5s', title: { ru: 'Доля ответов быстрее 5 секунд', en: 'Share of replies under 5 seconds' } },
      { id: 'bot_p50', title: { ru: 'Медиана бота', en: 'Median of the bot' } },
      { id: 'operator_p50', title: { ru: 'Медиана сотрудников', en: 'Median of people' } },
    ],
  },
  {
    id: 'intent_accuracy',
    title: { ru: 'Точность распознавания', en: 'Intent accuracy' },
    numerator: {
      ru: 'размеченные сообщения, в которых бот увидел то же намерение, что и человек',
      en: 'labelled messages in which the bot saw the same intent as the person who labelled them',
    },
    denominator: {
      ru: 'сообщения клиентов, размеченные за период; размеченное заново считается один раз, по последней метке и её времени',
      en: "customers' messages labelled in the period; one labelled again counts once, by its last label and at that label's time",
    },
    exclusions: { ru: 'сообщения, которые никто не размечал', en: 'messages that nobody has labelled' },
    unit: 'share',
    target: {},
    reads: ['intent_labelled'],
    details: [],
  },
  {
    id: 'fallback_rate',
    title: { ru: 'Доля пересылок и непонятых сообщений', en: 'Fallback rate' },
    numerator: {
      ru: 'сообщения, которые бот не понял или с которыми передал диалог сотруднику',
      en: 'messages that the bot did not understand, or on which it handed the dialog to a person',
    },
    denominator: {
      ru: 'сообщения клиентов, которые бот разбирал за период; пришедшие вместе разбираются как одно',
      en: "customers' messages that the bot read in the period; those that came together are read as one",
    },
    exclusions: {
      ru: 'сообщения, написанные, пока диалог ждёт сотрудника или его ведёт сотрудник',
      en: 'messages written while the dialog waits for a person or a person leads it',
    },
    unit: 'share',
    // The seed's 3-10 % is what to expect, not a band to stay in: a bot that understands more has not failed.
    target: { max: 0.1 },
    reads: ['message_understood'],
    details: [],
  },
  {
    id: 'chat_to_lead',
    title: { ru: 'Конверсия диалога в лид', en: 'Chat to lead' },
    numerator: {
      ru: 'диалоги, которые стали лидом, — и тогда, когда это случилось уже после конца периода',
      en: 'dialogs that became a lead, even if that was after the end of the period',
    },
    denominator: {
      ru: 'диалоги, начатые за период, каждый один раз; новое обращение прежнего клиента — новый диалог',
      en: 'dialogs opened in the period, each once; a new request of a returning customer is a new dialog',
    },
    exclusions: {
      ru: 'лиды из диалогов, начатых до периода',
      en: 'leads from dialogs that were opened before the period',
    },
    unit: 'share',
    // 10-25 % in the seed: the upper end is a good result, not a limit.
    target: { min: 0.1 },
    reads: ['dialog_opened', 'lead_created'],
    details: [],
  },
  {
    id: 'booking_confirmation',
    title: { ru: 'Доля подтверждённых записей', en: 'Confirmed appointments' },
    numerator: {
      ru: 'записи, которые клиент подтвердил, — в том числе после конца периода; после переноса нужно новое подтверждение',
      en: 'appointments that the customer confirmed, also after the end of the period; one that was moved has to be confirmed anew',
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
    details: [],
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
    reads: ['appointment_visited', 'no_show'],
    details: [],
  },
  {
    id: 'lead_quality',
    title: { ru: 'Качество лидов', en: 'Lead quality' },
    numerator: {
      ru: 'сумму последних оценок лидов по шкале от 1 до 5',
      en: 'the sum of the last scores of the leads, each from 1 to 5',
    },
    denominator: {
      ru: 'лиды, появившиеся за период, один на диалог; итог — средняя оценка',
      en: 'leads that appeared in the period, one per dialog; the result is the mean score',
    },
    exclusions: { ru: 'лиды без оценки', en: 'leads without a score' },
    unit: 'points',
    target: { min: 3 },
    reads: ['lead_created', 'lead_scored'],
    details: [],
  },
];
