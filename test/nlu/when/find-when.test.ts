import { describe, expect, it } from '@jest/globals';
import { find, pick } from './contexts.ts';

describe('findWhen on relative days', () => {
  it.each([
    ['сегодня', '2026-11-23 -'],
    ['завтро в 18:00', '2026-11-24 18:00'],
    ['послезавтра', '2026-11-25 -'],
    ['the day after tomorrow', '2026-11-25 -'],
    ['через 3 дня', '2026-11-26 -'],
    ['in two days', '2026-11-25 -'],
    ['через неделю', '2026-11-30 -'],
    ['a week from today', '2026-11-30 -'],
    ['a week from Friday', '2026-12-04 -'],
    ['через неделю в четверг', '2026-12-03 -'],
    ['недели через две', '2026-12-07 -'],
    ['через месяц', '2026-12-23 -'],
    ['через час', '2026-11-23 10:00'],
    ['in half an hour', '2026-11-23 09:30'],
    ['zavtra v 5 vechera', '2026-11-24 17:00'],
  ])('reads "%s"', (text, expected) => expect(pick(text)).toBe(expected));
});

describe('findWhen on weekdays', () => {
  it.each([
    ['в пятницу', '2026-11-27 -'],
    ['пт в 19', '2026-11-27 19:00'],
    ['субота', '2026-11-28 -'],
    ['wensday at two', '2026-11-25 14:00'],
    ['в ближайшую субботу', '2026-11-28 -'],
    ['в следующую пятницу', '2026-12-04 -'],
    ['next Tuesday', '2026-12-01 -'],
    ['this Friday', '2026-11-27 -'],
    ['Friday the 27th', '2026-11-27 -'],
    ['в среду в 14:00 на следующей неделе', '2026-12-02 14:00'],
    ['Monday next week', '2026-11-30 -'],
    ['воскресенье 29, в обед', '2026-11-29 -'],
  ])('reads "%s"', (text, expected) => expect(pick(text)).toBe(expected));

  it('takes a bare weekday for the coming one when it is that day today', () => {
    expect(pick('в понедельник')).toBe('2026-11-30 -');
  });

  it('reads 28 December said with the wrong weekday by its number and is less sure', () => {
    const [match] = find('в пятницу 28 декабря');
    expect(match).toMatchObject({ kind: 'date', value: '2026-12-28', confidence: 0.7 });
  });
});

describe('findWhen on calendar dates', () => {
  it.each([
    ['8 марта', '2027-03-08 -'],
    ['восьмого марта', '2027-03-08 -'],
    ['March 8', '2027-03-08 -'],
    ['the 8th of March, 2027', '2027-03-08 -'],
    ['28го в 11', '2026-11-28 11:00'],
    ['the 14th', '2026-12-14 -'],
    ['the 10th of next month', '2026-12-10 -'],
    ['25 числа', '2026-11-25 -'],
    ['08.12', '2026-12-08 -'],
    ['8.12.2026 в 10.30', '2026-12-08 10:30'],
    ['2026-12-15 14:00', '2026-12-15 14:00'],
    ['двадцать пятое ноября', '2026-11-25 -'],
    ['с 25 на 27 ноября перенесите', '2026-11-27 -'],
    ['friday в 5 вечера', '2026-11-27 17:00'],
  ])('reads "%s"', (text, expected) => expect(pick(text)).toBe(expected));

  it('lets the locale decide 03/04, and turns the only possible order round', () => {
    expect(pick('03/04', { locale: 'ru' })).toBe('2027-04-03 -');
    expect(pick('03/04', { locale: 'en' })).toBe('2027-03-04 -');
    expect(pick('24/12', { locale: 'en' })).toBe('2026-12-24 -');
  });

  it('counts today as the nearest date and goes to next year for yesterday', () => {
    expect(pick('23 ноября')).toBe('2026-11-23 -');
    expect(pick('22 ноября')).toBe('2027-11-22 -');
  });

  it('passes over months that are too short for the day', () => {
    expect(pick('the 31st', { locale: 'en' })).toBe('2026-12-31 -');
    expect(pick('29 февраля')).toBe('2028-02-29 -');
  });

  it('finds nothing in days that do not exist or are over', () => {
    for (const text of [
      '31 ноября',
      '32 декабря',
      '12.05.1990',
      'вчера',
      'last Friday',
      'I sent money last Friday',
      '2 дня назад',
    ]) {
      expect(pick(text)).toBe('- -');
    }
  });
});

describe('findWhen on spoken times', () => {
  it.each([
    ['half past 3 in the afternoon', '15:30'],
    ['quarter to three', '14:45'],
    ['quarter to 13 in the afternoon', '12:45'],
    ['twenty past four', '16:20'],
    ['five pm', '17:00'],
    ['4 o"clock in the evening', '16:00'],
    ['afternoon 3', '15:00'],
    ['in the Afternoon 12', '12:00'],
    ['morning 10:30', '10:30'],
    ['6 p.m.', '18:00'],
    ['noon', '12:00'],
    ['пол третьего', '14:30'],
    ['полтретьего', '14:30'],
    ['в половине пятого', '16:30'],
    ['без четверти пять', '16:45'],
    ['без двадцати шесть', '17:40'],
    ['четверть седьмого', '18:15'],
    ['5 вечера', '17:00'],
    ['в 17', '17:00'],
    ['17-30', '17:30'],
    ['17 30', '17:30'],
    ['в час дня', '13:00'],
    ['к двум', '14:00'],
    ['часиков в 7 вечера', '19:00'],
    ['в девятнадцать тридцать', '19:30'],
    ['в 13 часов 30 минут', '13:30'],
    ['полдень', '12:00'],
  ])('reads "%s"', (text, expected) => expect(pick(text)).toBe(`- ${expected}`));

  it('chooses the half of the day by opening hours and says that it was a choice', () => {
    expect(find('в 5')).toMatchObject([{ kind: 'time', value: '17:00', ambiguous: true }]);
    expect(find('at 7', { hours: { open: '06:00', close: '12:00' } })).toMatchObject([{ value: '07:00' }]);
    expect(find('at 10', { hours: { open: '18:00', close: '02:00' } })).toMatchObject([
      { value: '22:00', ambiguous: true },
    ]);
  });

  it('leaves no doubt where the words or the hours leave none', () => {
    for (const text of ['в 5 вечера', '15:00', 'noon', 'в 10']) expect(find(text)[0]).not.toHaveProperty('ambiguous');
  });

  it('settles the hour by a part of the day said elsewhere', () => {
    expect(pick('утром в субботу, часов в 9', { hours: { open: '08:00', close: '23:00' } })).toBe('2026-11-28 09:00');
    expect(pick('вечером в субботу, в 9', { hours: { open: '08:00', close: '23:00' } })).toBe('2026-11-28 21:00');
  });

  it('takes a bare number for an answer only when the bot has asked', () => {
    expect(pick('17')).toBe('- -');
    expect(pick('17', { expects: 'time' })).toBe('- 17:00');
    expect(pick('28', { expects: 'date' })).toBe('2026-11-28 -');
  });
});

describe('findWhen on ranges and parts of the day', () => {
  it('reads ranges of days', () => {
    expect(find('на следующей неделе')).toMatchObject([{ kind: 'dateRange', from: '2026-11-30', to: '2026-12-06' }]);
    expect(find('this weekend')).toMatchObject([{ kind: 'dateRange', from: '2026-11-28', to: '2026-11-29' }]);
    expect(find('с 5 по 8 декабря')).toMatchObject([{ kind: 'dateRange', from: '2026-12-05', to: '2026-12-08' }]);
    expect(find('в декабре')).toMatchObject([{ kind: 'dateRange', from: '2026-12-01', to: '2026-12-31' }]);
  });

  it('reads ranges of time', () => {
    expect(find('после 6')).toMatchObject([{ kind: 'timeRange', from: '18:00' }]);
    expect(find('between 2 and 4')).toMatchObject([{ kind: 'timeRange', from: '14:00', to: '16:00' }]);
    expect(find('10-2pm')).toMatchObject([{ kind: 'timeRange', from: '10:00', to: '14:00' }]);
    expect(find('до обеда')).toMatchObject([{ kind: 'timeRange', to: '13:00' }]);
    expect(find('не позже 19:00')).toMatchObject([{ kind: 'timeRange', to: '19:00' }]);
  });

  it('reads parts of the day but not greetings', () => {
    expect(find('завтра утром')).toMatchObject([{ kind: 'date' }, { kind: 'dayPart', value: 'morning' }]);
    expect(find('после работы')).toMatchObject([{ kind: 'dayPart', value: 'evening' }]);
    for (const text of ['Добрый вечер!', 'доброе утро', 'good morning', 'have a nice evening'])
      expect(find(text)).toEqual([]);
  });
});

describe('findWhen on numbers that are no time', () => {
  it.each([
    'стрижка за 1500',
    '$50 for a cut?',
    '2000 рублей',
    'от 2 до 4 тысяч',
    '+7 916 123-45-67',
    'дом 5',
    'ул. Ленина 12',
    'ул. 8 Марта, 10',
    '5th street',
    '5 лет',
    'ребёнку 7',
    'my son is 7 years old',
    'на двоих',
    '3 человека',
    'table for 2',
    'a cut for 2',
    'заказ 12-15',
    'order number 45',
    'массаж на 2 часа',
    '90 minutes',
    'опаздываю минут на 10',
    'give me a second',
    'on second thought',
    'may I come in?',
    'I sat there',
    'march in and ask',
    'к Марте',
    'Мая Сергеевна',
    'среди клиентов',
    'пара вопросов',
    'тон 7.1',
    '24/7',
    'скидка 10-15 процентов',
    'третий раз пишу',
    'it only gave me 400',
    'bake it at 400 degrees',
    'every Friday',
    'по пятницам',
    "Thank you, that's all for today.",
  ])('sees nothing in "%s"', (text) => expect(find(text)).toEqual([]));
});

describe('findWhen on any text', () => {
  it('gives spans that cut the matched words out of the message, in order', () => {
    const text = 'Ой, Ёлка! запишите на завтра 🙂 в 15:00';
    const matches = find(text);
    expect(matches.map((match) => match.text)).toEqual(['завтра', 'в 15:00']);
    for (const { span, text: words } of matches) expect(text.slice(...span)).toBe(words);
  });

  it('counts days in the zone of the business', () => {
    const now = new Date('2026-11-23T22:30:00Z');
    expect(pick('завтра', { now, timezone: 'Europe/Moscow' })).toBe('2026-11-25 -');
    expect(pick('tomorrow', { now, timezone: 'America/New_York' })).toBe('2026-11-24 -');
  });

  it('goes over the end of a month and of a year', () => {
    const now = new Date('2026-12-31T12:00:00+03:00');
    expect(pick('завтра', { now })).toBe('2027-01-01 -');
    expect(pick('в пятницу', { now })).toBe('2027-01-01 -');
    expect(pick('через месяц', { now: new Date('2027-01-31T12:00:00+03:00') })).toBe('2027-02-28 -');
  });

  it('counts hours over the change of summer time and days without it', () => {
    const berlin = { timezone: 'Europe/Berlin', now: new Date('2026-03-29T01:30:00+01:00') };
    expect(pick('in an hour', berlin)).toBe('2026-03-29 03:30');
    expect(pick('tomorrow at 2:30 am', berlin)).toBe('2026-03-30 02:30');
    const autumn = { timezone: 'Europe/Berlin', now: new Date('2026-10-24T23:30:00+02:00') };
    expect(pick('tomorrow', autumn)).toBe('2026-10-25 -');
    expect(pick('in 2 days', autumn)).toBe('2026-10-26 -');
  });

  it('refuses an unknown time zone', () => {
    expect(() => find('завтра', { timezone: 'Mars/Olympus' })).toThrow(RangeError);
  });
});
