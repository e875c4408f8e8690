import { describe, expect, it } from '@jest/globals';
import { polarityOf } from '../../../src/domain/flow/polarity.ts';
import type { Understanding } from '../../../src/domain/understanding.ts';

const meaning = (intent?: string): Understanding => ({
  locale: 'ru',
  intents: intent ? [{ intent, score: 0.9 }] : [],
  entities: [],
});

describe('polarityOf', () => {
  it.each([
    'Да',
    'ага, записывайте',
    'Всё верно',
    'ну давайте',
    'Yes, perfect. Can you grab me his number please?',
    'That should work.',
    'That one works for me',
    'Sounds good!',
    'alright',
    '👍',
  ])('takes %j for a yes', (text) => expect(polarityOf(text, meaning())).toBe('yes'));

  it.each([
    'Нет',
    'не, лучше в пятницу',
    'неверно',
    'No. 8th of March',
    'Nope',
    'Negative.',
    'изменить',
    "that's wrong",
  ])('takes %j for a no', (text) => expect(polarityOf(text, meaning())).toBe('no'));

  it.each(['хорошо бы в пятницу', 'good morning', 'да, но позже', 'not sure', 'даша', 'нетто', 'сколько стоит?'])(
    'takes %j for neither',
    (text) => expect(polarityOf(text, meaning())).toBeNull(),
  );

  it('asks the intent where the words do not tell', () => {
    expect(polarityOf('I assent to this', meaning('answer.yes'))).toBe('yes');
    expect(polarityOf('буду обязательно', meaning('booking.confirm'))).toBe('yes');
    expect(polarityOf('пожалуй, откажусь', meaning('answer.no'))).toBe('no');
  });
});
