import { describe, expect, it } from '@jest/globals';
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
