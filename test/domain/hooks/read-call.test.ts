import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { flattenBody } from '../../../src/domain/hooks/flatten-body.ts';
import type { HookKind, Mapping } from '../../../src/domain/hooks/hook.ts';
import { FIELDS, type HookField } from '../../../src/domain/hooks/hook-fields.ts';
import { keyOfCall } from '../../../src/domain/hooks/key-of-call.ts';
import { pickValues } from '../../../src/domain/hooks/pick-values.ts';
import { type ReadCall, readCall } from '../../../src/domain/hooks/read-call.ts';
import { readAmount, readDirection, readMoment, readSeconds, readState } from '../../../src/domain/hooks/read-words.ts';
import type { ReadingWorld } from '../../../src/domain/hooks/to-work.ts';
import { phoneReader } from '../../../src/engine/importing/read-phone.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const world: ReadingWorld = {
  zone: 'Europe/Moscow',
  locale: 'ru',
  offers: [
    { id: 'cut', title: { ru: 'Стрижка', en: 'Haircut' }, price: 1500, archived: false, createdAt: NOW, version: 1 },
    { id: 'old', title: { ru: 'Старое', en: 'Old' }, price: 1, archived: true, createdAt: NOW, version: 1 },
  ],
  readPhone: phoneReader('+78632000000'),
  now: NOW,
};

function read(
  kind: HookKind,
  body: unknown,
  more: { mapping?: Mapping; offerId?: string; source?: string } = {},
): ReadCall {
  const { mapping = {}, offerId = null, source = null } = more;
  const form = typeof body === 'string' ? 'form' : 'json';
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readCall({ title: 'Сайт', kind, mapping, offerId, source }, { form, body: text }, world);
}

describe('A body', () => {
  it('of JSON becomes paths, whatever its shape, and nothing of it becomes a property', () => {
    const body = '{"a":{"b":[1,{"c":true}]},"__proto__":{"polluted":"yes"},"constructor":{"x":null},"d":"e"}';
    const flat = flattenBody('json', body);
    if (flat.kind !== 'fields') throw new Error(flat.reason);
    expect([...flat.fields]).toEqual([
      ['a.b.0', '1'],
      ['a.b.1.c', 'true'],
      ['__proto__.polluted', 'yes'],
      ['d', 'e'],
    ]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('of a form becomes the same paths; several of one name are one', () => {
    const flat = flattenBody('form', 'Name=%D0%90%D0%BD%D0%BD%D0%B0&order[id]=7&colour[]=red&colour[]=blue&empty=');
    if (flat.kind !== 'fields') throw new Error(flat.reason);
    expect([...flat.fields]).toEqual([
      ['Name', 'Анна'],
      ['order.id', '7'],
      ['colour', 'red, blue'],
      ['empty', ''],
    ]);
  });

  it('of whatever bytes is read without an error, within limits', () => {
    const kinds = fc.constantFrom<HookKind>('lead', 'order', 'payment', 'call');
    fc.assert(
      fc.property(kinds, fc.oneof(fc.string({ unit: 'binary' }), fc.json({ maxDepth: 20 })), (kind, text) => {
        for (const form of ['json', 'form'] as const) {
          const { fields } = readCall(
            { title: 'x', kind, mapping: {}, offerId: null, source: null },
            { form, body: text },
            world,
          );
          expect(fields.size).toBeLessThanOrEqual(500);
        }
      }),
    );
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(flattenBody('json', deep)).toEqual({ kind: 'fields', fields: new Map() });
    for (const body of ['', 'nothing', '7', 'null', '"text"', '{']) {
      expect(flattenBody('json', body).kind).toBe('unreadable');
    }
  });
});

describe('The mapping', () => {
  it('takes what it names from wherever that is, and a field is taken by one of ours alone', () => {
    const names = fc.stringMatching(/^[a-z]{1,8}$/u);
    const bodies = fc.dictionary(names, fc.stringMatching(/^[a-z]{1,12}$/u), { minKeys: 1, maxKeys: 8 });
    const chosen = fc.constantFrom<HookField>(...FIELDS.lead);
    fc.assert(
      fc.property(bodies, chosen, fc.nat(), (body, field, n) => {
        const paths = Object.keys(body);
        const path = paths[n % paths.length] ?? '';
        const { values, paths: from, rest } = pickValues('lead', new Map(Object.entries(body)), { [field]: path });
        expect(values[field]).toBe(body[path]);
        const used = Object.values(from);
        expect(new Set(used).size).toBe(used.length);
        expect([...used, ...rest.map(([name]) => name)].sort()).toEqual([...paths].sort());
      }),
    );
  });

  it('leaves a field alone whose path is empty or leads nowhere', () => {
    const body = { phone: '+79185550112', name: 'Анна' };
    expect(read('lead', body, { mapping: { phone: '', name: 'client.name' } }).picked.values).toEqual({});
  });

  it.each<[string, unknown, object]>([
    [
      'Tilda',
      'Name=Анна&Phone=%2B7 (918) 555-01-12&Email=Anna%40Example.org&Textarea=Хочу+записаться&tranid=1:2&formid=form1&formname=Запись&utm_source=vk',
      { name: 'Анна', phone: '+79185550112', email: 'anna@example.org', origin: { utm: { utm_source: 'vk' } } },
    ],
    [
      'Contact Form 7 of WordPress',
      {
        'your-name': 'Анна',
        'your-tel': '8 918 555-01-12',
        'your-email': 'anna@example.org',
        'your-message': 'Привет',
      },
      { name: 'Анна', phone: '+79185550112', email: 'anna@example.org' },
    ],
    [
      'a form with Russian names',
      'ФИО=Анна&Номер телефона=89185550112&Комментарий=Перезвоните&Источник=Листовка',
      { name: 'Анна', phone: '+79185550112', origin: { source: 'Листовка' } },
    ],
    ['nested JSON', { data: { client: { name: 'Анна', phones: ['+79185550112'] } } }, { name: 'Анна' }],
  ])('guesses the fields of %s', (_name, body, expected) => {
    expect(read('lead', body).work).toMatchObject({ kind: 'lead', ...expected });
  });
});

describe('A lead', () => {
  it('tells the team what was understood and the rest as it came', () => {
    const { work } = read('lead', {
      name: 'Анна',
      phone: '+79185550112',
      message: 'Когда можно?',
      size: 'XL',
      cookies: 'a=b',
    });
    expect(work).toMatchObject({
      text: 'Сайт\nИмя: Анна\nТелефон: +79185550112\nКомментарий: Когда можно?\nОстальное:\nsize: XL',
    });
  });

  it('is made although its phone and e-mail cannot be read: people can', () => {
    expect(read('lead', { phone: 'звоните вечером', email: 'anna at example' }).work).toMatchObject({
      kind: 'lead',
      phone: null,
      email: null,
      text: 'Сайт\nТелефон: звоните вечером\nE-mail: anna at example',
    });
  });

  it('is not made of nothing, and a check of the address is no lead', () => {
    expect(read('lead', { size: 'XL' }).work).toMatchObject({ kind: 'refused', code: 'nothing' });
    expect(read('lead', 'test=test').work).toEqual({ kind: 'test' });
  });

  it('stays within what the dialog takes, however much was sent', () => {
    const much = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`field${n}`, 'x'.repeat(5_000)]));
    const { work } = read('lead', { name: 'я'.repeat(10_000), ...much });
    if (work.kind !== 'lead') throw new Error(work.kind);
    expect(work.text.length).toBeLessThanOrEqual(8_000);
    expect(work.name?.length).toBe(120);
  });
});

describe('An order', () => {
  it('is of an offer by its id or name, or of the one that the hook names', () => {
    const order = (body: object, offerId?: string) =>
      read('order', { order_id: 7, ...body }, offerId ? { offerId } : {}).work;
    expect(order({ product: 'СТРИЖКА', total: '1 500,50 ₽', status: 'processing' })).toMatchObject({
      kind: 'order',
      number: '7',
      offerId: 'cut',
      amount: 1500.5,
      state: 'ordered',
    });
    expect(order({ product: 'Массаж' })).toMatchObject({ kind: 'refused', code: 'no_offer' });
    expect(order({ product: 'Массаж' }, 'cut')).toMatchObject({ offerId: 'cut', amount: null });
    expect(order({ product: 'old' })).toMatchObject({ code: 'no_offer' });
  });

  it('of a shop is of the customer and of the whole sum, not of the first thing that was bought', () => {
    const { picked, work } = read(
      'order',
      {
        id: 727,
        number: '727',
        status: 'on-hold',
        line_items: [{ id: 315, name: 'Крем для рук', total: '6.00', price: 3 }],
        shipping_lines: [{ id: 317, total: '10.00', name: 'Курьер' }],
        totals: { total: '29.35' },
        billing: { first_name: 'Анна', last_name: 'Лисицына', phone: '+7 918 555-01-12' },
      },
      { offerId: 'cut' },
    );
    expect(picked.paths).toMatchObject({ name: 'billing.first_name', amount: 'totals.total', number: 'number' });
    expect(work).toMatchObject({ kind: 'order', name: 'Анна', amount: 29.35 });
  });

  it('is refused with the reason when something that counts cannot be read', () => {
    const code = (body: object) => read('order', body, { offerId: 'cut' }).work;
    expect(code({})).toMatchObject({ code: 'no_number' });
    expect(code({ id: 1, total: 'много' })).toMatchObject({ code: 'bad_amount' });
    expect(code({ id: 1, status: 'teleported' })).toMatchObject({ code: 'bad_state' });
    expect(code({ id: 1, date: '1970-01-01T00:00:00Z' })).toMatchObject({ code: 'bad_moment' });
    expect(code({ id: 1, date: '2027-01-01' })).toMatchObject({ code: 'bad_moment' });
  });
});

describe('A payment', () => {
  it('is paid unless it says that it failed; what is neither is refused', () => {
    const refund = { event: 'refund.succeeded', object: { status: 'succeeded', metadata: { order_id: 'A-7' } } };
    expect(read('payment', refund).work).toMatchObject({ kind: 'refused', code: 'bad_state' });
    const state = (status?: string) =>
      read('payment', { orderid: 'A-7', amount: '990', ...(status && { status }) }).work;
    expect(state()).toEqual({ kind: 'payment', number: 'A-7', amount: 990, state: 'paid' });
    expect(state('payment.succeeded')).toMatchObject({ state: 'paid' });
    expect(state('Declined')).toMatchObject({ state: 'failed' });
    expect(state('pending')).toMatchObject({ code: 'bad_state' });
    expect(state('refunded')).toMatchObject({ code: 'bad_state' });
  });
});

describe('A call', () => {
  it('has its moment, length, sides and words', () => {
    const { work } = read('call', {
      call_id: 'c-1',
      start_time: '2026-11-22 14:05',
      duration: '1:35',
      direction: 'outbound',
      phone: '89185550112',
      transcript: 'Менеджер: Здравствуйте\nКлиент: Хочу записаться',
    });
    expect(work).toMatchObject({
      kind: 'call',
      number: 'c-1',
      at: new Date('2026-11-22T11:05:00Z'),
      durationSeconds: 95,
      direction: 'out',
      phone: '+79185550112',
      spoken: [
        { speaker: 'manager', text: 'Здравствуйте' },
        { speaker: 'client', text: 'Хочу записаться' },
      ],
    });
  });

  it('without words is refused', () => {
    expect(read('call', { id: 1 }).work).toMatchObject({ code: 'no_words' });
  });
});

describe('A word of another program', () => {
  it('that means an amount is read however it is written', () => {
    const amounts = ['12 500,50 ₽', '1,234.56', '1.234,56', '990', '990.-', '1,234', '12.5', '0', 'RUB 1000.00'];
    expect(amounts.map(readAmount)).toEqual([12_500.5, 1234.56, 1234.56, 990, 990, 1234, 12.5, 0, 1000]);
    expect(['', 'много', '-5', '1e99', '.'].map(readAmount)).toEqual([null, null, null, null, null]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const text = `${whole.toLocaleString('ru-RU')},${String(cents).padStart(2, '0')} ₽`;
        expect(readAmount(text)).toBeCloseTo(whole + cents / 100, 5);
      }),
    );
  });

  it('that means a state, a moment, a length or a direction, too', () => {
    expect(['Оплачено', 'completed', 'CANCELLED', 'on-hold', 'later'].map(readState)).toEqual([
      'paid',
      'paid',
      'failed',
      'ordered',
      null,
    ]);
    const moment = (text: string) => readMoment(text, 'Europe/Moscow')?.toISOString() ?? null;
    expect(
      ['2026-11-22T14:05:00+03:00', '2026-11-22 14:05:00', '22.11.2026 14:05', '1795345500', '1795345500000'].map(
        moment,
      ),
    ).toEqual(Array.from({ length: 5 }, () => '2026-11-22T11:05:00.000Z'));
    expect(['', 'вчера', '2026-13-45', '99.99.2026'].map(moment)).toEqual([null, null, null, null]);
    expect(['95', '1:35', '00:01:35', '94.6', '100000', 'долго'].map(readSeconds)).toEqual([
      95,
      95,
      95,
      95,
      null,
      null,
    ]);
    expect(['in', 'outgoing', 'исходящий', undefined].map(readDirection)).toEqual(['in', 'out', 'out', 'in']);
  });
});

describe('The key of a call', () => {
  const none = { idempotencyKey: undefined, webhookId: undefined, isSigned: false };

  it('is a header of the sender, else a field that numbers it, else its bytes', () => {
    expect(keyOfCall({ ...none, idempotencyKey: 'k', webhookId: 'w' }, { key: 'f' }, 'd')).toEqual({
      key: 'k',
      keyFrom: 'header',
    });
    expect(keyOfCall({ ...none, webhookId: 'w' }, { key: 'f' }, 'd')).toEqual({ key: 'w', keyFrom: 'header' });
    expect(keyOfCall(none, { key: 'f' }, 'd')).toEqual({ key: 'f', keyFrom: 'field' });
    expect(keyOfCall({ ...none, idempotencyKey: ' ' }, {}, 'd')).toEqual({ key: 'd', keyFrom: 'digest' });
  });
});
