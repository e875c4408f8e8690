import type { Business, Service } from '../../src/domain/business/business.ts';
import { inLocale, type Locale } from '../../src/domain/localized.ts';
import { SLOTS } from './turns.ts';

/** Values for the gaps of templates that make them untrue, one after the other. */
export type Gaps = Record<string, string>;

const DAYS: Record<Locale, Record<string, readonly string[]>> = {
  ru: {
    '2026-11-21': ['завтра', 'в субботу', '21 ноября'],
    '2026-11-24': ['во вторник', '24 ноября'],
    '2026-11-25': ['в среду', '25 ноября', 'в среду, 25.11,'],
  },
  en: {
    '2026-11-21': ['tomorrow', 'on Saturday', 'on November 21'],
    '2026-11-24': ['on Tuesday', 'on November 24'],
    '2026-11-25': ['on Wednesday', 'on November 25'],
  },
};
const WRONG_DAYS: Record<Locale, readonly string[]> = {
  ru: [
    'сегодня',
    'в воскресенье',
    'в понедельник',
    '28 ноября',
    'послезавтра',
    'в пятницу, 27 ноября,',
    'через неделю',
  ],
  en: ['today', 'on Sunday', 'on Monday', 'on November 28', 'the day after tomorrow', 'next Friday'],
};
const WHO: Record<Locale, Record<string, { who: string; whoGen: string; whoDat: string }>> = {
  ru: {
    anna: { who: 'Анна', whoGen: 'Анны Лебедевой', whoDat: 'Анне' },
    dmitry: { who: 'Дмитрий', whoGen: 'Дмитрия', whoDat: 'Дмитрию Орлову' },
    olga: { who: 'Ольга', whoGen: 'Ольги', whoDat: 'Ольге Ким' },
    elena: { who: 'Елена Соколова', whoGen: 'Елены', whoDat: 'Елене' },
  },
  en: {
    anna: { who: 'Anna', whoGen: '', whoDat: '' },
    dmitry: { who: 'Dmitry', whoGen: '', whoDat: '' },
    olga: { who: 'Olga Kim', whoGen: '', whoDat: '' },
    elena: { who: 'Elena', whoGen: '', whoDat: '' },
  },
};
const NOT_THEIRS: Record<Locale, readonly Gaps[]> = {
  ru: [
    { who: 'Анна', notHers: 'маникюр', offDay: 'понедельник', offDayDat: 'воскресеньям' },
    { who: 'Дмитрий', notHers: 'окрашивание', offDay: 'четверг', offDayDat: 'вторникам' },
    { who: 'Ольга', notHers: 'массаж', offDay: 'среду', offDayDat: 'средам' },
    { who: 'Елена', notHers: 'педикюр', offDay: 'вторник', offDayDat: 'понедельникам' },
  ],
  en: [
    { who: 'Anna', notHers: 'manicures', offDay: 'Monday' },
    { who: 'Dmitry', notHers: 'hair colouring', offDay: 'Thursday' },
    { who: 'Olga', notHers: 'massage', offDay: 'Wednesday' },
    { who: 'Elena', notHers: 'pedicures', offDay: 'Tuesday' },
  ],
};
const MONEY_WORDS: Record<Locale, readonly [number, string][]> = {
  ru: [
    [700, 'семьсот рублей'],
    [1500, 'полторы тысячи'],
    [2300, 'две тысячи триста рублей'],
    [1100, 'тысячу сто'],
    [3500, 'три с половиной тысячи'],
    [999, 'девятьсот девяносто девять'],
  ],
  en: [
    [700, 'seven hundred roubles'],
    [1500, 'one and a half thousand roubles'],
    [2300, 'twenty-three hundred roubles'],
    [3500, 'three and a half thousand'],
    [1100, 'eleven hundred roubles'],
  ],
};
const TIME_WORDS: Record<Locale, readonly [number, string][]> = {
  ru: [
    [30, 'полчаса'],
    [90, 'полтора часа'],
    [120, 'два часа'],
    [40, 'сорок минут'],
    [15, 'четверть часа'],
    [210, 'три с половиной часа'],
  ],
  en: [
    [30, 'half an hour'],
    [90, 'an hour and a half'],
    [120, 'two hours'],
    [40, 'forty minutes'],
    [15, 'a quarter of an hour'],
  ],
};
const LISTS: Record<Locale, Record<string, readonly string[]>> = {
  ru: {
    n: ['20', '25', '30', '40', '5'],
    nw: ['двадцать', 'тридцать', 'пятьдесят'],
    m: ['3', '9', '18'],
    cars: ['восемь', '10', 'двадцать'],
    hrs: ['6', '12', '36'],
    h: ['14', '21', '112'],
    h1: ['8:00', '7:30', 'восьми утра'],
    h2: ['22:00', '23:00', 'десяти вечера', 'полуночи'],
    wt: ['18:40', '19:20', '17:50'],
    wtw: ['в семь вечера', 'к шести', 'на восемь вечера'],
    phone: ['918 555-00-11', '863 222-33-44', '(863) 210 55 66'],
    mail: ['info@polyn-med.ru', 'salon@mail.ru'],
    site: ['polyn-med.ru', 'www.polynimed.com'],
    stranger: ['Ирина', 'Марина Белова', 'Артур', 'Тимофей Ли', 'Снежана'],
    ghost: [
      'наращивание ресниц',
      'тату',
      'перманентный макияж',
      'шугаринг',
      'ботокс для волос',
      'кератиновое выпрямление',
    ],
  },
  en: {
    n: ['20', '25', '30', '40', '5'],
    nw: ['twenty', 'thirty'],
    m: ['3', '9', '18'],
    cars: ['eight', '10', 'twenty'],
    hrs: ['6', '12', '36'],
    h: ['14', '21', '112'],
    h1: ['8 am', '7:30'],
    h2: ['10 pm', '11 pm', 'midnight'],
    wt: ['6:40 pm', '19:20', '5:50 pm'],
    wtw: ['seven in the evening', 'six pm', 'eight'],
    phone: ['918 555-00-11', '863 222-33-44'],
    mail: ['info@wormwood-honey.com', 'salon@mail.com'],
    site: ['wormwood-honey.com', 'www.honeysalon.com'],
    stranger: ['Jessica', 'Marina', 'Arthur', 'Nina Brown', 'Kaylee'],
    ghost: ['tattoos', 'eyelash extensions', 'waxing', 'keratin straightening', 'hair extensions', 'piercing'],
  },
};
const SUMS = [500, 990, 1100, 1700, 3900, 6100] as const;

/** The `count`-th filling of all gaps: each value is wrong wherever it may stand. */
export function gapsFor(business: Business, locale: Locale, count: number): Gaps {
  const pick = <T>(list: readonly T[], by: number): T | undefined => list[by % list.length];
  const { services } = business;
  const own = pick(services, count * 5 + 1);
  if (!own) return {};
  const isHers = (value: number): boolean => value === own.price.from || value === own.price.to;
  const sums = SUMS.filter((value) => !isHers(value));
  const p = pick(sums, count) ?? 500;
  const other = pick(
    services.filter(({ price }) => !isHers(price.from)),
    count * 3,
  );
  const slot = pick(SLOTS, count) ?? SLOTS[0];
  const wrong = pick(
    Object.entries(WHO[locale]).filter(([id]) => id !== slot.staff),
    count * 2 + 1,
  )?.[1];
  const lists = Object.fromEntries(
    Object.entries(LISTS[locale]).map(([name, list]) => [name, pick(list, count) ?? '']),
  );
  const { who, notHers, offDay, offDayDat } = pick(NOT_THEIRS[locale], count) ?? {};
  return {
    ...lists,
    s: titleOf(own, locale),
    s2: other ? titleOf(other, locale) : '',
    p: String(p),
    p2: String(p + 450),
    pk: pick(['1,7', '3,9', '0,7'], count) ?? '',
    pt: pick(['15', '25', '40'], count) ?? '',
    pw: wordFor(MONEY_WORDS[locale], count, isHers),
    po: String(other?.price.from ?? p),
    d: String([20, 25, 40, 120, 150].filter((value) => value !== own.durationMinutes)[count % 4]),
    dw: wordFor(TIME_WORDS[locale], count, (value) => value === own.durationMinutes),
    t: slot.time,
    dayRu: pick(DAYS.ru[slot.date] ?? [], count) ?? '',
    dayEn: pick(DAYS.en[slot.date] ?? [], count) ?? '',
    wrongDay: pick(WRONG_DAYS[locale], count) ?? '',
    ...wrong,
    ...(notHers !== undefined && { notHers, offDay: offDay ?? '', offDayDat: offDayDat ?? '', hers: who ?? '' }),
  };
}

const titleOf = ({ title }: Service, locale: Locale): string => inLocale(title, locale);

function wordFor(list: readonly [number, string][], count: number, isHers: (value: number) => boolean): string {
  const fit = list.filter(([value]) => !isHers(value));
  return fit[count % fit.length]?.[1] ?? '';
}
