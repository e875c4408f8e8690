import { closestWord, indexWords } from './closest-word.ts';

/** What a word says about the calendar. `sure` is false for a word that was mistyped or is a short form with other meanings. */
export type CalendarWord =
  | { kind: 'weekday'; number: number; sure: boolean; shy: boolean }
  | { kind: 'month'; number: number; sure: boolean; case: 'genitive' | 'other' | 'english' }
  | { kind: 'day'; offset: number; sure: boolean };

/** Reads a weekday (1 Monday), a month (1..12) or today / tomorrow and so on; lower case, ё as е. */
export function readCalendarWord(word: string): CalendarWord | null {
  const exact = WORDS.get(word);
  if (exact !== undefined) return exact;
  if (HONEST_NEIGHBOURS.has(word) || word.endsWith('ам') || word.endsWith('ах') || word.endsWith('days')) return null;
  const known = slipped.get(word);
  if (known !== undefined) return known;
  const close = closestWord(word, INDEX);
  const read: CalendarWord | null = close === null ? null : { ...close, sure: false };
  if (slipped.size >= MOST_KEPT) slipped.clear();
  slipped.set(word, read);
  return read;
}

/** Comparing with every calendar word is slow, and people use the same words. */
const slipped = new Map<string, CalendarWord | null>();
const MOST_KEPT = 2_000;

const WORDS = new Map<string, CalendarWord>();

/** Real words one slip away from a calendar word. */
const HONEST_NEIGHBOURS = new Set(
  'четверо завтрак завтрака завтраки завтраке sundae augusta августин августина августу sunny monthly'.split(' '),
);

const RU_WEEKDAYS: [number, string, string][] = [
  [1, 'понедельник', ' а у ом е'],
  [2, 'вторник', ' а у ом е'],
  [3, 'сред', 'а ы е у ой'],
  [4, 'четверг', ' а у ом е'],
  [5, 'пятниц', 'а ы е у ей'],
  [6, 'суббот', 'а ы е у ой'],
  [7, 'воскресень', 'е я ю ем'],
  [7, 'воскресени', 'е я ю ем'],
  [5, 'пятничк', 'а и е у ой'],
  [6, 'субботк', 'а и е у ой'],
  [1, 'понедельничек', ' '],
  [2, 'вторничек', ' '],
  [4, 'четвержок', ' '],
];
const RU_WEEKDAY_SHORT: [number, string][] = [
  [1, 'пн понед пнд пон'],
  [2, 'вт вторн втр'],
  [3, 'ср срд'],
  [4, 'чт четв чтв'],
  [5, 'пт пятн птн птница'],
  [6, 'сб субб сбт'],
  [7, 'вс воскр вск'],
];
const EN_WEEKDAYS: [number, string, string][] = [
  [1, 'monday', 'mon'],
  [2, 'tuesday', 'tue tues'],
  [3, 'wednesday', 'wed weds'],
  [4, 'thursday', 'thu thur thurs'],
  [5, 'friday', 'fri'],
  [6, 'saturday', 'sat'],
  [7, 'sunday', 'sun'],
];
/** Short forms that are also everyday words: they need a neighbour that speaks of time. */
const SHY = new Set(['sat', 'sun', 'wed', 'mon', 'fri', 'пон']);

const RU_MONTHS: [number, string, string, string][] = [
  [1, 'января', 'январь январе январю', 'янв'],
  [2, 'февраля', 'февраль феврале февралю', 'фев февр'],
  [3, 'марта', 'март марте марту', 'мар'],
  [4, 'апреля', 'апрель апреле апрелю', 'апр'],
  [5, 'мая', 'май мае маю', ''],
  [6, 'июня', 'июнь июне июню', 'июн'],
  [7, 'июля', 'июль июле июлю', 'июл'],
  [8, 'августа', 'август августе', 'авг'],
  [9, 'сентября', 'сентябрь сентябре сентябрю', 'сен сент'],
  [10, 'октября', 'октябрь октябре октябрю', 'окт'],
  [11, 'ноября', 'ноябрь ноябре ноябрю', 'ноя нояб'],
  [12, 'декабря', 'декабрь декабре декабрю', 'дек'],
];
const EN_MONTHS: [number, string][] = [
  [1, 'january jan'],
  [2, 'february feb febuary'],
  [3, 'march mar'],
  [4, 'april apr'],
  [5, 'may'],
  [6, 'june jun'],
  [7, 'july jul'],
  [8, 'august aug'],
  [9, 'september sep sept'],
  [10, 'october oct'],
  [11, 'november nov'],
  [12, 'december dec'],
];
const DAYS: [number, string][] = [
  [0, 'today tday сегодня севодня седня сегодняшний сегодняшнее 2day'],
  [1, 'tomorrow tommorow tommorrow tmrw tmrrw tmr tomorow завтра зафтра завтрашний завтрашнее'],
  [2, 'послезавтра послезафтра'],
  [3, 'послепослезавтра'],
];

for (const [number, stem, endings] of RU_WEEKDAYS) {
  for (const ending of endings.split(' '))
    WORDS.set(stem + ending, { kind: 'weekday', number, sure: true, shy: false });
}
for (const [number, words] of RU_WEEKDAY_SHORT) {
  for (const word of words.split(' ')) WORDS.set(word, { kind: 'weekday', number, sure: true, shy: SHY.has(word) });
}
for (const [number, full, short] of EN_WEEKDAYS) {
  for (const word of [full, ...short.split(' ')]) {
    WORDS.set(word, { kind: 'weekday', number, sure: true, shy: SHY.has(word) });
  }
}
for (const [number, genitive, others, short] of RU_MONTHS) {
  WORDS.set(genitive, { kind: 'month', number, sure: true, case: 'genitive' });
  for (const word of short.split(' ').filter(Boolean)) {
    WORDS.set(word, { kind: 'month', number, sure: true, case: 'genitive' });
  }
  for (const word of others.split(' ')) WORDS.set(word, { kind: 'month', number, sure: true, case: 'other' });
}
for (const [number, words] of EN_MONTHS) {
  for (const word of words.split(' ')) WORDS.set(word, { kind: 'month', number, sure: true, case: 'english' });
}
for (const [offset, words] of DAYS) {
  for (const word of words.split(' ')) WORDS.set(word, { kind: 'day', offset, sure: true });
}

const INDEX = indexWords(WORDS);
