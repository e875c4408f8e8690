import { describe, expect, it } from '@jest/globals';
import type { LeadFacts } from '../../../src/domain/bitrix/lead-facts.ts';
import { foreignFields, leadFields, newsIn } from '../../../src/domain/bitrix/lead-fields.ts';
import { DEFAULT_MAPPING, type LeadMapping } from '../../../src/domain/bitrix/mapping.ts';
import type { Portal, PortalField } from '../../../src/domain/bitrix/portal.ts';
import { buildAppointment } from '../../support/build-appointment.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildField } from '../../support/build-field.ts';
import { buildLeadFacts } from '../../support/build-lead-facts.ts';

const told = (overrides: Partial<LeadFacts> = {}) =>
  leadFields(buildLeadFacts(overrides), DEFAULT_MAPPING, null).fields;

describe('What a lead in Bitrix24 is told', () => {
  it('has the title, phone, source and UTM labels of seed 001', () => {
    expect(told()).toMatchObject({
      TITLE: 'Веб-чат, Анна',
      PHONE: [{ VALUE: '+79281234567', VALUE_TYPE: 'MOBILE' }],
      UF_SOURCE: 'instagram_may',
      UTM_SOURCE: 'ig',
      UTM_CAMPAIGN: 'may',
      UF_APPOINTMENT_CONFIRMED: 'N',
    });
  });

  it('names the channel where no source is known, and leaves out what nobody knows', () => {
    const fields = told({ dialog: buildDialog(), contact: buildContact({ name: null, phone: null }) });
    expect(fields).toMatchObject({ TITLE: 'Веб-чат, без имени', UF_SOURCE: 'web' });
    expect(Object.keys(fields)).not.toEqual(expect.arrayContaining(['PHONE', 'NAME', 'OPPORTUNITY']));
  });

  it.each([
    ['booked', 'N', 'N', '2026-11-04T12:00:00.000Z'],
    ['confirmed', 'Y', 'N', '2026-11-04T12:00:00.000Z'],
    ['visited', 'Y', 'N', '2026-11-04T12:00:00.000Z'],
    ['missed', 'N', 'Y', '2026-11-04T12:00:00.000Z'],
    // What was told of its time is taken back.
    ['cancelled', 'N', 'N', ''],
  ] as const)('tells of a visit that is %s', (status, confirmed, noShow, at) => {
    expect(told({ visit: buildAppointment({ status }) })).toMatchObject({
      UF_APPOINTMENT_CONFIRMED: confirmed,
      UF_APPOINTMENT_NO_SHOW: noShow,
      UF_APPOINTMENT_AT: at,
    });
  });

  it('tells again only what has changed, so that a manager’s own words stay', () => {
    const before = told();
    const after = told({ contact: buildContact({ name: 'Анна', phone: '+79280000000' }) });
    expect(newsIn(after, before)).toEqual({ PHONE: [{ VALUE: '+79280000000', VALUE_TYPE: 'MOBILE' }] });
    expect(newsIn(before, before)).toEqual({});
  });

  it('leaves alone what names somebody else’s lead', () => {
    expect(Object.keys(foreignFields(told()))).toEqual([
      'UF_SOURCE',
      'UTM_SOURCE',
      'UTM_CAMPAIGN',
      'UF_APPOINTMENT_CONFIRMED',
    ]);
  });
});

describe('A mapping in the portal’s own fields', () => {
  const field = (name: string, type: string, more: Partial<PortalField> = {}): PortalField => ({
    name,
    title: name,
    type,
    isReadOnly: false,
    isMultiple: false,
    ...more,
  });
  const at = new Date('2026-11-01T00:00:00Z');
  const portal = (...fields: PortalField[]): Portal => ({ user: '', fields, statuses: [], readAt: at });
  const put = (rules: LeadMapping, fields: PortalField[], overrides: Partial<LeadFacts> = {}) => {
    const made = leadFields(buildLeadFacts(overrides), rules, portal(...fields));
    const { ORIGINATOR_ID, ORIGIN_ID, ...values } = made.fields;
    return { values, leftOut: made.leftOut };
  };
  const visit = buildAppointment({ status: 'confirmed' });

  it.each([
    ['confirmed', field('F', 'boolean'), '1'],
    ['confirmed', field('F', 'char'), 'Y'],
    [
      'confirmed',
      field('F', 'enumeration', {
        items: [
          { id: '7', title: 'Да' },
          { id: '8', title: 'Нет' },
        ],
      }),
      '7',
    ],
    // Moscow is three hours ahead.
    ['visit_at', field('F', 'date'), '2026-11-04'],
    ['visit_at', field('F', 'datetime'), '2026-11-04T12:00:00.000Z'],
    ['visit_at', field('F', 'string'), '04.11.2026 15:00'],
    ['service', field('F', 'enumeration', { items: [{ id: '44', title: ' стрижка' }] }), '44'],
    ['service', field('F', 'string', { isMultiple: true }), ['Стрижка']],
    ['amount', field('F', 'money'), '1500.5|RUB'],
    ['amount', field('F', 'integer'), 1501],
    ['link', field('F', 'url'), 'https://bot.example/console/inbox/dialog-1'],
    ['manager', field('F', 'string'), 'Ольга'],
    ['contact.field.hobby', field('F', 'string'), 'йога'],
    ['contact.field.birthday', field('F', 'date'), '1990-05-01'],
    ['contact.field.birthday', field('F', 'datetime'), '1990-04-30T20:00:00.000Z'],
    ['dialog.field.reason', field('F', 'enumeration', { items: [{ id: '3', title: 'Подарок' }] }), '3'],
  ] as const)('puts %s into a field as its type wants it: %j', (fact, known, expected) => {
    const facts = {
      visit,
      team: [{ id: 'olga', name: 'Ольга' }],
      dialog: buildDialog({ id: 'dialog-1', amount: 1500.5, assigneeId: 'olga', fields: { reason: 'gift' } }),
      contact: buildContact({ fields: { hobby: 'йога', birthday: '1990-05-01' } }),
      fields: [
        buildField(),
        buildField({ id: 'birthday', kind: 'date' }),
        buildField({
          id: 'reason',
          on: 'dialog',
          kind: 'list',
          options: [{ id: 'gift', title: { ru: 'Подарок', en: 'Gift' }, hidden: false }],
        }),
      ],
    };
    expect(put([{ fact, field: 'F' }], [known], facts)).toEqual({ values: { F: expected }, leftOut: [] });
  });

  it.each([
    ['no_such_field', 'service', [field('OTHER', 'string')]],
    ['read_only', 'service', [field('F', 'string', { isReadOnly: true })]],
    ['wrong_type', 'service', [field('F', 'datetime')]],
    ['wrong_type', 'phone', [field('F', 'crm_multifield')]],
    ['no_such_choice', 'service', [field('F', 'enumeration', { items: [{ id: '1', title: 'Маникюр' }] })]],
    ['unknown', 'email', [field('F', 'string')]],
  ] as const)('leaves out what cannot be told, and says why: %s', (why, fact, fields) => {
    expect(put([{ fact, field: 'F' }], [...fields], { visit })).toMatchObject({
      values: {},
      leftOut: [{ fact, field: 'F', why }],
    });
  });
});
