import { describe, expect, it } from '@jest/globals';
import { en } from '../../src/console/locales/en.ts';
import { ru } from '../../src/console/locales/ru.ts';

describe('the texts of the console', () => {
  it('say in English everything they say in Russian, and the other way round', () => {
    expect([...textsOf(en).keys()].sort()).toEqual([...textsOf(ru).keys()].sort());
  });

  it('leave no text empty', () => {
    for (const [key, text] of [...textsOf(ru), ...textsOf(en)]) expect([key, text.trim()]).not.toEqual([key, '']);
  });

  it('put the same values into both languages', () => {
    const english = textsOf(en);
    for (const [key, text] of textsOf(ru)) {
      expect([key, placesIn(english.get(key) ?? '')]).toEqual([key, placesIn(text)]);
    }
  });

  it('have no Cyrillic left in English', () => {
    for (const [key, text] of textsOf(en)) expect([key, /[а-яё]/i.test(text)]).toEqual([key, false]);
  });
});

function textsOf(tree: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    const here = `${path}${name}`;
    if (typeof value === 'string') texts.set(here, value);
    else for (const [key, text] of textsOf(value, `${here}.`)) texts.set(key, text);
  }
  return texts;
}

function placesIn(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
}
