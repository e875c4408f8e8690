import { describe, expect, it } from '@jest/globals';
import { alikeNames } from '../../../src/domain/contacts/alike-names.ts';
import { guessMapping } from '../../../src/domain/contacts/guess-mapping.ts';
import { searchedWords, searchWords } from '../../../src/domain/contacts/search-words.ts';
import { phoneReader } from '../../../src/engine/importing/read-phone.ts';
import { recogniseDelimiter } from '../../../src/engine/importing/read-table.ts';
import { csvLine } from '../../../src/http/csv.ts';
import { buildContact } from '../../support/build-contact.ts';

const anna = buildContact({
  name: 'Анна-Мария Королёва',
  phone: '+79181234567',
  email: 'Anna.K@Example.org',
  identities: [{ channelId: 't', channelKind: 'telegram', externalId: '1', username: 'anna_k', blocked: false }],
});

describe('A contact is found', () => {
  const words = searchWords(anna);
  const finds = (text: string) =>
    searchedWords(text).every((asked) => words.some((word) => word.startsWith(asked))) &&
    searchedWords(text).length > 0;

  it.each([
    'анна',
    'Короле',
    'мария короле',
    '1234567',
    '8 (918) 123-45',
    '+7 918 123-45-67',
    '4567',
    'anna.k@ex',
    'example',
    'anna_k',
    '@anna_k',
  ])('by %s', (text) => {
    expect(finds(text)).toBe(true);
  });

  it.each(['нна', 'борис', '...', '9991', 'анна петрова'])('not by %s', (text) => {
    expect(finds(text)).toBe(false);
  });

  it('by no more than sixty words, however long the name is', () => {
    expect(searchWords({ ...anna, name: 'слово '.repeat(40) + [...Array(200).keys()].join(' ') }).length).toBe(60);
  });
});

describe('Names are alike', () => {
  it.each([
    ['Анна', 'Анна Петрова', true],
    ['Петрова Анна', 'Анна Петрова', true],
    ['Наталья', 'Наталия', true],
    ['Семён', 'Семен', true],
    ['Анна', 'Борис', false],
    ['Ян', 'Ян Ким', true],
    ['', 'Анна', false],
  ])('%s and %s: %s', (one, two, are) => {
    expect(alikeNames(one, two)).toBe(are);
  });
});

describe('A table of contacts', () => {
  it('has its columns guessed by Russian and English headings, and no target twice', () => {
    expect(guessMapping(['Имя клиента', 'Mobile', 'E-mail', 'Телефон 2', 'Источник', 'Комментарий'], [])).toEqual([
      'name',
      'phone',
      'email',
      'skip',
      'source',
      'skip',
    ]);
  });

  it.each([
    ['a;b;c\n1,2;3', ';'],
    ['"a;b;c",d,e\n', ','],
    ['a\tb\tc', '\t'],
    ['one column', ';'],
  ])('%j has its cells parted by %j', (head, sign) => {
    expect(recogniseDelimiter(head)).toBe(sign);
  });

  it.each([
    ['8 (918) 123-45-67', '+79181234567'],
    ['9181234567', '+79181234567'],
    ['79181234567', '+79181234567'],
    ['+375 29 123-45-67', '+375291234567'],
    ['+44 20 7946 0958', '+442079460958'],
    ['12', null],
    ['не помню', null],
    ['', null],
  ])('has the phone %j read as %j where the business is Russian', (text, phone) => {
    expect(phoneReader('+7 863 000-00-00')(text)).toBe(phone);
  });

  it('is written with formulas defused, and phones as they are', () => {
    expect(csvLine(['=1+1', '@SUM', '-2', '+79181234567', '-cmd', 'a;"b"', null])).toBe(
      `'=1+1;'@SUM;-2;+79181234567;'-cmd;"a;""b""";\r\n`,
    );
  });
});
