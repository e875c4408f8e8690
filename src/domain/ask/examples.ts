import type { Locale } from '../localized.ts';

/** What can be asked, for whoever was not understood. Each is understood in any business. */
export const EXAMPLES: Readonly<Record<Locale, readonly string[]>> = {
  ru: [
    'Сколько лидов вчера?',
    'Конверсия за прошлую неделю по источникам',
    'Сколько неявок в прошлом месяце?',
    'Качество лидов за последние 30 дней',
    'Время ответа бота сегодня',
    'Выручка по услугам за этот месяц',
  ],
  en: [
    'How many leads yesterday?',
    'Conversion last week by source',
    'How many no-shows last month?',
    'Lead quality in the last 30 days',
    'Bot response time today',
    'Revenue by service this month',
  ],
};
