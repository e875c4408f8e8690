import { describe, expect, it } from '@jest/globals';
import { perform } from '../../../src/domain/perform/perform.ts';
import { colourOf } from '../../../src/domain/tags/tag.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildField } from '../../support/build-field.ts';
import { buildDraft, MOMENT } from '../../support/build-situation.ts';

const VIP = { id: 'vip', title: 'VIP', colour: '#1971c2', createdAt: MOMENT, version: 1 };
const tag = (add: string[], remove: string[] = [], on?: 'contact') => ({
  kind: 'change_tags' as const,
  add,
  remove,
  ...(on && { on }),
});

describe('A tag', () => {
  it('is spelled as the registry spells it, whatever case and blanks it is given with', () => {
    const draft = buildDraft({ tags: [VIP], triggers: [] });
    perform(draft, [tag(['  vip ', 'Vip'])]);
    expect(draft.changes.dialog.tags).toEqual(['VIP']);
    expect(draft.changes.newTags).toEqual([]);
  });

  it('used for the first time goes into the registry, once, with a colour of its own', () => {
    const draft = buildDraft({ triggers: [] });
    perform(draft, [tag(['Новый  тег', 'новый тег']), tag(['НОВЫЙ ТЕГ'], [], 'contact')]);
    expect(draft.changes.dialog.tags).toEqual(['новый тег']);
    expect(draft.changes.contact.tags).toEqual(['новый тег']);
    expect(draft.changes.newTags).toMatchObject([{ id: 'новый тег', colour: colourOf('Новый тег') }]);
  });

  it('is taken off in whatever case it is named, and leaves the fact behind', () => {
    const draft = buildDraft({ dialog: buildDialog({ tags: ['VIP', 'цвет'] }), triggers: [] });
    perform(draft, [tag([], ['vip'])]);
    expect(draft.changes.dialog.tags).toEqual(['цвет']);
    expect(draft.changes.events.map(({ body }) => body)).toEqual([
      { type: 'tags_changed', added: [], removed: ['VIP'] },
    ]);
  });
});

const fields = [
  buildField({ id: 'birthday', kind: 'date', title: { ru: 'День рождения', en: 'Birthday' } }),
  buildField({ id: 'budget', on: 'dialog', kind: 'money' }),
  buildField({ id: 'gone', removedAt: MOMENT }),
];
const set = (on: 'contact' | 'dialog', values: Record<string, string | number | null>) => ({
  kind: 'set_fields' as const,
  on,
  values,
});

describe('Custom fields', () => {
  it('are set in one form and leave behind what they were and are', () => {
    const contact = buildContact({ fields: { birthday: '1990-05-17' } });
    const draft = buildDraft({ fields, contact, triggers: [] });
    perform(draft, [set('contact', { birthday: '18.05.1990' }), set('dialog', { budget: '15 000' })]);
    expect(draft.changes.contact.fields).toEqual({ birthday: '1990-05-18' });
    expect(draft.changes.dialog.fields).toEqual({ budget: 15_000 });
    expect(draft.changes.events.map(({ body }) => body)).toEqual([
      { type: 'fields_changed', on: 'contact', fields: [{ id: 'birthday', from: '1990-05-17', to: '1990-05-18' }] },
      { type: 'fields_changed', on: 'dialog', fields: [{ id: 'budget', from: null, to: 15_000 }] },
    ]);
  });

  it('are taken away by null and by blanks; what stays as it is is no fact', () => {
    const contact = buildContact({ fields: { birthday: '1990-05-17', gone: 'x' } });
    const draft = buildDraft({ fields, contact, triggers: [] });
    perform(draft, [set('contact', { birthday: ' ' }), set('contact', { birthday: null })]);
    expect(draft.changes.contact.fields).toEqual({ gone: 'x' });
    expect(draft.changes.events).toHaveLength(1);
  });

  it.each([
    ['a wrong value', set('contact', { birthday: 'завтра' }), 'День рождения'],
    ['an unknown field', set('contact', { nonsense: 1 }), 'nonsense'],
    ['a removed field', set('contact', { gone: 'x' }), 'gone'],
    ['a field of the other owner', set('contact', { budget: 1 }), 'budget'],
    ['a name like what every object has', set('contact', { constructor: 'x' }), 'constructor'],
  ])('are refused whole because of %s', (_, action, named) => {
    const draft = buildDraft({ fields, dialog: buildDialog({ locale: 'ru' }) });
    expect(perform(draft, [action])?.reason).toContain(named);
    expect(draft.changes.contactChanged).toBe(false);
  });
});
