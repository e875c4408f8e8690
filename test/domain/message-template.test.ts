import { describe, expect, it } from '@jest/globals';
import { checkTemplate, fillTemplate } from '../../src/domain/message-template.ts';
import { buildBusiness } from '../support/build-business.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildField } from '../support/build-field.ts';

const fields = [
  buildField({ id: 'birthday', kind: 'date' }),
  buildField({ id: 'budget', on: 'dialog', kind: 'money' }),
  buildField({
    id: 'city',
    kind: 'list',
    options: [{ id: 'msk', title: { ru: 'Москва', en: 'Moscow' }, hidden: true }],
  }),
  buildField({ id: 'gone', removedAt: new Date('2026-11-01T00:00:00Z') }),
];
const context = {
  business: buildBusiness(),
  fields,
  team: [{ id: 'olga', name: 'Ольга' }],
  contact: buildContact({ name: 'Анна', fields: { birthday: '1990-05-17', city: 'msk', gone: 'x' } }),
  dialog: buildDialog({ locale: 'ru', assigneeId: 'olga', fields: { budget: 15_000 } }),
};

describe('A message with variables', () => {
  it('names each variable that nothing can fill: unknown ones, removed fields, fields of the other owner, open braces', () => {
    expect(checkTemplate('{{contact.name}}, {{ dialog.field.budget }}', fields)).toEqual([]);
    expect(
      checkTemplate(
        '{{contact.nmae}} {{contact.field.gone}} {{contact.field.budget}} {{имя}} {{contact.nmae}}',
        fields,
      ),
    ).toEqual(['contact.nmae', 'contact.field.gone', 'contact.field.budget', 'имя']);
    expect(checkTemplate('Здравствуйте, {{contact.name}', fields)).toEqual(['{{']);
  });

  it('is filled in the words of the dialog’s language', () => {
    const text =
      '{{contact.name}}: {{contact.field.birthday}}, {{contact.field.city}}, {{dialog.field.budget}}. {{assignee.name}}';
    const said = fillTemplate(text, context).replace(/\s/gu, ' ');
    expect(said).toBe('Анна: 17.05.1990, Москва, 15 000 ₽. Ольга');
    const english = { ...context, dialog: { ...context.dialog, locale: 'en' as const } };
    expect(fillTemplate('{{contact.field.birthday}}, {{contact.field.city}}', english)).toBe('17 May 1990, Moscow');
  });

  it('leaves out what is not known, with the space before it', () => {
    expect(fillTemplate('Здравствуйте {{contact.name}}!', { ...context, contact: buildContact({ name: null }) })).toBe(
      'Здравствуйте!',
    );
  });

  it('does not read variables in what customers have written of themselves', () => {
    const forged = { ...context, contact: buildContact({ name: '{{business.phone}}' }) };
    expect(fillTemplate('{{contact.name}}', forged)).toBe('{{business.phone}}');
  });
});
