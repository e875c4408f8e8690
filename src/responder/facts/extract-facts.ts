import { MONTH_GENITIVE, MONTH_WORD, monthNumber } from './calendar-words.ts';
import { normalise } from './normalise.ts';

export type FactKind = 'link' | 'phone' | 'percent' | 'date' | 'money' | 'time' | 'duration' | 'number' | 'phrase';

/** Something in a text that can be right or wrong. */
export interface Fact {
  kind: FactKind;
  text: string;
  /** Every reading of it in one spelling, `time:17:00`; the fact is supported when any reading is. */
  keys: string[];
}

/** All facts of a text. `currency` (ISO 4217) is meant where only "тысяч" or "k" is written. Each character is read once. */
export function extractFacts(text: string, currency: string): Fact[] {
  const facts: Fact[] = [];
  let rest = normalise(text);
  for (const { kind, pattern, read } of READERS) {
    rest = rest.replace(pattern, (...match) => {
      const groups: Groups = match.at(-1);
      const whole = String(match[0]);
      const readings = read(groups, currency);
      if (readings.length === 0) return whole;
      for (const keys of readings) facts.push({ kind, text: whole.trim(), keys });
      return whole.replace(/[^\n]/g, ' ');
    });
  }
  return facts;
}

type Groups = Record<string, string | undefined>;
interface Reader {
  kind: FactKind;
  pattern: RegExp;
  /** One list of readings for each fact in the match; none when the match is not what it looked like. */
  read(groups: Groups, currency: string): string[][];
}

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const NUM = '(?:\\d{1,3}(?:[ ,.]\\d{3})+(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?|\\d+(?:[.,]\\d+)?)';
const CURRENCY =
  '(?:₽|руб(?:л\\p{L}*)?\\.?|р\\.|р(?!\\p{L})|rub(?:les?)?(?!\\p{L})|roubles?|\\$|usd|dollars?|долл\\p{L}*|€|eur(?!\\p{L})|euros?|евро|£|gbp|pounds?|₸|kzt|тенге)';
const THOUSAND = '(?:тысяч\\p{L}*|тыс\\.?|thousand|[kк](?!\\p{L}))';
const DAY_PART = '(?:утра|дня|вечера|ночи|[ap]\\.?m(?:\\.|(?!\\p{L}))|in the (?:morning|afternoon|evening)|at night)';
const BEFORE_TIME = '(?:в|к|ко|с|со|до|после|около|at|by|until|till|to|from|after|before|since)';
const HOUR = "(?:час(?:а|ов|ам)?(?!\\p{L})|ч(?!\\p{L})\\.?|hours?|hrs?|h(?!\\p{L})|o'clock)";
const MINUTE = '(?:мин(?:ут\\p{L}*)?(?!\\p{L})\\.?|min(?:ute)?s?(?!\\p{L}))';
const ORDINAL =
  '(?:первого|второго|третьего|четвертого|пятого|шестого|седьмого|восьмого|девятого|десятого|одиннадцатого|двенадцатого)';
const LASTS = '(?:длится|длятся|занимает|займет|действует|действуют|подождет|ждем|целый)';
const LONG_UNITS: readonly [string, number][] = [
  ['(?:день|дня|дней|дням|сутки|суток|days?)', 1440],
  ['(?:недел\\p{L}*|weeks?)', 7 * 1440],
];
const MONTHS_UNIT = '(?:месяц\\p{L}*|months?)';
const YEARS_UNIT = '(?:год(?:а|у)?|лет|years?)';

/** The order matters: what is long and certain is read before what is short and vague. */
const READERS: readonly Reader[] = [
  reader(
    'link',
    '(?:https?://|www\\.)\\S+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|(?<![\\w@.])[a-z0-9-]+\\.(?:ru|com|org|net|me|io|site|рф)(?!\\p{L})(?:/\\S*)?',
    (_, __, whole) => [[`link:${whole.replace(/^https?:\/\/(?:www\.)?/, '').replace(/[.,;:!?)/]+$/, '')}`]],
  ),
  reader('phrase', '24 ?/ ?7|круглосуточн\\p{L}*|around the clock', () => [['phrase:24/7']]),
  reader(
    'phrase',
    `${START}(?:пол${ORDINAL}|половин[еауы] ${ORDINAL}|без (?:четверти|\\d+(?: минут)?) [а-я\\d]+|half past [a-z\\d]+|(?:a )?quarter (?:to|past) [a-z\\d]+)${END}`,
    (_, __, whole) => [[`phrase:${whole}`]],
  ),
  reader('phrase', '(?:(?!\\d)\\p{Nd})+|\\p{No}+|\\p{Nl}+', (_, __, whole) => [[`phrase:${whole}`]]),
  reader('date', '(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})(?:t(?=\\d))?', ({ y, m, d }) => dates(d, m, y)),
  reader(
    'phone',
    `\\+\\d[\\d ()-]{8,17}\\d|${START}[78][ -]?\\(?\\d{3}\\)?[ -]?\\d{3}[ -]?\\d\\d[ -]?\\d\\d${END}|\\(?${START}\\d{3}\\)?[ -]\\d{3}[ -]\\d\\d[ -]?\\d\\d${END}|${START}\\d{10,12}${END}|${START}\\d{2,3}-\\d\\d-\\d\\d${END}`,
    (_, __, whole) => [[`phone:${whole.replace(/\D/g, '').slice(-10)}`]],
  ),
  reader('percent', `(?<n>${NUM})\\s*(?:%|процент\\p{L}*|percent|per cent)`, ({ n }) => [[`percent:${toNumber(n)}`]]),
  reader('time', `${START}(?<h>\\d{1,2}):(?<min>\\d{2})(?::\\d{2})?\\s*(?<part>${DAY_PART})?`, ({ h, min, part }) =>
    times(h, min, part),
  ),
  reader(
    'date',
    `${START}(?<d1>\\d{1,2})(?:\\s*[-–—]\\s*|(?:-?(?:го|е|st|nd|rd|th))?\\s+(?:по|до|и|to|and)\\s+)(?<d2>\\d{1,2})(?:-?(?:го|е|st|nd|rd|th))?(?:\\s+of)?\\s+(?<mon>${MONTH_WORD})(?:\\s+(?<y>\\d{4}))?`,
    ({ d1, d2, mon, y }) => [...dates(d1, month(mon), y), ...dates(d2, month(mon), y)],
  ),
  reader(
    'date',
    `${START}(?<d>\\d{1,2})(?:-?(?:го|е|st|nd|rd|th))?(?:\\s+of)?\\s+(?<mon>${MONTH_WORD})(?:\\s+(?<y>\\d{4}))?`,
    ({ d, mon, y }) => dates(d, month(mon), y),
  ),
  reader(
    'date',
    `${START}(?<mon>${MONTH_WORD})\\s+(?<d1>\\d{1,2})\\s*(?:[-–—]|and|to)\\s*(?<d2>\\d{1,2})(?!\\d)`,
    ({ mon, d1, d2 }) => [...dates(d1, month(mon), undefined), ...dates(d2, month(mon), undefined)],
  ),
  reader(
    'date',
    `${START}(?<mon>${MONTH_WORD})\\s+(?:the\\s+)?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(?<y>\\d{4}))?`,
    ({ d, mon, y }) => dates(d, month(mon), y),
  ),
  reader(
    'time',
    `${START}${BEFORE_TIME}\\s+(?<h>\\d{1,2})\\.(?<min>\\d{2})(?!\\d|\\.\\d)\\s*(?<part>${DAY_PART})?`,
    ({ h, min, part }) => {
      const options = times(h, min, part);
      return options.map((keys) => [...keys, ...dates(h, min, undefined).flat()]);
    },
  ),
  reader(
    'date',
    `${START}(?<d>\\d{1,2})\\.(?<m>\\d{2})(?:\\.(?<y>\\d{2,4}))?(?!\\d)(?!\\s*(?:${CURRENCY}|${THOUSAND}|${HOUR}))`,
    ({ d, m, y }) => dates(d, m, y),
  ),
  reader('date', `${START}(?<a>\\d{1,2})/(?<b>\\d{1,2})(?:/(?<y>\\d{2,4}))?(?!\\d)`, ({ a, b, y }) => {
    const both = [...dates(a, b, y).flat(), ...dates(b, a, y).flat()];
    return both.length > 0 ? [both] : [];
  }),
  reader(
    'money',
    `${START}(?<a>${NUM})\\s*(?<ka>${THOUSAND})?\\s*(?:[-–—]|до|to|and|и)\\s*(?<b>${NUM})\\s*(?<k>${THOUSAND})?\\s*(?<cur>${CURRENCY})`,
    ({ a, ka, b, k, cur }) => [money(a, ka ?? k, cur), money(b, k, cur)],
  ),
  reader(
    'money',
    `${START}(?<n>${NUM})\\s*(?<k>${THOUSAND})\\s*(?<rest>\\d{1,3})\\s*(?<cur>${CURRENCY})?`,
    ({ n, rest, cur }, currency) => [[moneyKey(toNumber(n) * 1000 + toNumber(rest), cur, currency)]],
  ),
  reader('money', `${START}(?<n>${NUM})\\s*(?<k>${THOUSAND})?\\s*(?<cur>${CURRENCY})`, ({ n, k, cur }) => [
    money(n, k, cur),
  ]),
  reader('money', `(?<cur>[$€£₽₸])\\s*(?<n>${NUM})\\s*(?<k>${THOUSAND})?`, ({ n, k, cur }) => [money(n, k, cur)]),
  reader('money', `${START}(?<n>${NUM})\\s*(?<k>${THOUSAND})`, ({ n }, currency) => [
    [moneyKey(toNumber(n) * 1000, undefined, currency)],
  ]),
  reader('phrase', `${START}(?:рубл(?:ей|я|ь)|тысяч[аиу]?|dollars|euros|roubles|rubles)${END}`, (_, __, whole) => [
    [`phrase:${whole}`],
  ]),
  reader('duration', `${START}(?<h>\\d+)\\s*${HOUR}\\s*(?:и\\s*|and\\s*)?(?<m>\\d+)\\s*${MINUTE}`, ({ h, m }) => [
    [`duration:${toNumber(h) * 60 + toNumber(m)}`],
  ]),
  reader('duration', `${START}(?:час|an hour(?: and)?)\\s+(?<m>[1-5]\\d)(?!\\d|:)(?:\\s*${MINUTE})?`, ({ m }) => [
    [`duration:${60 + toNumber(m)}`],
  ]),
  reader('duration', `${START}(?<n>${NUM})\\s*${MINUTE}`, ({ n }) => [[`duration:${toNumber(n)}`]]),
  reader(
    'time',
    `${START}(?:(?<prep>${BEFORE_TIME})\\s+)?(?<h>\\d{1,2})(?:\\s*${HOUR})?\\s*(?<part>${DAY_PART})`,
    // "3 дня" without a preposition are three days.
    ({ prep, h, part }) => (part === 'дня' && !prep ? [] : times(h, undefined, part)),
  ),
  ...LONG_UNITS.map(([unit, minutes]) =>
    reader('duration', `${START}(?<n>${NUM})\\s*${unit}${END}`, ({ n }) => [[`duration:${toNumber(n) * minutes}`]]),
  ),
  ...LONG_UNITS.map(([unit, minutes]) =>
    reader('duration', `${START}(?:за|через|${LASTS}|an?|one)\\s+${unit}${END}`, () => [[`duration:${minutes}`]]),
  ),
  reader('duration', `${START}(?<n>${NUM})\\s*${MONTHS_UNIT}${END}`, ({ n }) => [[`months:${toNumber(n)}`]]),
  reader('duration', `${START}(?<n>${NUM})(?:\\s*|-)${YEARS_UNIT}${END}`, ({ n }) => [
    [`months:${toNumber(n) * 12}`, `number:${toNumber(n)}`],
  ]),
  reader('duration', `${START}(?:за|через|${LASTS}|an|one)\\s+(?:час|hour)${END}`, () => [['duration:60']]),
  reader('duration', `${START}(?:за|через|${LASTS}|a|one)\\s+(?:месяц|month)${END}`, () => [['months:1']]),
  reader('duration', `${START}(?:за|через|${LASTS}|a|one)\\s+(?:год|year)${END}`, () => [['months:12']]),
  reader('time', `${START}${BEFORE_TIME}\\s+(?<h>\\d{1,2})(?!\\d|[.,]\\d)(?<unit>\\s*${HOUR})?`, ({ h, unit }) => {
    const readings = times(h, undefined, undefined).flat();
    if (readings.length === 0) return [];
    return [[...readings, `number:${toNumber(h)}`, ...(unit ? [`duration:${toNumber(h) * 60}`] : [])]];
  }),
  reader('duration', `${START}(?<n>${NUM})\\s*${HOUR}`, ({ n }) => [[`duration:${toNumber(n) * 60}`]]),
  reader('time', `${START}(?:полдень|полудня|noon|midday)${END}`, () => [['time:12:00']]),
  reader('time', `${START}(?:полноч[ьи]|midnight)${END}`, () => [['time:00:00']]),
  reader('phrase', `${START}${MONTH_GENITIVE}${END}`, (_, __, whole) => [[`phrase:${whole}`]]),
  // "9–21" are hours.
  reader('number', `(?<n>${NUM})`, ({ n }) => [[`number:${toNumber(n)}`, `hour:${toNumber(n)}`]]),
];

function reader(
  kind: FactKind,
  source: string,
  read: (groups: Groups, currency: string, whole: string) => string[][],
): Reader {
  // The whole match comes as a named group too, so that every reader takes the same arguments.
  return {
    kind,
    pattern: new RegExp(`(?<whole>${source})`, 'gu'),
    read: (groups, currency) => read(groups, currency, groups.whole ?? ''),
  };
}

/** "1 800", "1,800" and "1.800" are 1800; "1,5" and "1.5" are one and a half. */
function toNumber(written: string | undefined): number {
  const text = (written ?? '').replaceAll(' ', '');
  if (/^\d{1,3}(?:[,.]\d{3})+$/.test(text)) return Number(text.replace(/[,.]/g, ''));
  const thousands = /^(\d{1,3}(?:,\d{3})+)(\.\d+)$/.exec(text);
  return Number(thousands ? `${thousands[1]?.replaceAll(',', '')}${thousands[2]}` : text.replace(',', '.'));
}

const month = (word: string | undefined): string => String(monthNumber(word ?? ''));

/** With a year only that year is meant; evidence with a year also supports the date told without it (see evidence.ts). */
function dates(day: string | undefined, monthOfYear: string | undefined, year: string | undefined): string[][] {
  const d = Number(day);
  const m = Number(monthOfYear);
  if (!(d >= 1 && d <= 31 && m >= 1 && m <= 12)) return [];
  const date = `${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  return [[year === undefined ? `date:${date}` : `date:${year.length === 2 ? `20${year}` : year}-${date}`]];
}

/** "в 9" is either nine o'clock; "5:30" may be said of the afternoon, "09:30" and "10:30" are not. */
function times(hour: string | undefined, minute: string | undefined, part: string | undefined): string[][] {
  const h = Number(hour);
  const m = Number(minute ?? 0);
  if (h > 24 || m > 59) return [];
  const key = (value: number): string => `time:${String(value % 24).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
  if (part === undefined) {
    const vague = minute === undefined ? h >= 1 && h < 12 : h >= 1 && h <= 8;
    return [vague && !hour?.startsWith('0') ? [key(h), key(h + 12)] : [key(h)]];
  }
  const later = /^(?:дня|вечера|p|in the (?:afternoon|evening))/.test(part);
  if (later) return [[key(h < 12 ? h + 12 : h)]];
  if (/^(?:ночи|at night)/.test(part)) return [[h >= 6 && h < 12 ? key(h + 12) : key(h === 12 ? 0 : h)]];
  return [[key(h === 12 ? 0 : h)]];
}

const money = (n: string | undefined, thousand: string | undefined, cur: string | undefined): string[] => [
  moneyKey(toNumber(n) * (thousand ? 1000 : 1), cur, ''),
];

function moneyKey(value: number, written: string | undefined, fallback: string): string {
  return `money:${CODES.find(([pattern]) => pattern.test(written ?? ''))?.[1] ?? (fallback || '?')}:${value}`;
}
const CODES: readonly [RegExp, string][] = [
  [/^(?:₽|р|rub|roub)/, 'RUB'],
  [/^(?:\$|usd|doll|долл)/, 'USD'],
  [/^(?:€|eur|евро)/, 'EUR'],
  [/^(?:£|gbp|pound)/, 'GBP'],
  [/^(?:₸|kzt|тенге)/, 'KZT'],
];
