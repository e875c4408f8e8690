import type { Locale } from '../localized.ts';
import type { HookField } from './hook-fields.ts';
import type { Picked } from './pick-values.ts';

type Word = 'form' | 'number' | 'name' | 'phone' | 'email' | 'offer' | 'amount' | 'comment' | 'page' | 'rest';

const WORDS: Record<Locale, Record<Word, string>> = {
  ru: {
    form: 'Форма',
    number: 'Номер',
    name: 'Имя',
    phone: 'Телефон',
    email: 'E-mail',
    offer: 'Товар',
    amount: 'Сумма',
    comment: 'Комментарий',
    page: 'Страница',
    rest: 'Остальное',
  },
  en: {
    form: 'Form',
    number: 'Number',
    name: 'Name',
    phone: 'Phone',
    email: 'E-mail',
    offer: 'Product',
    amount: 'Amount',
    comment: 'Comment',
    page: 'Page',
    rest: 'The rest',
  },
};
const SHOWN: readonly (Exclude<Word, 'rest'> & HookField)[] = [
  'form',
  'number',
  'name',
  'phone',
  'email',
  'offer',
  'amount',
  'comment',
  'page',
];
const LONGEST_VALUE = 2_000;
const MOST_REST = 30;
const LONGEST_REST = 300;
const LONGEST = 7_900;

/** What the team reads of a request: what we have understood, then what else was sent. What the customer typed stays as typed. */
export function leadText(title: string, { values, rest }: Picked, locale: Locale): string {
  const words = WORDS[locale];
  const known = SHOWN.flatMap((field) => {
    const value = values[field];
    return value === undefined ? [] : `${words[field]}: ${value.slice(0, LONGEST_VALUE)}`;
  });
  const others = rest
    .filter(([path]) => !/^(cookies?|formid|formname|tildaspec.*)$/iu.test(path))
    .slice(0, MOST_REST)
    .map(([path, value]) => `${path}: ${value.slice(0, LONGEST_REST)}`);
  return [title, ...known, ...(others.length > 0 ? [`${words.rest}:`, ...others] : [])].join('\n').slice(0, LONGEST);
}
