import type { KpiUnit } from '../../../domain/kpi/kpi.ts';
import type { Locale, Localized } from '../../../domain/localized.ts';

/** What the columns of exported figures are called. */
const COLUMNS = {
  id: { ru: 'Код', en: 'Code' },
  figure: { ru: 'Показатель', en: 'Figure' },
  unit: { ru: 'Единица', en: 'Unit' },
  value: { ru: 'Значение', en: 'Value' },
  numerator: { ru: 'Числитель', en: 'Numerator' },
  denominator: { ru: 'Знаменатель', en: 'Denominator' },
  low: { ru: 'Интервал 95 %, от', en: '95% interval, from' },
  high: { ru: 'Интервал 95 %, до', en: '95% interval, to' },
  small: { ru: 'Мало данных', en: 'Too few to tell' },
  min: { ru: 'Цель, не меньше', en: 'Target, at least' },
  max: { ru: 'Цель, не больше', en: 'Target, at most' },
  from: { ru: 'С', en: 'From' },
  to: { ru: 'До', en: 'To' },
  previous: { ru: 'Было', en: 'Before' },
  previousNumerator: { ru: 'Числитель, было', en: 'Numerator before' },
  previousDenominator: { ru: 'Знаменатель, было', en: 'Denominator before' },
  previousLow: { ru: 'Интервал, было от', en: 'Interval before, from' },
  previousHigh: { ru: 'Интервал, было до', en: 'Interval before, to' },
  definition: { ru: 'Как считается', en: 'How it is counted' },
  key: { ru: 'Код значения', en: 'Code of the value' },
  start: { ru: 'Начало', en: 'Begins' },
  at: { ru: 'Когда', en: 'When' },
  dialog: { ru: 'Диалог', en: 'Dialog' },
  contact: { ru: 'Клиент', en: 'Client' },
  channel: { ru: 'Канал', en: 'Channel' },
  manager: { ru: 'Менеджер', en: 'Manager' },
  hit: { ru: 'В числителе', en: 'In the numerator' },
} as const satisfies Record<string, Localized>;

export type Column = keyof typeof COLUMNS;

export const headOf = (columns: readonly Column[], locale: Locale): string[] =>
  columns.map((column) => COLUMNS[column][locale]);

export const UNIT_WORDS: Record<KpiUnit, Localized> = {
  seconds: { ru: 'секунды', en: 'seconds' },
  share: { ru: 'доля единицы', en: 'fraction of 1' },
  points: { ru: 'баллы', en: 'points' },
  count: { ru: 'штуки', en: 'number' },
  money: { ru: 'деньги', en: 'money' },
};

const YES: Localized = { ru: 'да', en: 'yes' };
const NO: Localized = { ru: 'нет', en: 'no' };

export const yesNo = (value: boolean, locale: Locale): string => (value ? YES : NO)[locale];

/** Exact to six places; a comma in Russian, where spreadsheets take a point for text. Empty where nothing was measured. */
export function numberCell(value: number | null | undefined, locale: Locale): string {
  if (value === null || value === undefined) return '';
  const written = String(Number(value.toFixed(6)));
  return locale === 'ru' ? written.replace('.', ',') : written;
}
