import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choiceFlaws, purposeOf, type TemplateChoice } from '../../../src/domain/wa-templates/choice.ts';
import { type FillFacts, fitTemplate, valuesOf } from '../../../src/domain/wa-templates/fit.ts';
import { variablesOf } from '../../../src/domain/wa-templates/template.ts';
import { buildMessage } from '../../support/build-message.ts';
import { buildTemplate } from '../../support/build-template.ts';

const facts: FillFacts = {
  text: 'Напоминаем о визите.\n\nДо встречи!',
  name: 'Анна',
  service: 'Стрижка',
  staff: null,
  visitAt: new Date('2026-11-04T12:00:00Z'),
  address: 'Улица, 1',
  business: 'Салон',
  phone: '+7 863 000-00-00',
  zone: 'Europe/Moscow',
  locale: 'ru',
};
const choice = (overrides: Partial<TemplateChoice> = {}): TemplateChoice => ({
  purpose: 'reminder',
  locale: 'ru',
  template: 'visit_reminder',
  language: 'ru',
  fills: [
    { place: 'body', name: '1', from: 'name', words: 'гость' },
    { place: 'body', name: '2', from: 'date', words: '' },
    { place: 'body', name: '3', from: 'time', words: '' },
  ],
  ...overrides,
});

describe('An approved template', () => {
  it('is filled in with what is known, in the language and the zone of the business', () => {
    const made = fitTemplate(buildTemplate(), valuesOf(choice().fills, facts));
    expect(made).toEqual({
      kind: 'fits',
      text: 'Салон\nЗдравствуйте, Анна! Ждём вас среда, 4 ноября в 15:00.\nОтветьте СТОП, чтобы не получать',
      message: {
        type: 'template',
        template: {
          name: 'visit_reminder',
          language: { code: 'ru' },
          components: [
            {
              type: 'body',
              parameters: ['Анна', 'среда, 4 ноября', '15:00'].map((text) => ({ type: 'text', text })),
            },
          ],
        },
      },
    });
  });

  it('names its variables where they have names, and takes them by number where they have not', () => {
    const named = buildTemplate({ named: true, header: 'Для {{who}}', body: 'Мастер {{master}}, {{ when }}' });
    expect(variablesOf(named).map(({ place, name }) => `${place} ${name}`)).toEqual([
      'header who',
      'body master',
      'body when',
    ]);
    expect(variablesOf({ header: '', body: '{{2}} {{10}} {{1}} {{2}}' }).map(({ name }) => name)).toEqual([
      '1',
      '2',
      '10',
    ]);
    const values = variablesOf(named).map((variable) => ({ ...variable, value: variable.name }));
    const made = fitTemplate(named, values);
    expect(made).toMatchObject({
      message: {
        template: {
          components: [
            { type: 'header', parameters: [{ type: 'text', parameter_name: 'who', text: 'who' }] },
            { type: 'body', parameters: [{ parameter_name: 'master' }, { parameter_name: 'when' }] },
          ],
        },
      },
    });
  });

  it('says something of its own where nothing is known, and is not sent with nothing in a variable', () => {
    const [name] = valuesOf(choice().fills, { ...facts, name: null });
    expect(name?.value).toBe('гость');
    const values = valuesOf(choice().fills, { ...facts, visitAt: null });
    expect(fitTemplate(buildTemplate(), values)).toMatchObject({ kind: 'flaw', why: 'empty', variable: { name: '2' } });
  });

  it('is refused by us before Meta does: line breaks, tabs, gaps and too many characters', () => {
    const one = buildTemplate({ header: '', body: '{{1}}', footer: '' });
    const put = (value: string) => fitTemplate(one, [{ place: 'body', name: '1', value }]);
    for (const value of ['a\nb', 'a\tb', 'a    b']) expect(put(value)).toMatchObject({ why: 'unclean' });
    expect(put('я'.repeat(1024))).toMatchObject({ kind: 'fits' });
    expect(put('я'.repeat(1025))).toMatchObject({ why: 'too_long', most: 1024 });
  });

  it('takes any text of ours after it has been cleaned', () => {
    const one = buildTemplate({ header: '', body: 'Новость: {{1}}.', footer: '' });
    const fills = [{ place: 'body' as const, name: '1', from: 'text' as const, words: '' }];
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (text) => {
        const made = fitTemplate(one, valuesOf(fills, { ...facts, text }));
        return made.kind === 'fits' || made.why === 'empty';
      }),
    );
  });
});

describe('The choice of templates', () => {
  it('knows what a line is for; a reminder with buttons asks for a confirmation', () => {
    const because = (name: 'reminder' | 'trigger' | 'operator' | 'flow', buttons = [{ label: 'Буду', payload: 'x' }]) =>
      purposeOf(buildMessage({ receipt: { because: name }, buttons }));
    expect(because('reminder')).toBe('confirmation');
    expect(because('reminder', [])).toBe('reminder');
    expect(because('trigger')).toBe('trigger');
    expect(because('operator')).toBe('operator');
    expect(because('flow')).toBe('other');
  });

  it('tells what is wrong with each', () => {
    const templates = [
      buildTemplate(),
      buildTemplate({ name: 'resting', status: 'paused' }),
      buildTemplate({ name: 'picture', unfit: 'media_header' }),
      buildTemplate({ name: 'plain', body: 'Ждём вас', header: '' }),
    ];
    const fixed = { place: 'body' as const, name: '1', from: 'fixed' as const, words: '' };
    const fills = [fixed, ...choice().fills.slice(1)];
    expect(
      choiceFlaws(
        [
          choice(),
          choice(),
          choice({ purpose: 'trigger', template: 'gone' }),
          choice({ purpose: 'operator', template: 'resting' }),
          choice({ purpose: 'other', template: 'picture' }),
          choice({ locale: 'en', template: 'plain' }),
          choice({ locale: 'en', purpose: 'trigger', fills }),
          choice({ locale: 'en', purpose: 'other', template: 'plain', fills: [] }),
        ],
        templates,
      ),
    ).toEqual([
      { choice: 1, why: 'twice' },
      { choice: 2, why: 'no_template' },
      { choice: 3, why: 'not_approved' },
      { choice: 4, why: 'unfit' },
      { choice: 5, why: 'variables' },
      { choice: 6, why: 'words' },
    ]);
  });
});
