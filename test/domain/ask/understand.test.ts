import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { understand } from '../../../src/domain/ask/understand.ts';
import { WORLD } from './world.ts';

/** A Sunday. */
const TODAY = '2026-11-22';
const ask = (question: string, choice = {}) => understand(question, { today: TODAY, named: WORLD, choice });

/** `figure | from..to | filters | cut`, the last 30 days where no period is named. */
function written(question: string): string {
  const understood = ask(question);
  if (understood.kind !== 'asked') return JSON.stringify(understood);
  const { kpi, detail, days, narrowing, by, withSpam } = understood.asked;
  const filters = Object.entries(narrowing).map(([dimension, key]) => `${dimension}=${key ?? 'none'}`);
  const usual = days.from === '2026-10-24' && days.to === TODAY;
  return [
    detail ? `${kpi}.${detail}` : kpi,
    ...(usual ? [] : [days.from === days.to ? days.from : `${days.from}..${days.to}`]),
    ...filters.sort(),
    ...(by ? [`by ${by}`] : []),
    ...(withSpam ? ['spam'] : []),
  ].join(' | ');
}

describe('A question in words', () => {
  it.each([
    // the brief's own
    ['сколько неявок в октябре по мастеру Анне?', 'no_show_rate | 2026-10-01..2026-10-31 | staff=anna'],
    ['конверсия из инстаграма за прошлую неделю', 'chat_to_lead | 2026-11-09..2026-11-15 | channel=instagram'],
    ['how many leads yesterday from vk', 'leads | 2026-11-21 | source=vk'],
    ['среднее качество лидов по источникам', 'lead_quality | by source'],
    // figures
    ['Сколько лидов?', 'leads'],
    ['сколько было заявок вчера', 'leads | 2026-11-21'],
    ['новые диалоги за неделю', 'dialogs | 2026-11-16..2026-11-22'],
    ['Сколько обращений сегодня', 'dialogs | 2026-11-22'],
    ['сколько человек написали в телеграм вчера', 'dialogs | 2026-11-21 | channel=telegram'],
    ['сколько записей на маникюр', 'bookings | service=manicure'],
    ['сколько записалось в этом месяце', 'bookings | 2026-11-01..2026-11-22'],
    ['выручка за прошлый месяц', 'revenue | 2026-10-01..2026-10-31'],
    ['сколько заработали в сентябре', 'revenue | 2026-09-01..2026-09-30'],
    ['средний чек за квартал', 'revenue.average | 2026-10-01..2026-11-22'],
    ['конверсия', 'chat_to_lead'],
    ['конверсия в лиды', 'chat_to_lead'],
    ['какая конверсия в запись из вк', 'chat_to_lead.booked | source=vk'],
    ['конверсия в оплату', 'chat_to_lead.paid'],
    ['конверсия звонков по менеджерам', 'dialog_conversion | by manager'],
    ['качество лидов из яндекса', 'lead_quality | source=yandex'],
    ['доля подтверждённых записей', 'booking_confirmation'],
    ['сколько клиентов подтвердили запись вчера', 'booking_confirmation | 2026-11-21'],
    ['сколько отмен за последние 14 дней', 'booking_confirmation.cancelled | 2026-11-09..2026-11-22'],
    ['сколько клиентов не пришли', 'no_show_rate'],
    ['неявки без напоминания', 'no_show_rate.not_reminded'],
    ['неявки после напоминания в октябре', 'no_show_rate.reminded | 2026-10-01..2026-10-31'],
    ['fallback за неделю', 'fallback_rate | 2026-11-16..2026-11-22'],
    ['сколько раз бот не понял', 'fallback_rate'],
    ['точность распознавания', 'intent_accuracy'],
    ['время ответа бота', 'time_to_first_response'],
    ['как быстро отвечает бот в ватсапе', 'time_to_first_response | channel=whatsapp'],
    ['время ответа менеджеров', 'operator_first_response'],
    ['время ответа вне рабочих часов', 'operator_first_response_off_hours'],
    ['сколько диалогов передано сотруднику', 'dialogs.handed_off'],
    // periods
    ['лиды 12 октября', 'leads | 2026-10-12'],
    ['лиды с 1 по 15 октября', 'leads | 2026-10-01..2026-10-15'],
    ['лиды с 25 октября по 5 ноября', 'leads | 2026-10-25..2026-11-05'],
    ['лиды с 01.10 по 15.10', 'leads | 2026-10-01..2026-10-15'],
    ['лиды за 01.10.2025', 'leads | 2025-10-01'],
    ['лиды 2026-10-01 - 2026-10-03', 'leads | 2026-10-01..2026-10-03'],
    ['лиды в декабре', 'leads | 2025-12-01..2025-12-31'],
    ['лиды за октябрь 2025 года', 'leads | 2025-10-01..2025-10-31'],
    ['лиды в октябре прошлого года', 'leads | 2025-10-01..2025-10-31'],
    ['лиды за 2025 год', 'leads | 2025-01-01..2025-12-31'],
    ['лиды за прошлый год', 'leads | 2025-01-01..2025-12-31'],
    ['лиды на этой неделе', 'leads | 2026-11-16..2026-11-22'],
    ['лиды в понедельник', 'leads | 2026-11-16'],
    ['лиды позавчера', 'leads | 2026-11-20'],
    ['лиды с 1 ноября', 'leads | 2026-11-01..2026-11-22'],
    ['лиды за последние 2 недели', 'leads | 2026-11-09..2026-11-22'],
    // names, inflected and mistyped
    ['лиды Олега', 'leads | manager=m-oleg'],
    ['сколько лидов у Олега Смирнова вчера', 'leads | 2026-11-21 | manager=m-oleg'],
    ['записи к Марине', 'bookings | staff=marina'],
    ['записи к Марене', 'bookings | staff=marina'],
    ['лиды из телеграма', 'leads | channel=telegram'],
    ['лиды из телеги', 'leads | channel=telegram'],
    ['лиды с сайта', 'leads | channel=web'],
    ['записи на женскую стрижку', 'bookings | service=haircut-women'],
    ['конверсия Анны Беловой', 'chat_to_lead | manager=m-anna'],
    ['лиды без источника', 'leads | source=none'],
    ['лиды без менеджера за вчера', 'leads | 2026-11-21 | manager=none'],
    ['неявки у мастера Анны', 'no_show_rate | staff=anna'],
    ['конверсия по менеджеру Анне', 'chat_to_lead | manager=m-anna'],
    ['лиды по кампании spring', 'leads | utm_campaign=spring'],
    // cuts
    ['лиды по каналам', 'leads | by channel'],
    ['конверсия менеджеров', 'chat_to_lead | by manager'],
    ['какой источник даёт больше лидов', 'leads | by source'],
    ['выручка по услугам за октябрь', 'revenue | 2026-10-01..2026-10-31 | by service'],
    ['лиды по дням', 'leads | by day'],
    ['обращения со спамом', 'dialogs | spam'],
    // English
    ['leads', 'leads'],
    ['how many no-shows in October for stylist Anna?', 'no_show_rate | 2026-10-01..2026-10-31 | staff=anna'],
    ['conversion rate from telegram last week', 'chat_to_lead | 2026-11-09..2026-11-15 | channel=telegram'],
    ['average lead quality by source', 'lead_quality | by source'],
    ['revenue this month', 'revenue | 2026-11-01..2026-11-22'],
    ['what is the average sale', 'revenue.average'],
    ['how fast does the bot answer', 'time_to_first_response'],
    ['operator response time yesterday', 'operator_first_response | 2026-11-21'],
    ['how many bookings for manicure', 'bookings | service=manicure'],
    ['confirmed appointments in the last 7 days', 'booking_confirmation | 2026-11-16..2026-11-22'],
    ['dialogs from October 1 to October 5', 'dialogs | 2026-10-01..2026-10-05'],
    ['fallback rate by channel', 'fallback_rate | by channel'],
    ["Kate's leads today", 'leads | 2026-11-22 | manager=m-kate'],
    ['leads by manager in October 2025', 'leads | 2025-10-01..2025-10-31 | by manager'],
    ['how many people did not come since November 10', 'no_show_rate | 2026-11-10..2026-11-22'],
    ['leads without a source', 'leads | source=none'],
  ])('is understood: %s', (question, expected) => {
    expect(written(question)).toBe(expected);
  });

  it('is asked back when a name is both a manager’s and a stylist’s', () => {
    const understood = ask('сколько неявок в октябре по Анне?');
    expect(understood).toMatchObject({ kind: 'which_name', word: 'анне', asked: { kpi: 'no_show_rate' } });
    const options = understood.kind === 'which_name' ? understood.options : [];
    expect(options.map(({ dimension, key }) => `${dimension}=${key}`).sort()).toEqual(['manager=m-anna', 'staff=anna']);
    expect(ask('сколько неявок по Анне?', { names: [{ dimension: 'staff', key: 'anna' }] })).toMatchObject({
      kind: 'asked',
      asked: { narrowing: { staff: 'anna' } },
    });
  });

  it('is asked back when a word is in the names of two services', () => {
    expect(ask('записи на стрижку')).toMatchObject({ kind: 'which_name', word: 'стрижку' });
  });

  it('is asked back where the bot’s time and people’s could both be meant: they are never one figure', () => {
    expect(ask('время ответа')).toMatchObject({
      kind: 'which_figure',
      options: [{ kpi: 'time_to_first_response' }, { kpi: 'operator_first_response' }],
    });
    expect(ask('время ответа', { kpi: 'operator_first_response' })).toMatchObject({ kind: 'asked' });
  });

  it.each([
    ['какая погода', 'no_figure'],
    ['', 'no_figure'],
    ['???', 'no_figure'],
    ['лиды Ивана', 'words'],
    ['сколько лидов из пинтереста', 'words'],
    ['лиды Олега и Кейт Kate', 'words'],
    ['leads of Kate and Олег', 'several'],
    ['лиды в 2027 году', 'future'],
    ['лиды с 01.01.2021 по 01.10.2026', 'long'],
  ])('is not answered, rather than answered by half: %s', (question, why) => {
    expect(ask(question)).toMatchObject({ kind: 'not_understood', why });
  });

  it('of any text is understood or not, and never breaks', () => {
    const parts = fc.constantFrom(
      'лиды',
      'конверсия',
      'по',
      'Анне',
      '31 февраля',
      'за',
      '99',
      'октябрь',
      '(',
      '\\',
      '*',
      'by',
      '2026-99-99',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(parts, { maxLength: 8 }).map((some) => some.join(' ')),
        ),
        (text) => {
          const understood = ask(text);
          if (understood.kind !== 'asked') return;
          const { days } = understood.asked;
          expect(days.from <= days.to && days.to <= TODAY).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
