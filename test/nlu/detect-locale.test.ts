import { describe, expect, it } from '@jest/globals';
import { detectLocale } from '../../src/nlu/detect-locale.ts';

describe('detectLocale', () => {
  it.each([
    ['запишите меня', 'ru'],
    ['хочу shellac', 'ru'],
    ['privet, zapishite na zavtra', 'ru'],
    ['skolko stoit manikyur', 'ru'],
    ['I need a haircut', 'en'],
    ['book me for tomorrow', 'en'],
    ['thanks', 'en'],
  ] as const)('reads "%s" as %s whatever was spoken before', (text, locale) => {
    expect(detectLocale(text, 'ru')).toBe(locale);
    expect(detectLocale(text, 'en')).toBe(locale);
  });

  it.each(['15:30', '👍', '+7 928 123 45 67', '', 'ok', 'Kapous', 'שלום', 'Alex Kim'])(
    'keeps the language of the dialog for "%s"',
    (text) => {
      expect(detectLocale(text, 'ru')).toBe('ru');
      expect(detectLocale(text, 'en')).toBe('en');
    },
  );
});
