import type { Counting } from '../analytics/reckoning.ts';
import type { Kpi, KpiDetail } from './kpi.ts';

const SECONDS = 0.001;
const MEDIAN = { as: 'median', scale: SECONDS } as const;

const DENOMINATOR = {
  ru: 'все такие ожидания в переписке, на которые ответили за период; несколько сообщений подряд — одно ожидание, от первого из них. Звонки сюда не входят',
  en: 'all such waits in chats that were answered in the period; several messages in a row are one wait, from the first of them. Phone calls are none of them',
};

const BOT: Counting = { of: 'wait', having: ['bot'] };
const PERSON: Counting = { of: 'wait', having: ['person'], without: ['off_hours'] };
const PERSON_OFF_HOURS: Counting = { of: 'wait', having: ['person', 'off_hours'] };

const p95 = (counting: Counting): KpiDetail => ({
  id: 'p95',
  title: { ru: '95 % ответов не дольше', en: '95% of replies within' },
  unit: 'seconds',
  counting,
  reckoning: { as: 'percentile', percent: 95, scale: SECONDS },
});

/** How long customers wait. The bot's time and people's are never one figure: a mix hides both. */
export const RESPONSE_KPIS: readonly Kpi[] = [
  {
    id: 'time_to_first_response',
    title: { ru: 'Время первого ответа бота', en: 'Time to first response of the bot' },
    numerator: {
      ru: 'медиану ожидания в секундах: от сообщения клиента по часам мессенджера до первого ответа бота, принятого мессенджером',
      en: "the median wait in seconds, from the customer's message by the messenger's clock to the bot's first reply that the messenger accepted",
    },
    denominator: DENOMINATOR,
    exclusions: {
      ru: 'ожидания, на которые первым ответил сотрудник; напоминания и автоматические сообщения; ответы, которые мессенджер не принял; сообщения, на которые ещё не ответили',
      en: 'waits that a person ended; reminders and automatic messages; replies that the messenger did not accept; messages that nobody has answered yet',
    },
    unit: 'seconds',
    target: { max: 5 },
    reads: ['message_sent'],
    counting: BOT,
    reckoning: MEDIAN,
    details: [
      p95(BOT),
      {
        id: 'share_under_5s',
        title: { ru: 'Доля ответов быстрее 5 секунд', en: 'Share of replies under 5 seconds' },
        unit: 'share',
        counting: BOT,
        reckoning: { as: 'under', limit: 5_000 },
      },
    ],
  },
  {
    id: 'operator_first_response',
    title: { ru: 'Время первого ответа сотрудника', en: 'Time to first response of people' },
    numerator: {
      ru: 'медиану ожидания в секундах: от сообщения клиента в рабочее время — или от передачи диалога ботом, если она была раньше, — до первого ответа сотрудника, принятого мессенджером',
      en: "the median wait in seconds, from the customer's message in opening hours, or from the bot's handing over if that was earlier, to the first reply of a person that the messenger accepted",
    },
    denominator: DENOMINATOR,
    exclusions: {
      ru: 'сообщения, на которые ответил бот, не передав диалог; ожидания, начавшиеся вне рабочих часов (по нынешнему расписанию); ожидания, на которые ещё не ответили',
      en: 'messages that the bot has answered without handing over; waits that began outside opening hours (as they are set now); those that nobody has answered yet',
    },
    unit: 'seconds',
    target: {},
    reads: ['message_sent', 'handed_off', 'dialog_released', 'dialog_closed'],
    counting: PERSON,
    reckoning: MEDIAN,
    details: [p95(PERSON)],
  },
  {
    id: 'operator_first_response_off_hours',
    title: { ru: 'Ответ сотрудника на сообщения вне рабочих часов', en: 'Response of people to messages out of hours' },
    numerator: {
      ru: 'медиану ожидания в секундах: от сообщения клиента вне рабочих часов — или от передачи диалога ботом, если она была раньше, — до первого ответа сотрудника. Ночи и выходные не вычитаются',
      en: "the median wait in seconds, from the customer's message outside opening hours, or from the bot's handing over if that was earlier, to the first reply of a person. Nights and days off are not subtracted",
    },
    denominator: DENOMINATOR,
    exclusions: {
      ru: 'сообщения, на которые ответил бот, не передав диалог; ожидания, начавшиеся в рабочее время; ожидания, на которые ещё не ответили',
      en: 'messages that the bot has answered without handing over; waits that began in opening hours; those that nobody has answered yet',
    },
    unit: 'seconds',
    target: {},
    reads: ['message_sent', 'handed_off', 'dialog_released', 'dialog_closed'],
    counting: PERSON_OFF_HOURS,
    reckoning: MEDIAN,
    details: [p95(PERSON_OFF_HOURS)],
  },
];
