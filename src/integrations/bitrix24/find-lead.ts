import { z } from 'zod';
import { type LeadFacts, ORIGINATOR } from '../../domain/bitrix/lead-fields.ts';
import type { Call, RestAnswer } from './rest.ts';

export type Found =
  | { kind: 'found'; leadId: string; status: string }
  | { kind: 'none' }
  | { kind: 'failed'; answer: Exclude<RestAnswer, { kind: 'ok' }> };

const Leads = z.array(z.looseObject({ ID: z.coerce.string(), STATUS_ID: z.string() }));
/** An empty answer is a list, a full one is not. */
const Twins = z.union([z.looseObject({ LEAD: z.array(z.coerce.string()).optional() }), z.array(z.unknown())]);
/** What has failed in a batch is missing among its results. */
const Looked = z.looseObject({ result: z.looseObject({ own: Leads.optional(), twins: Twins.optional() }) });

/**
 * The lead that this dialog has already: ours, whose answer was lost, or one with the same phone that managers are working on. Both are
 * asked in one batch, which is one call towards the limit.
 */
export async function findLead(call: Call, { dialog, contact }: LeadFacts): Promise<Found> {
  const own = new URLSearchParams({ 'filter[ORIGINATOR_ID]': ORIGINATOR, 'filter[ORIGIN_ID]': dialog.id, start: '-1' });
  for (const name of ['ID', 'STATUS_ID']) own.append('select[]', name);
  const twins = contact.phone && new URLSearchParams({ entity_type: 'LEAD', type: 'PHONE', 'values[]': contact.phone });
  const cmd = {
    own: `crm.lead.list?${own}`,
    ...(twins && { twins: `crm.duplicate.findbycomm?${twins}` }),
  };
  const answer = await call('batch', { halt: 0, cmd });
  if (answer.kind !== 'ok') return { kind: 'failed', answer };
  const lists = Looked.safeParse(answer.result).data?.result;
  // To take what could not be asked for none would make a second lead.
  if (!lists?.own || (twins && !lists.twins))
    return { kind: 'failed', answer: { kind: 'unreachable', reason: 'Bitrix24: the batch gave no lists' } };
  const [ours] = lists.own;
  if (ours) return { kind: 'found', leadId: ours.ID, status: ours.STATUS_ID };
  const ids = lists.twins && 'LEAD' in lists.twins ? (lists.twins.LEAD ?? []) : [];
  return ids.length === 0 ? { kind: 'none' } : openAmong(call, ids);
}

/** A lead that was won or lost is over: a new request is a new lead. */
async function openAmong(call: Call, ids: readonly string[]): Promise<Found> {
  const filter = { '@ID': ids, STATUS_SEMANTIC_ID: 'P' };
  const answer = await call('crm.lead.list', { filter, select: ['ID', 'STATUS_ID'], order: { ID: 'DESC' }, start: -1 });
  if (answer.kind !== 'ok') return { kind: 'failed', answer };
  const leads = Leads.safeParse(answer.result);
  if (!leads.success)
    return { kind: 'failed', answer: { kind: 'unreachable', reason: 'Bitrix24: crm.lead.list gave no list' } };
  const [lead] = leads.data;
  return lead ? { kind: 'found', leadId: lead.ID, status: lead.STATUS_ID } : { kind: 'none' };
}
