import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import type { Locale } from '../../src/domain/localized.ts';
import type { Entity, EntityKind } from '../../src/domain/understanding.ts';
import { findEntities } from '../../src/nlu/entities/find-entities.ts';
import { buildBusiness, buildService, buildStaff } from '../support/build-business.ts';
import { salon } from './salon.ts';

/** Monday, noon in Moscow. */
const now = new Date('2026-11-23T09:00:00Z');

function find(text: string, asked: string[] = [], locale: Locale = /[а-яё]/i.test(text) ? 'ru' : 'en'): Entity[] {
  return findEntities(text, { now, business: salon, locale, asked });
}

function values(kind: EntityKind, text: string, asked: string[] = [], locale?: Locale): string[] {
  return find(text, asked, locale).flatMap((entity) =>
    entity.kind === kind && 'value' in entity ? [`${entity.value}`] : [],
  );
}

describe('services', () => {
  it.each([
    ['хочу на маникюр', 'manicure'],
    ['сколько стоит окрашивание волос', 'colouring'],
    ['запишите на женскую стрижку', 'womens-haircut'],
    ['мужских стрижек нет?', 'mens-haircut'],
    ['хочу постричься', 'womens-haircut'],
    ['маникюр с гель лаком', 'gel-manicure'],
    ['мне бы ноготки', 'manicure'],
    ['маникюрр на завтра', 'manicure'],
    ['запишите на моникюр', 'manicure'],
    ['окрашевание', 'colouring'],
    ['I need my nails done', 'manicure'],
    ['book a mens haircut', 'mens-haircut'],
    ['hair coloring please', 'colouring'],
    ['a manicure with gel polish', 'gel-manicure'],
    ['pedicures?', 'pedicure'],
  ])('are found in "%s"', (text, id) => {
    expect(values('service', text)).toEqual([id]);
  });

  it('with a hyphen in their title are not seen in half of it', () => {
    const withMakeUp = buildBusiness({
      staff: [buildStaff({ services: ['makeup'] })],
      services: [buildService({ id: 'makeup', title: { ru: 'Макияж', en: 'Make-up' } })],
    });
    const found = (text: string) =>
      findEntities(text, { now, business: withMakeUp, locale: 'en', asked: [] }).filter(
        ({ kind }) => kind === 'service',
      ).length;
    expect(found('actually make it 6pm')).toBe(0);
    expect(found('I want make-up for my wedding')).toBe(1);
  });

  it('are all found when there are several', () => {
    expect(values('service', 'маникюр и педикюр')).toEqual(['manicure', 'pedicure']);
  });

  it('are found in translit, with a span in the text as typed', () => {
    expect(find('zapishite na manikyur', [], 'ru')).toEqual([
      expect.objectContaining({ kind: 'service', value: 'manicure', text: 'manikyur', span: [13, 21] }),
    ]);
  });

  it.each(['хочу стрижку', 'сделайте красиво', 'a haircut', 'лаковые туфли', 'find me a hair salon', ''])(
    'are not guessed from "%s"',
    (text) => {
      expect(values('service', text)).toEqual([]);
    },
  );
});

describe('staff', () => {
  it.each([
    ['можно к Оле?', 'olga'],
    ['у анны есть время', 'anna'],
    ['к Смирновой', 'anna'],
    ['запишите к Анечке', 'anna'],
    ['хочу к Ольге на пятницу', 'olga'],
    ['с Машей', 'maria'],
    ['к Ольгк', 'olga'],
    ['к Вере', 'vera'],
    ['with Anna please', 'anna'],
    ["Olga's schedule", 'olga'],
  ])('are found in "%s"', (text, id) => {
    expect(values('staff', text)).toEqual([id]);
  });

  it.each(['долго ждать', 'колян привет', 'к Марине', 'annapolis', 'вера в лучшее', 'банный день'])(
    'are not seen in "%s"',
    (text) => {
      expect(values('staff', text)).toEqual([]);
    },
  );

  it('are left alone when the customer introduces herself by such a name', () => {
    expect(values('staff', 'Меня зовут Анна, хочу к Оле')).toEqual(['olga']);
    expect(values('staff', 'Анна', ['name'])).toEqual([]);
    expect(values('staff', 'Анна', ['staff'])).toEqual(['anna']);
  });
});

describe('phones', () => {
  it.each([
    ['мой номер 8 (928) 123-45-67', '+79281234567'],
    ['+7 928 123 45 67', '+79281234567'],
    ['89281234567 Ира', '+79281234567'],
    ['928 123-45-67', '+79281234567'],
    ['call me at +1 415 555 0134', '+14155550134'],
  ])('are found in "%s"', (text, value) => {
    expect(values('phone', text)).toEqual([value]);
  });

  it.each(['12345', 'завтра в 15:30', '20.05.2026 в 10:00', 'заказ 123456', '1500-2000 руб', '0000000000'])(
    'are not seen in "%s"',
    (text) => {
      expect(values('phone', text)).toEqual([]);
    },
  );

  it('are taken more kindly when asked for', () => {
    expect(values('phone', 'ну 863 200 00 01', ['phone'])).toEqual(['+78632000001']);
    expect(values('phone', '12345', ['phone'])).toEqual([]);
  });

  it('never leave a time or date behind', () => {
    expect(find('8 928 123 15 30').map(({ kind }) => kind)).toEqual(['phone']);
    expect(find('+1 415 555 0134', ['time', 'phone']).map(({ kind }) => kind)).toEqual(['phone']);
  });
});

describe('names', () => {
  it.each([
    ['Меня зовут Ира', 'Ира'],
    ['меня зовут ира хочу на стрижку', 'Ира'],
    ['Здравствуйте, это Мария', 'Мария'],
    ['запишите на имя Ольга Петрова', 'Ольга Петрова'],
    ['My name is Alex Kim', 'Alex Kim'],
    ['my name is alex kim and my number is 415', 'Alex Kim'],
    ["Hi, I'm Alex", 'Alex'],
    ['This is Sarah.', 'Sarah'],
  ])('are found in "%s"', (text, value) => {
    expect(values('name', text)).toEqual([value]);
  });

  it.each([
    "I'm late",
    'I am looking for a haircut',
    'это дорого',
    'я приду',
    "it's fine",
    'this is great',
    'я у вас была',
  ])('are not seen in "%s"', (text) => {
    expect(values('name', text)).toEqual([]);
  });

  it.each([
    ['ира', 'Ира'],
    ['Анна Петровна', 'Анна Петровна'],
    ['alex kim', 'Alex Kim'],
    ['Зульфия', 'Зульфия'],
    ['Ирина, +7 928 123 45 67', 'Ирина'],
  ])('are accepted bare when asked for: "%s"', (text, value) => {
    expect(values('name', text, ['name'])).toEqual([value]);
  });

  it.each(['а сколько стоит?', 'не хочу', 'позовите оператора', 'завтра', '15:30', 'no thanks', 'why do you ask'])(
    'are not made of an answer like "%s"',
    (text) => {
      expect(values('name', text, ['name'])).toEqual([]);
    },
  );
});

describe('dates and times', () => {
  it('come together with service and staff', () => {
    const kinds = find('запишите на маникюр к Оле в пятницу в 15:00').map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['date', 'service', 'staff', 'time']);
  });

  it('read a bare number as what was asked for', () => {
    expect(values('time', '14', ['time'])).toEqual(['14:00']);
    expect(values('time', 'в 3', ['time'])).toEqual(['15:00']);
    expect(values('date', '25', ['date'])).toEqual(['2026-11-25']);
  });

  it('make a part of the day a range of time', () => {
    expect(find('завтра вечером').map(({ kind }) => kind)).toEqual(['date', 'timeRange']);
  });

  it('leave out what the customer rejects', () => {
    expect(values('date', 'не в пятницу, а в субботу')).toEqual(['2026-11-28']);
  });

  it('are found in translit', () => {
    expect(values('date', 'zapishite na zavtra', [], 'ru')).toEqual(['2026-11-24']);
  });
});

describe('e-mail addresses', () => {
  it.each([
    ['почта Anna.Petrova@Mail.ru', 'anna.petrova@mail.ru'],
    ['anna @ gmail.com', 'anna@gmail.com'],
    ['write to a.b+c@sub.example.co.uk please.', 'a.b+c@sub.example.co.uk'],
    ['anna(at)mail.ru', 'anna@mail.ru'],
    ['anna собака mail.ru', 'anna@mail.ru'],
  ])('are found in "%s"', (text, value) => expect(values('email', text)).toEqual([value]));

  it.each(['@anna_nails в инстаграме', 'ваша почта info@salon.ru?', 'anna@', 'в 15@30', 'a@b'])(
    'are not seen in "%s"',
    (text) => expect(values('email', text)).toEqual([]),
  );

  it('hold no staff, no name and no time', () => {
    expect(find('anna15@mail.ru', ['name', 'time', 'staff']).map(({ kind }) => kind)).toEqual(['email']);
  });
});

describe('sums of money', () => {
  const sums = (text: string, asked: string[] = []) =>
    find(text, asked).flatMap((entity) =>
      entity.kind === 'money' ? [`${entity.from ?? ''}..${entity.to ?? ''} ${entity.currency}`] : [],
    );

  it.each([
    ['до 3000 есть?', '..3000 RUB'],
    ['не дороже 2500', '..2500 RUB'],
    ['за 2 тыс. сделаете?', '2000..2000 RUB'],
    ['3 т.р. максимум', '..3000 RUB'],
    ['5к хватит?', '5000..5000 RUB'],
    ['полторы тысячи нормально', '1500..1500 RUB'],
    ['двадцать пять тысяч рублей', '25000..25000 RUB'],
    ['пятьсот рублей', '500..500 RUB'],
    ['от 2 до 4 тысяч', '2000..4000 RUB'],
    ['от 1200 до 1500', '1200..1500 RUB'],
    ['1 500 ₽ это с покрытием?', '1500..1500 RUB'],
    ['за 14 долларов не сделаете?', '14..14 USD'],
    ['fifty pounds is fine', '50..50 GBP'],
    ['a hundred and fifty dollars', '150..150 USD'],
    ['two grand', '2000..2000 RUB'],
    ['under 30 dollars please', '..30 USD'],
    ['between 20 and 30 bucks?', '20..30 USD'],
    ['it was $12.50 last time', '12.5..12.5 USD'],
    ['not more than €40', '..40 EUR'],
  ])('are found in "%s"', (text, value) => expect(sums(text)).toEqual([value]));

  it.each([
    'завтра до 18:00',
    'в 15 к Марине',
    'до 18 работаете?',
    'после 5 часов',
    '25.11.2026',
    'на 2 часа',
    'до 60 см',
    '5 тысяч подписчиков',
    'for two',
    'in 2 weeks',
  ])('are not seen in "%s"', (text) => expect(sums(text)).toEqual([]));

  it('are taken for the answer when asked for', () => {
    expect(sums('2500', ['money'])).toEqual(['2500..2500 RUB']);
    expect(sums('2500')).toEqual([]);
  });
});

describe('how many come', () => {
  it.each([
    ['нас двое', '2'],
    ['нас будет 3 человека', '3'],
    ['на двоих', '2'],
    ['мы вчетвером', '4'],
    ['для 4 человек', '4'],
    ['2 взрослых и 1 ребёнок', '3'],
    ['for 3 people please', '3'],
    ['party of four', '4'],
    ['there will be five of us', '5'],
    ['2 adults and a child', '3'],
  ])('is found in "%s"', (text, value) => expect(values('people', text)).toEqual([value]));

  it.each(['на 2 часа', 'на 28', 'ребёнку 5 лет', 'for two hours', 'в двух словах', 'нас 2 часа не было', 'for 5 pm'])(
    'is not seen in "%s"',
    (text) => expect(values('people', text)).toEqual([]),
  );

  it('is taken from a bare number when asked for, and leaves day and hour alone', () => {
    expect(values('people', 'трое', ['people'])).toEqual(['3']);
    expect(values('people', '2', ['people'])).toEqual(['2']);
    const kinds = find('нас будет трое, в субботу в 12').map(({ kind }) => kind);
    expect(kinds).toEqual(['people', 'date', 'time']);
  });
});

describe('order numbers', () => {
  it.each([
    ['заказ №1045', '1045'],
    ['где мой заказ 1045?', '1045'],
    ['номер заказа AB-1045', 'AB-1045'],
    ['чек 15-30 верните деньги', '15-30'],
    ['order #1045', '1045'],
    ['my booking number is 77', '77'],
    ['№1530 готов?', '1530'],
  ])('are found in "%s"', (text, value) => expect(values('order', text)).toEqual([value]));

  it.each([
    'закажите на 15:30',
    'заказ на 5 декабря',
    'order for 3 people',
    'вы №1!',
    'заказ 2 штуки',
    'заказ 1500 руб',
    'заказ в 12:30',
  ])('are not seen in "%s"', (text) => expect(values('order', text)).toEqual([]));
});

describe('numbers that are no day and no hour', () => {
  const Line = z.object({ text: z.string(), locale: z.enum(['ru', 'en']) });
  // Written before the rules: prices, houses, ages, orders, phones, lengths, shares.
  const traps = readFileSync(new URL('./entities-traps.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)));
  const seen = ({ text, locale }: z.infer<typeof Line>, asked: string[]) =>
    find(text, asked, locale).some(({ kind }) => ['date', 'dateRange', 'time', 'timeRange'].includes(kind));

  it.each([[[]], [['date']], [['date', 'time']], [['time']]] as string[][][])(
    'are left alone, asked for %j',
    (asked) => {
      // "For two" is an hour where one was asked for.
      const open = traps.filter(({ text }) => asked.length === 0 || !['for two', 'room for 6?'].includes(text));
      expect(open.length).toBeGreaterThan(200);
      expect(open.filter((trap) => seen(trap, asked)).map(({ text }) => text)).toEqual([]);
    },
  );
});

describe('whatever is found', () => {
  const pieces = fc.constantFrom(
    ...'заказ |№|1045 |до |3000 |₽|тыс. |нас |двое |в |15:30 |пятницу |anna@mail.ru |+7 928 123-45-67 |$|fifty |for |2 |people |. |, '.split(
      '|',
    ),
  );

  it('stands in the text where it says that it stands, with a confidence between 0 and 1', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (some) => {
        const text = some.join('');
        for (const { span, text: words, confidence } of find(text)) {
          expect(text.slice(...span)).toBe(words);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200 },
    );
  });
});
