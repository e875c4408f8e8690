import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Applied, applyEdits } from '../../../src/domain/training/apply-edits.ts';
import { checkDraft } from '../../../src/domain/training/check-draft.ts';
import { diffDraft } from '../../../src/domain/training/diff-draft.ts';
import type { DraftEdit } from '../../../src/domain/training/draft-edit.ts';
import type { DraftIntent } from '../../../src/domain/training/intent-file.ts';
import { maskSample } from '../../../src/domain/training/mask-sample.ts';
import { mergeFile } from '../../../src/domain/training/merge-file.ts';
import { editsOfOffers, offerLabels } from '../../../src/domain/training/offer-labels.ts';
import { buildDraftIntent } from '../../support/build-draft-intent.ts';

const many = (word: string) => Array.from({ length: 20 }, (_, at) => `${word} ${'абвгдежзиклмнопрстуф'[at]}`);
const whole = (intent: string): DraftIntent =>
  buildDraftIntent(intent, { ru: many(`${intent} р`), en: many(`${intent} e`) });

describe('A draft of the intents', () => {
  const base = [
    buildDraftIntent('booking.cancel', { ru: ['отмените запись'], en: ['cancel it'] }),
    buildDraftIntent('info.price', { ru: ['сколько стоит'], en: ['how much'] }),
  ];
  const textsOf = (applied: Applied, intent: string, locale: 'ru' | 'en' = 'ru') =>
    applied.kind === 'applied' ? applied.intents.find((one) => one.intent === intent)?.utterances[locale] : applied;

  it('takes new samples and leaves out what is there already, whatever its case and signs', () => {
    const texts = ['Отмените запись!', 'не приду', 'не приду.'];
    const applied = applyEdits(base, [{ do: 'add_samples', intent: 'booking.cancel', locale: 'ru', texts }]);
    expect(textsOf(applied, 'booking.cancel')).toEqual(['отмените запись', 'не приду']);
    expect(applied.kind === 'applied' && applied.leftOut.map(({ text }) => text)).toEqual([
      'Отмените запись!',
      'не приду.',
    ]);
  });

  it('moves, changes and removes samples, and lets an intent take over those of another', () => {
    const applied = applyEdits(base, [
      { do: 'change_sample', intent: 'info.price', locale: 'ru', text: 'сколько стоит', to: 'почём стрижка' },
      { do: 'move_samples', intent: 'info.price', to: 'booking.cancel', locale: 'en', texts: ['how much'] },
      { do: 'remove_samples', intent: 'booking.cancel', locale: 'en', texts: ['cancel it'] },
      { do: 'remove_intent', intent: 'info.price', moveTo: 'booking.cancel' },
    ]);
    expect(textsOf(applied, 'booking.cancel')).toEqual(['отмените запись', 'почём стрижка']);
    expect(textsOf(applied, 'booking.cancel', 'en')).toEqual(['how much']);
    expect(applied.kind === 'applied' && applied.intents).toHaveLength(1);
  });

  it.each<[string, DraftEdit, RegExp]>([
    ['an unknown intent', { do: 'add_samples', intent: 'no.such', locale: 'ru', texts: ['а'] }, /no intent "no.such"/],
    ['a name that is taken', { do: 'change_intent', intent: 'info.price', name: 'booking.cancel' }, /already/],
    [
      'a second intent of a name',
      { do: 'add_intent', intent: 'info.price', description: { ru: 'а', en: 'b' } },
      /already/,
    ],
    [
      'a sample that is not there',
      { do: 'change_sample', intent: 'info.price', locale: 'ru', text: 'нет', to: 'да' },
      /has no sample/,
    ],
  ])('refuses %s, and makes none of the edits then', (_, edit, reason) => {
    const first: DraftEdit = { do: 'add_samples', intent: 'info.price', locale: 'ru', texts: ['цена'] };
    expect(applyEdits(base, [first, edit])).toEqual({
      kind: 'refused',
      edit: 1,
      reason: expect.stringMatching(reason),
    });
  });

  it('takes no more than can be trained', () => {
    const large = Array.from({ length: 10 }, (_, at) =>
      buildDraftIntent(`large.a${at}`, { ru: Array.from({ length: 5_000 }, (_, n) => `${at} ${n}`) }),
    );
    expect(applyEdits(large, [{ do: 'add_samples', intent: 'large.a0', locale: 'en', texts: ['one more'] }])).toEqual({
      kind: 'refused',
      edit: 0,
      reason: expect.stringContaining('50000 are the most'),
    });
  });

  it('holds each text once in an intent, whatever is added', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 30 }), (texts) => {
        const applied = applyEdits(base, [{ do: 'add_samples', intent: 'info.price', locale: 'en', texts }]);
        const again =
          applied.kind === 'applied'
            ? applyEdits(applied.intents, [{ do: 'add_samples', intent: 'info.price', locale: 'en', texts }])
            : applied;
        expect(textsOf(again, 'info.price', 'en')).toEqual(textsOf(applied, 'info.price', 'en'));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps nobody’s phone, address or name', () => {
    expect(maskSample('Это Анна, +7 918 555-01-12, пишите anna@mail.ru', ['Анна Петрова']).text).toBe(
      'Это Имя, +7 900 000-00-00, пишите name@example.com',
    );
    const once = maskSample('звоните 89185550112 или @anna_nails', []).text;
    expect(maskSample(once, [])).toEqual({ text: once, masked: false });
    expect(maskSample('к 18:30 за 2 500', [])).toMatchObject({ masked: false });
  });

  it('differs from what runs by intents and lines', () => {
    const applied = applyEdits(base, [
      { do: 'add_samples', intent: 'info.price', locale: 'ru', texts: ['цена'] },
      { do: 'remove_intent', intent: 'booking.cancel' },
    ]);
    const diff = applied.kind === 'applied' ? diffDraft(base, applied.intents) : [];
    expect(diff.map(({ intent, state, added }) => [intent, state, added])).toEqual([
      ['booking.cancel', 'removed', []],
      ['info.price', 'changed', [{ locale: 'ru', text: 'цена' }]],
    ]);
  });
});

describe('The check of a draft', () => {
  const needed = ['None', 'answer.yes', 'answer.no', 'booking.create'].map(whole);
  const kindsOf = (...more: DraftIntent[]) =>
    checkDraft([...needed, ...more]).map(({ severity, kind, intent }) => [severity, kind, intent]);

  it('finds nothing wrong with enough samples that all differ', () => {
    expect(kindsOf(whole('info.price'))).toEqual([]);
  });

  it('tells an intent with two samples what it needs', () => {
    const [problem] = checkDraft([
      ...needed,
      buildDraftIntent('info.parking', { ru: ['где парковка', 'паркинг'], en: many('p') }),
    ]);
    expect(problem).toMatchObject({
      severity: 'error',
      kind: 'too_few_samples',
      reason: 'info.parking has 2 samples in ru, and needs at least 5',
      hint: expect.stringContaining('add samples'),
    });
  });

  it('finds the same text in two intents, nearly the same one, and one twice', () => {
    const one = { ...whole('info.a'), utterances: { ru: [...many('альфа'), 'Отмените запись'], en: many('a') } };
    const other = {
      ...whole('info.b'),
      utterances: { ru: [...many('бета'), 'отмените запись!', 'бббб', 'Бббб'], en: many('b') },
    };
    const near = { ...whole('info.c'), utterances: { ru: [...many('гамма'), 'запись отмените'], en: many('c') } };
    expect(kindsOf(one, other, near)).toEqual([
      ['error', 'conflict', 'info.b'],
      ['warning', 'duplicate', 'info.b'],
      ['warning', 'near_conflict', 'info.c'],
    ]);
  });

  it('misses what the program itself acts on', () => {
    expect(checkDraft([whole('info.a'), whole('info.b')]).map(({ kind, intent }) => `${kind} ${intent}`)).toEqual([
      'needed None',
      'needed answer.yes',
      'needed answer.no',
      'needed booking.create',
    ]);
  });
});

describe('Labelled messages on their way into a draft', () => {
  const draft = [buildDraftIntent('info.price', { ru: ['сколько стоит'] }), buildDraftIntent('booking.cancel')];
  let ids = 0;
  const line = (text: string, actual: string, names: string[] = []) => ({
    messageId: `m${++ids}`,
    dialogId: 'd',
    text,
    locale: 'ru' as const,
    actual,
    names,
  });

  it('are offered once each, masked, without what the draft has', () => {
    const offers = offerLabels(draft, [
      line('Сколько стоит?', 'info.price'),
      line('Анна, почём  маникюр', 'info.price', ['Анна']),
      line('анна, почем маникюр!', 'info.price', ['Анна']),
      line('👍', 'info.price'),
    ]);
    expect(offers).toMatchObject([{ text: 'Имя, почём маникюр', times: 2, masked: true, state: 'ready' }]);
  });

  it('are told apart where people do not agree or have given a new name', () => {
    const offers = offerLabels(draft, [
      line('сколько стоит', 'booking.cancel'),
      line('где парковка', 'парковка'),
      line('а скидки?', 'info.price'),
      line('а скидки', 'booking.cancel'),
    ]);
    expect(offers.map(({ text, state, other }) => [text, state, other])).toEqual([
      ['где парковка', 'new_name', null],
      ['сколько стоит', 'conflict', 'info.price'],
      ['а скидки?', 'conflict', 'booking.cancel'],
    ]);
    const { edits, left } = editsOfOffers(offers, draft, { парковка: 'info.parking' });
    expect(edits).toEqual([]);
    expect(left.map(({ reason }) => reason)[0]).toContain('add it first');
  });
});

describe('A file taken into a draft', () => {
  const draft = [buildDraftIntent('info.price', { ru: ['сколько стоит', 'цена'] })];
  const file = buildDraftIntent('info.price', { ru: ['цена', 'почём'] });

  it('adds its samples, or replaces what was there', () => {
    const of = (replace: boolean) => {
      const merged = mergeFile(draft, { intents: [file], described: true }, replace);
      return merged.kind === 'applied' && merged.intents[0]?.utterances.ru;
    };
    expect(of(false)).toEqual(['сколько стоит', 'цена', 'почём']);
    expect(of(true)).toEqual(['цена', 'почём']);
  });

  it('is refused where its lines name an intent that there is not', () => {
    const unknown = { intents: [buildDraftIntent('no.such', { ru: ['а'] })], described: false };
    expect(mergeFile(draft, unknown, false)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('no.such'),
    });
  });
});
