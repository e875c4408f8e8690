import { describe, expect, it } from '@jest/globals';
import { findLead } from '../../../src/integrations/bitrix24/find-lead.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildLeadFacts } from '../../support/build-lead-facts.ts';

describe('Looking for the lead that a dialog has already', () => {
  const look = (result: object, phone: string | null = '+79281234567', list: unknown = []) =>
    findLead(
      async (method) => ({ kind: 'ok', result: method === 'batch' ? result : list }),
      buildLeadFacts({ contact: buildContact({ phone }) }),
    );
  const own = [{ ID: '7', STATUS_ID: 'NEW' }];

  it('finds ours, or an open one of the same phone, or none', async () => {
    expect(await look({ result: { own, twins: [] } })).toEqual({
      kind: 'found',
      leadId: '7',
      status: 'NEW',
      isOurs: true,
    });
    expect(await look({ result: { own: [], twins: { LEAD: [7] } } }, '+79281234567', own)).toMatchObject({
      leadId: '7',
      isOurs: false,
    });
    expect(await look({ result: { own: [], twins: [] } })).toEqual({ kind: 'none' });
    expect(await look({ result: { own: [] } }, null)).toEqual({ kind: 'none' });
  });

  it.each([
    ['our own', { result: { twins: [] }, result_error: { own: { error: 'QUERY_LIMIT_EXCEEDED' } } }, 'limited'],
    ['its twins', { result: { own: [] }, result_error: { twins: { error: 'OPERATION_TIME_LIMIT' } } }, 'limited'],
    // PHP shows an empty result as a list.
    ['either', { result: [], result_error: { own: { error: 'X' }, twins: { error: 'X' } } }, 'refused'],
    ['anything', { result: [] }, 'unreachable'],
  ])('does not take it for none when the portal could not say about %s', async (_name, result, kind) => {
    expect(await look(result)).toMatchObject({ kind: 'failed', answer: { kind } });
  });

  it('does not take it for none when the portal gives no list of those of the same phone', async () => {
    expect(await look({ result: { own: [], twins: { LEAD: [7] } } }, '+79281234567', null)).toMatchObject({
      kind: 'failed',
    });
  });
});
