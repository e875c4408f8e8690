import { describe, expect, it } from '@jest/globals';
import { pickLocale } from '../../src/widget/locale.ts';
import { newId } from '../../src/widget/new-id.ts';
import { readOrigin } from '../../src/widget/origin.ts';

describe('the address of the chat page', () => {
  it('tells where the customer came from', () => {
    expect(readOrigin('?utm_source=vk&utm_campaign=spring&source=qr&lang=en&utm_term=')).toEqual({
      utm: { utm_source: 'vk', utm_campaign: 'spring' },
      source: 'qr',
    });
    expect(readOrigin('?lang=ru')).toEqual({});
  });

  it('cannot send more than the server takes', () => {
    const { utm, source } = readOrigin(`?source=${'a'.repeat(500)}&utm_${'b'.repeat(90)}=${'c'.repeat(500)}`);
    expect(source).toHaveLength(200);
    expect(Object.entries(utm ?? {}).map(([name, value]) => [name.length, value.length])).toEqual([[40, 200]]);
  });

  it('picks the language, else the browser does', () => {
    expect(pickLocale('?lang=en', ['ru'])).toBe('en');
    expect(pickLocale('?lang=xx', ['de-DE', 'en-GB', 'ru'])).toBe('en');
    expect(pickLocale('', ['ru-RU', 'en'])).toBe('ru');
    expect(pickLocale('', ['de'])).toBe('ru');
  });
});

describe('the id of a message', () => {
  it('is a UUID of its own', () => {
    const ids = new Set(Array.from({ length: 200 }, newId));
    expect(ids.size).toBe(200);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
