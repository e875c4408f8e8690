import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FieldValue } from '../../../src/domain/field-value.ts';
import { checkValue } from '../../../src/domain/fields/check-value.ts';
import { matchesField } from '../../../src/domain/fields/field-condition.ts';
import { type FieldDefinition, FieldKind } from '../../../src/domain/fields/field-definition.ts';
import { buildField } from '../../support/build-field.ts';

const kinds = fc.constantFrom(...FieldKind.options);
const CITIES = [
  { id: 'msk', title: { ru: 'Москва', en: 'Moscow' }, hidden: false },
  { id: 'old', title: { ru: 'Ленинград', en: 'Leningrad' }, hidden: true },
];
const fieldOf = (kind: FieldDefinition['kind']) => buildField({ kind, options: kind === 'list' ? CITIES : [] });
const ok = (kind: FieldDefinition['kind'], raw: unknown) => {
  const checked = checkValue(fieldOf(kind), raw);
  return checked.kind === 'ok' ? checked.value : null;
};

describe('A value of a custom field', () => {
  it('is refused with a reason or kept in one form: what was kept once is kept the same again', () => {
    const raws = fc.oneof(
      fc.string(),
      fc.double(),
      fc.integer(),
      fc.constantFrom('1 500,50', '+7 (918) 555-12-34', '31.12.2026', 'example.com', 'Moscow', '', ' '),
    );
    fc.assert(
      fc.property(kinds, raws, (kind, raw) => {
        const first = checkValue(fieldOf(kind), raw);
        if (first.kind === 'wrong') return expect(first.reason).not.toBe('');
        expect(FieldValue.safeParse(first.value).success).toBe(true);
        expect(typeof first.value).toBe(kind === 'number' || kind === 'money' ? 'number' : 'string');
        return expect(checkValue(fieldOf(kind), first.value)).toEqual(first);
      }),
    );
  });

  it('is never anything but text or a number, whatever a program sends', () => {
    fc.assert(
      fc.property(kinds, fc.anything(), (kind, raw) => {
        const checked = checkValue(fieldOf(kind), raw);
        if (typeof raw !== 'string' && typeof raw !== 'number') expect(checked.kind).toBe('wrong');
      }),
    );
  });

  it('that is a number is read as people and tables write it', () => {
    expect(['1 500,5', '1500.5', '1,500.50', '1.500,50', 1500.5].map((raw) => ok('number', raw))).toEqual(
      Array.from({ length: 5 }, () => 1500.5),
    );
    expect(['', '1e400', 'много', '0x10', '1,2,3', Number.NaN].map((raw) => ok('number', raw))).toEqual(
      Array.from({ length: 6 }, () => null),
    );
  });

  it('that is money has two digits after the point at most and is not below zero', () => {
    expect([1500, '1500.50', 0.29, '0,1'].map((raw) => ok('money', raw))).toEqual([1500, 1500.5, 0.29, 0.1]);
    expect([-1, '1.005', '1500 руб.'].map((raw) => ok('money', raw))).toEqual([null, null, null]);
  });

  it('that is a date is a day that exists', () => {
    expect(['2028-02-29', '29.02.2028', '1.2.2027'].map((raw) => ok('date', raw))).toEqual([
      '2028-02-29',
      '2028-02-29',
      '2027-02-01',
    ]);
    expect(['2027-02-29', '31.04.2027', '2027-13-01', 'завтра'].map((raw) => ok('date', raw))).toEqual(
      Array.from({ length: 4 }, () => null),
    );
  });

  it('that is a phone has the country’s code; a Russian one may begin with 8', () => {
    expect(['8 (918) 555-12-34', '+7 918 555 12 34', '9185551234'].map((raw) => ok('phone', raw))).toEqual(
      Array.from({ length: 3 }, () => '+79185551234'),
    );
    expect(['12345', 'звоните', '+0 123 456 78 90'].map((raw) => ok('phone', raw))).toEqual([null, null, null]);
  });

  it('that is a link can only lead to a page: no script, no file', () => {
    expect(ok('link', 'example.com/a?b=c')).toBe('https://example.com/a?b=c');
    expect(ok('link', 'HTTP://example.com')).toBe('HTTP://example.com');
    const bad = [
      'javascript:alert(1)//example.com',
      'data:text/html,x.y',
      'file:///etc/passwd',
      'two words.com',
      'слово',
    ];
    expect(bad.map((raw) => ok('link', raw))).toEqual(bad.map(() => null));
  });

  it('of a list is chosen by its id or its title in either language; a hidden choice is not to be had', () => {
    expect(['msk', 'Москва', 'moscow'].map((raw) => ok('list', raw))).toEqual(['msk', 'msk', 'msk']);
    expect(['old', 'Ленинград', 'Paris'].map((raw) => ok('list', raw))).toEqual([null, null, null]);
  });
});

describe('A condition on a custom field', () => {
  it('of is and is_not is never both, nor is set and unset', () => {
    fc.assert(
      fc.property(
        kinds,
        fc.option(fc.constantFrom<FieldValue>('msk', '2026-12-31', 5, 'text'), { nil: undefined }),
        (kind, value) => {
          const field = fieldOf(kind);
          const asked = {
            list: 'msk',
            date: '2026-12-31',
            number: 5,
            money: 5,
            phone: '+79185551234',
            link: 'https://a.b',
            text: 'a',
          }[kind];
          expect(matchesField(field, value, { op: 'is', value: asked })).toBe(
            !matchesField(field, value, { op: 'is_not', value: asked }),
          );
          expect(matchesField(field, value, { op: 'set' })).toBe(!matchesField(field, value, { op: 'unset' }));
        },
      ),
    );
  });

  it('compares numbers and dates by their size, and text without case', () => {
    expect(matchesField(fieldOf('number'), 10, { op: 'at_least', value: '9' })).toBe(true);
    expect(matchesField(fieldOf('date'), '2026-12-31', { op: 'at_most', value: '01.01.2027' })).toBe(true);
    expect(matchesField(fieldOf('text'), 'Окрашивание', { op: 'contains', value: 'ОКРАШ' })).toBe(true);
    expect(matchesField(fieldOf('text'), undefined, { op: 'contains', value: 'о' })).toBe(false);
  });

  it('on a removed field holds of nobody', () => {
    const removed = buildField({ kind: 'text', removedAt: new Date('2026-11-01T00:00:00Z') });
    expect(matchesField(removed, 'x', { op: 'set' })).toBe(false);
  });
});
