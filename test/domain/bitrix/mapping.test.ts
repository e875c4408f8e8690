import { describe, expect, it } from '@jest/globals';
import { type CrmSettings, NO_CRM, stageFor } from '../../../src/domain/bitrix/crm-settings.ts';
import { crmSetup } from '../../../src/domain/bitrix/crm-setup.ts';
import { DEFAULT_MAPPING, mappingFlaws, missingOwnFields, suggestMapping } from '../../../src/domain/bitrix/mapping.ts';
import type { Portal } from '../../../src/domain/bitrix/portal.ts';

const portal = (types: Record<string, string>): Portal => ({
  user: '',
  statuses: [],
  readAt: new Date('2026-11-01T00:00:00Z'),
  fields: Object.entries(types).map(([name, type]) => ({
    name,
    title: name,
    type,
    isReadOnly: name === 'DATE_CREATE',
    isMultiple: false,
  })),
});
const fieldFor = (mapping: readonly { fact: string; field: string }[], fact: string) =>
  mapping.find((rule) => rule.fact === fact)?.field;

describe('The mapping of facts to a portal’s fields', () => {
  it('needs no manual: the names of seed 001, in the form in which this portal has them', () => {
    expect(suggestMapping(null)).toEqual(DEFAULT_MAPPING);
    const suggested = suggestMapping(
      portal({ TITLE: 'string', UF_CRM_SOURCE: 'string', UF_CRM_VRN_CONFIRMED: 'boolean' }),
    );
    expect(fieldFor(suggested, 'source')).toBe('UF_CRM_SOURCE');
    expect(fieldFor(suggested, 'confirmed')).toBe('UF_CRM_VRN_CONFIRMED');
    expect(fieldFor(suggested, 'no_show')).toBe('UF_APPOINTMENT_NO_SHOW');
  });

  it('knows which of our own fields the portal lacks', () => {
    const known = portal({ UF_SOURCE: 'string', UF_APPOINTMENT_AT: 'datetime' });
    expect(missingOwnFields(suggestMapping(known), known)).toEqual(['confirmed', 'no_show']);
  });

  it('tells what is wrong with each rule', () => {
    const known = portal({ TITLE: 'string', DATE_CREATE: 'datetime', UF_CRM_1: 'datetime', UF_CRM_2: 'string' });
    const rules = [
      { fact: 'title', field: 'TITLE' },
      { fact: 'name', field: 'TITLE' },
      { fact: 'visit_at', field: 'DATE_CREATE' },
      { fact: 'service', field: 'UF_CRM_1' },
      { fact: 'source', field: 'UF_CRM_9' },
      { fact: 'contact.field.gone', field: 'UF_CRM_2' },
      { fact: 'channel', field: 'STATUS_ID' },
    ];
    expect(mappingFlaws(rules, known, [])).toEqual([
      { rule: 1, why: 'twice' },
      { rule: 2, why: 'read_only' },
      { rule: 3, why: 'wrong_type' },
      { rule: 4, why: 'no_such_field' },
      { rule: 5, why: 'unknown_fact' },
      { rule: 6, why: 'ours' },
    ]);
  });
});

describe('The exchange in force', () => {
  const settings: CrmSettings = {
    ...NO_CRM,
    version: 3,
    on: true,
    sealedUrl: 'sealed',
    stages: [{ status: 'JUNK', pipelineId: null, stageId: 'lost' }],
  };
  const opened = { url: 'https://a.bitrix24.ru/rest/1/own', token: 'own' };

  it('is what the console says where the environment says nothing', () => {
    const setup = crmSetup(settings, opened, {});
    expect(setup).toMatchObject({ on: true, url: opened.url, token: 'own', stages: settings.stages });
    expect(setup.fixed).toEqual({ url: false, token: false, stages: false, fields: [] });
    expect(crmSetup(NO_CRM, { url: null, token: null }, {})).toMatchObject({ on: false, url: null });
  });

  it('is what the environment says, before anything else', () => {
    const setup = crmSetup({ ...settings, on: false }, opened, {
      url: 'https://b.bitrix24.ru/rest/1/env',
      token: 'env',
      stages: 'CONVERTED=visited, JUNK=partners/lost',
      fields: 'source = UF_CRM_17, visitAt=UF_CRM_18',
    });
    expect(setup).toMatchObject({ on: true, url: 'https://b.bitrix24.ru/rest/1/env', token: 'env' });
    expect(setup.stages).toEqual([
      { status: 'CONVERTED', pipelineId: null, stageId: 'visited' },
      { status: 'JUNK', pipelineId: 'partners', stageId: 'lost' },
    ]);
    expect(fieldFor(setup.mapping, 'source')).toBe('UF_CRM_17');
    expect(fieldFor(setup.mapping, 'visit_at')).toBe('UF_CRM_18');
    expect(setup.fixed).toEqual({ url: true, token: true, stages: true, fields: ['source', 'visit_at'] });
  });

  it('sends a moved lead’s dialog by the rule of its own pipeline first', () => {
    const rules = [
      { status: 'JUNK', pipelineId: null, stageId: 'lost' },
      { status: 'JUNK', pipelineId: 'partners', stageId: 'refused' },
    ];
    expect(stageFor(rules, 'JUNK', 'partners')).toBe('refused');
    expect(stageFor(rules, 'JUNK', 'sales')).toBe('lost');
    expect(stageFor(rules, 'NEW', 'sales')).toBeNull();
  });
});
