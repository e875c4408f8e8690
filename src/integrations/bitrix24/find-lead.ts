import { z } from 'zod';
import { searchCall } from '../../domain/bitrix/lead-calls.ts';
import type { LeadFacts } from '../../domain/bitrix/lead-facts.ts';
import { batchAnswer } from './batch-answer.ts';
import type { Call, RestAnswer } from './rest.ts';

export type Found =
  /** `isOurs`: made by us for this very dialog; otherwise managers had it before. */
  | { kind: 'found'; leadId: string; status: string; isOurs: boolean }
  | { kind: 'none' }
  | { kind: 'failed'; answer: Exclude<RestAnswer, { kind: 'ok' }> };

const Leads = z.array(z.looseObject({ ID: z.coerce.string(), STATUS_ID: z.string() }));
/** An empty answer is a list, a full one is not. */
const Twins = z.union([z.looseObject({ LEAD: z.array(z.coerce.string()).optional() }), z.array(z.unknown())]);

/** The lead that this dialog has already: ours, whose answer was lost, or one of the same customer that managers are working on. */
export async function findLead(call: Call, facts: LeadFacts): Promise<Found> {
  const { method, params } = searchCall(facts);
  const answer = await call(method, params);
  if (answer.kind !== 'ok') return { kind: 'failed', answer };
  const own = batchAnswer(answer.result, 'own', Leads);
  if (own.kind !== 'ok') return { kind: 'failed', answer: own };
  const [ours] = own.result;
  if (ours) return { kind: 'found', leadId: ours.ID, status: ours.STATUS_ID, isOurs: true };
  if (!facts.contact.phone && !facts.contact.email) return { kind: 'none' };
  // To take what could not be asked for none would make a second lead.
  const twins = batchAnswer(answer.result, 'twins', Twins);
  if (twins.kind !== 'ok') return { kind: 'failed', answer: twins };
  const ids = 'LEAD' in twins.result ? (twins.result.LEAD ?? []) : [];
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
  return lead ? { kind: 'found', leadId: lead.ID, status: lead.STATUS_ID, isOurs: false } : { kind: 'none' };
}
