import { describe, expect, it } from '@jest/globals';
import { controlOf } from '../../../src/domain/flow/control.ts';

describe('controlOf', () => {
  it.each(['Отмена', 'нет, не надо', 'стоп.', 'Я передумала', 'cancel it please', 'Never mind', 'забудьте'])(
    'hears that %j gives the conversation up',
    (text) => expect(controlOf(text)).toBe('cancel'),
  );

  it.each(['назад', 'Вернуться!', 'go back', 'шаг назад', 'undo'])('hears that %j goes a step back', (text) =>
    expect(controlOf(text)).toBe('back'),
  );

  it.each([
    'отмените запись на пятницу',
    'never mind, book for the 13th',
    'вернусь в пятницу',
    'не надо педикюр, давайте маникюр',
    '',
    'a'.repeat(200),
  ])('leaves %j to the understanding', (text) => expect(controlOf(text)).toBeNull());
});
