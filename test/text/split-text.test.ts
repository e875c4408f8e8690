import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutText, splitMessage, splitText } from '../../src/text/split-text.ts';

const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

describe('splitText', () => {
  it('leaves a text that fits as it is', () => {
    expect(splitText('Здравствуйте', 12)).toEqual(['Здравствуйте']);
    expect(splitText('', 12)).toEqual(['']);
  });

  it('cuts between paragraphs rather than sentences, and sentences rather than words', () => {
    expect(splitText('Один. Два.\n\nТри. Четыре', 18)).toEqual(['Один. Два.\n\n', 'Три. Четыре']);
    expect(splitText('Один два три. Четыре пять', 22)).toEqual(['Один два три. ', 'Четыре пять']);
    expect(splitText('Один два три четыре', 15)).toEqual(['Один два три ', 'четыре']);
  });

  it('does not leave a stub for the sake of a better seam', () => {
    expect(splitText('Да.\n\nЗаписали вас на пятницу', 20)).toEqual(['Да.\n\nЗаписали вас ', 'на пятницу']);
  });

  it('cuts through words only where there is no seam, and then between graphemes', () => {
    expect(splitText('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15)).toEqual(['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']);
    expect(splitText('a👍🏽b', 4)).toEqual(['a', '👍🏽', 'b']);
  });

  it('does not take a blank that carries an accent for a seam', () => {
    expect(splitText('aaaaaaaaaa \u0301bbbbbb', 11)).toEqual(['aaaaaaaaaa', ' \u0301bbbbbb']);
  });

  it('cuts a grapheme that alone is over the limit, but no surrogate pair', () => {
    const zalgo = `a${'\u0301'.repeat(30)}`;
    expect(splitText(zalgo, 10).map(({ length }) => length)).toEqual([10, 10, 10, 1]);
    expect(splitText(`${'👍'}${'\u{1F3FD}'.repeat(6)}`, 3).every((part) => Buffer.from(part).toString() === part)).toBe(
      true,
    );
  });

  it('loses nothing, keeps the limit and breaks no grapheme, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(' ', '\n', '\n\n', '\r\n', '. ', '! ', '👩‍👩‍👧', '🇷🇺', 'й', 'Ж', '\u0301', '<b>', ' \u0301'),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    const text = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 40, max: 120 }), (given, limit) => {
        const parts = splitText(given, limit);
        expect(parts.join('')).toBe(given);
        expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(limit);
        if (graphemes(given).every(({ length }) => length <= limit)) {
          expect(parts.flatMap(graphemes)).toEqual(graphemes(given));
        }
      }),
    );
  });
});

describe('cutText', () => {
  it('keeps whole graphemes up to the limit', () => {
    expect(cutText('ab', 2)).toBe('ab');
    expect(cutText('a👍🏽', 4)).toBe('a');
  });
});

describe('splitMessage by bytes', () => {
  it('gives parts within the limit that lose nothing visible, whatever the alphabet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), fc.integer({ min: 60, max: 400 }), (text, most) => {
        const parts = splitMessage(text, most, 'bytes');
        expect(parts.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        // One grapheme alone may be longer than all.
        const graphemes = [...new Intl.Segmenter().segment(text)].map(({ segment }) => Buffer.byteLength(segment));
        const longest = Math.max(0, ...graphemes);
        for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(Math.max(most, longest));
      }),
      { numRuns: 200 },
    );
  });
});
