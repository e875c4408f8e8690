import type { Goal } from '../../domain/funnel-review/goal.ts';
import type { Locale, Localized } from '../../domain/localized.ts';

/** How the columns of exported tables are called. */
const WORDS = {
  stage: { ru: 'Этап', en: 'Stage' },
  visited: { ru: 'Побывали', en: 'Visited' },
  entered: { ru: 'Входов', en: 'Entries' },
  returned: { ru: 'Возвращались', en: 'Came back' },
  moved_on: { ru: 'Прошли дальше', en: 'Moved on' },
  dropped: { ru: 'Отвалились', en: 'Dropped out' },
  still_here: { ru: 'Остались', en: 'Still here' },
  elsewhere: { ru: 'Ушли назад или в другую воронку', en: 'Went back or to another pipeline' },
  reached: { ru: 'Дошли до цели', en: 'Came to the goal' },
  left: { ru: 'Вышли, время известно', en: 'Left, time known' },
  median: { ru: 'Медиана, с', en: 'Median, s' },
  p90: { ru: '90 % быстрее, с', en: 'p90, s' },
  here: { ru: 'Сейчас здесь', en: 'Here now' },
  from: { ru: 'Откуда', en: 'From' },
  to: { ru: 'Куда', en: 'To' },
  dialogs: { ru: 'Диалогов', en: 'Dialogs' },
  moves: { ru: 'Переходов', en: 'Moves' },
  by: { ru: 'Кто перенёс', en: 'Moved by' },
  finding: { ru: 'Что проверяли', en: 'What was looked at' },
  of: { ru: 'Из скольких', en: 'Of' },
  share: { ru: 'Доля', en: 'Share' },
  share_rest: { ru: 'Доля у остальных', en: 'Share of the others' },
  lost_goals: { ru: 'Потеряно целей', en: 'Goals lost' },
  chance: { ru: 'Вероятность случайности', en: 'Chance' },
  corrected: { ru: 'С поправкой на число проверок', en: 'Corrected chance' },
  real: { ru: 'Не случайно', en: 'Not chance' },
  source: { ru: 'Источник', en: 'Source' },
  channel: { ru: 'Канал', en: 'Channel' },
  manager: { ru: 'Менеджер', en: 'Manager' },
  lost: { ru: 'Потеряны', en: 'Lost' },
  skipped: { ru: 'Проскочили обязательный этап', en: 'Skipped a required stage' },
  beyond: { ru: 'Из ушедших дальше него', en: 'Of those beyond it' },
  dialog: { ru: 'Диалог', en: 'Dialog' },
  contact: { ru: 'Клиент', en: 'Customer' },
  opened: { ru: 'Открыт', en: 'Opened' },
  moved: { ru: 'Когда перенесён', en: 'Moved at' },
  seconds: { ru: 'Провёл на этапе, с', en: 'In the stage, s' },
} as const satisfies Record<string, Localized>;

const GOAL_WORDS: Record<Goal, Localized> = {
  won: { ru: 'Успешны', en: 'Won' },
  booked: { ru: 'Записались', en: 'Booked' },
  attended: { ru: 'Пришли', en: 'Attended' },
  paid: { ru: 'Оплатили', en: 'Paid' },
  converted: { ru: 'Конверсия', en: 'Converted' },
};

export type Column = keyof typeof WORDS | Goal | `${Goal}_of`;

/** The first line of a table. */
export const headOf = (columns: readonly Column[], locale: Locale): string[] =>
  columns.map((column) => wordOf(column)[locale]);

function wordOf(column: Column): Localized {
  switch (column) {
    case 'won':
    case 'booked':
    case 'attended':
    case 'paid':
    case 'converted':
      return GOAL_WORDS[column];
    case 'won_of':
    case 'booked_of':
    case 'attended_of':
    case 'paid_of':
    case 'converted_of':
      return WORDS.of;
    default:
      return WORDS[column];
  }
}
