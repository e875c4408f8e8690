import { describe, expect, it } from '@jest/globals';
import { quietTime } from '../../../src/domain/flow/quiet-time.ts';
import type { IncomingContent } from '../../../src/domain/incoming.ts';

const text = (words: string): IncomingContent => ({ kind: 'text', text: words });
const wait = (lines: readonly IncomingContent[], asked = false) => quietTime(lines, { asked, longestMs: 1_500 });

describe('how long to wait whether the customer goes on', () => {
  it.each(['запишите', 'на завтра', 'в 5', 'привет', 'стрижка завтра вечером можно', 'ok then', 'Анна, да'])(
    'a short line may go on: %s',
    (line) => {
      expect(wait([text(line)])).toBe(1_500);
    },
  );

  it.each([
    'Запишите меня на завтра в 5 часов',
    'Здравствуйте!',
    'сколько стоит?',
    'хорошо.',
    'ну ладно…',
    'спасибо :)',
    'записаться 🙂',
    'супер ❤️',
    'ну (завтра)  ',
    'she said "yes"',
  ])('a finished line is answered at once: %s', (line) => {
    expect(wait([text(line)])).toBe(0);
  });

  it.each<[string, IncomingContent]>([
    ['a button', { kind: 'button', payload: 's:hours?' }],
    ['a phone', { kind: 'phone', phone: '79185550112' }],
    ['a start', { kind: 'start', text: '/start' }],
    ['a picture', { kind: 'media', media: 'image' }],
    ['an edit', { kind: 'edit', text: 'завтра', originalId: '1' }],
  ])('nothing goes on after %s', (_name, content) => {
    expect(wait([content])).toBe(0);
    expect(wait([text('запишите'), content])).toBe(0);
  });

  it('an answer to what the bot has asked is one line', () => {
    expect(wait([text('завтра')], true)).toBe(0);
  });

  it('goes by the last line, and never waits for more than five', () => {
    expect(wait([text('Здравствуйте!'), text('запишите')])).toBe(1_500);
    expect(wait([text('запишите'), text('на завтра!')])).toBe(0);
    const five = ['ну', 'вот', 'я', 'и', 'думаю'].map(text);
    expect(wait(five.slice(0, 4))).toBe(1_500);
    expect(wait(five)).toBe(0);
    expect(wait([])).toBe(0);
  });
});
