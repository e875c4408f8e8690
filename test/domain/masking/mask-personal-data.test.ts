import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMask } from '../../../src/domain/masking/mask-personal-data.ts';

describe('masking', () => {
  it.each([
    ['8 918 123-45-67', '[PHONE_1]'],
    ['+7(918)1234567', '[PHONE_1]'],
    ['89181234567', '[PHONE_1]'],
    ['+1 415 555 0134', '[PHONE_1]'],
    ['(415) 555-0134', '[PHONE_1]'],
    ['ivan.petrov@mail.example.ru', '[EMAIL_1]'],
    ['4111 1111 1111 1111', '[CARD_1]'],
    ['паспорт 60 12 123456', 'паспорт [PASSPORT_1]'],
    ['a@b.ru, c@d.ru и снова a@b.ru', '[EMAIL_1], [EMAIL_2] и снова [EMAIL_1]'],
  ])('hides %s', (text, masked) => {
    const mask = createMask([]);
    expect(mask.mask(text)).toBe(masked);
    expect(mask.unmask(masked)).toBe(text);
  });

  it.each([
    'в 15:30 20.11.2026',
    '2026-11-20 15:30',
    'от 1500 до 2500 ₽',
    'улица Садовая, 15, кв. 120',
    '10 000 руб.',
    '[PHONE_1]',
  ])('leaves %s', (text) => {
    expect(createMask([]).mask(text)).toBe(text);
  });

  it("leaves the business's own phone however it is written", () => {
    expect(createMask(['+7 863 000-00-00']).mask('8 (863) 000-00-00')).toBe('8 (863) 000-00-00');
  });

  it('hides the names of the client in every inflection, and nobody else’s', () => {
    const { mask } = createMask([], { names: ['Анна Петрова'] });
    expect(mask('Это Анна, запишите Анну Петрову к мастеру Олегу')).toBe(
      'Это [NAME_1], запишите [NAME_2] [NAME_3] к мастеру Олегу',
    );
    expect(mask('на анализы, петь, аннотация')).toBe('на анализы, петь, аннотация');
  });

  it('hides links that can name somebody, and user names, only where it is asked to', () => {
    const text = 'https://shop.example.ru/order?id=77 и t.me/anna_p и @anna_petrova, пишите на anna@shop.example.ru';
    expect(createMask([], { links: true }).mask(text)).toBe('[LINK_1] и [LINK_2] и [USERNAME_1], пишите на [EMAIL_1]');
    expect(createMask([]).mask('https://shop.example.ru/order')).toBe('https://shop.example.ru/order');
  });

  it('leaves its own marks alone, whatever somebody is called', () => {
    const { mask, unmask } = createMask([], { names: ['Phone Card'], links: true });
    const masked = mask('phone 89181234567');
    expect(masked).toBe('[NAME_1] [PHONE_1]');
    expect(unmask(masked)).toBe('phone 89181234567');
  });

  it('gives back every text as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('89181234567', 'a@b.ru', ' ', '+7 918 123-45-67'))),
        (parts) => {
          const text = parts.join('');
          fc.pre(!text.includes('_'));
          const mask = createMask([]);
          expect(mask.unmask(mask.mask(text))).toBe(text);
        },
      ),
    );
  });
});
