import { describe, expect, it } from '@jest/globals';
import {
  DEFAULT_FIELD_NAMES,
  type LeadFacts,
  leadFields,
  newsIn,
  readFieldNames,
} from '../../../src/domain/bitrix/lead-fields.ts';
import { buildAppointment } from '../../support/build-appointment.ts';
import { buildBusiness } from '../../support/build-business.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildDialog } from '../../support/build-dialog.ts';

const facts = (overrides: Partial<LeadFacts> = {}): LeadFacts => ({
  business: buildBusiness(),
  dialog: buildDialog({ origin: { source: 'instagram_may', utm: { utm_source: 'ig', campaign: 'may' } } }),
  contact: buildContact({ name: 'Анна', phone: '+79281234567' }),
  visit: null,
  ...overrides,
});
const told = (overrides: Partial<LeadFacts> = {}) => leadFields(facts(overrides), DEFAULT_FIELD_NAMES);

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
    ['booked', 'N', 'N', true],
    ['confirmed', 'Y', 'N', true],
    ['visited', 'Y', 'N', true],
    ['missed', 'N', 'Y', true],
    ['cancelled', 'N', 'N', false],
    ['held', 'N', 'N', false],
  ] as const)('tells of a visit that is %s', (status, confirmed, noShow, hasTime) => {
    const fields = told({ visit: buildAppointment({ status }) });
    expect(fields).toMatchObject({ UF_APPOINTMENT_CONFIRMED: confirmed, UF_APPOINTMENT_NO_SHOW: noShow });
    expect('UF_APPOINTMENT_AT' in fields).toBe(hasTime);
  });

  it('tells again only what has changed, so that a manager’s own words stay', () => {
    const before = told();
    const after = told({ contact: buildContact({ name: 'Анна', phone: '+79280000000' }) });
    expect(newsIn(after, before)).toEqual({ PHONE: [{ VALUE: '+79280000000', VALUE_TYPE: 'MOBILE' }] });
    expect(newsIn(before, before)).toEqual({});
  });

  it('uses the portal’s own names of fields', () => {
    const names = readFieldNames('source = UF_CRM_17, confirmed=UF_CRM_18');
    expect(names).toEqual({ ...DEFAULT_FIELD_NAMES, source: 'UF_CRM_17', confirmed: 'UF_CRM_18' });
    expect(leadFields(facts(), names)).toMatchObject({ UF_CRM_17: 'instagram_may', UF_CRM_18: 'N' });
  });
});
