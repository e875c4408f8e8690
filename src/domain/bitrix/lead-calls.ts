import type { CrmLead } from './crm-work.ts';
import type { LeadFacts } from './lead-facts.ts';
import {
  foreignFields,
  type LeadFields,
  type LeftOut,
  leadFields,
  newsIn,
  ORIGINATOR,
  withoutBlanks,
} from './lead-fields.ts';
import type { LeadMapping } from './mapping.ts';
import type { Portal } from './portal.ts';

/** One call to the portal. */
export interface CrmRequest {
  method: string;
  params: object;
}

/** Bitrix24's first status: given with a new lead, so that a manager's move is told from where it began. */
export const FIRST_STATUS = 'NEW';

/**
 * Asks for the lead that a dialog has already: ours, whose answer was lost, and those with the same phone or, without a phone, the same
 * address. One batch is one call towards the portal's limit.
 */
export function searchCall({ dialog, contact }: Pick<LeadFacts, 'dialog' | 'contact'>): CrmRequest {
  const own = new URLSearchParams({ 'filter[ORIGINATOR_ID]': ORIGINATOR, 'filter[ORIGIN_ID]': dialog.id, start: '-1' });
  for (const name of ['ID', 'STATUS_ID']) own.append('select[]', name);
  const [type, known] = contact.phone ? ['PHONE', contact.phone] : ['EMAIL', contact.email];
  const twins = known && new URLSearchParams({ entity_type: 'LEAD', type, 'values[]': known });
  return {
    method: 'batch',
    params: {
      halt: 0,
      cmd: { own: `crm.lead.list?${own}`, ...(twins && { twins: `crm.duplicate.findbycomm?${twins}` }) },
    },
  };
}

export const addCall = (fields: LeadFields): CrmRequest => ({
  method: 'crm.lead.add',
  params: { fields: { ...withoutBlanks(fields), STATUS_ID: FIRST_STATUS }, params: { REGISTER_SONET_EVENT: 'Y' } },
});

/** Null when there is no news. */
export function updateCall(lead: Pick<CrmLead, 'leadId' | 'told' | 'joined'>, fields: LeadFields): CrmRequest | null {
  const news = newsIn(lead.joined ? foreignFields(fields) : fields, lead.told);
  return Object.keys(news).length === 0
    ? null
    : { method: 'crm.lead.update', params: { id: lead.leadId, fields: news } };
}

/** What would be sent about a dialog now, in this order. */
export interface LeadPlan {
  /** `add`: a new lead, unless the search finds one to join. `nothing`: all is told already. */
  kind: 'add' | 'update' | 'nothing';
  leadId: string | null;
  calls: CrmRequest[];
  leftOut: LeftOut[];
}

/** The dry run: what the exchange does with these facts, by the very pieces that do it. */
export function planLead(
  facts: LeadFacts,
  known: CrmLead | null,
  mapping: LeadMapping,
  portal: Portal | null,
): LeadPlan {
  const { fields, leftOut } = leadFields(facts, mapping, portal);
  if (!known) return { kind: 'add', leadId: null, calls: [searchCall(facts), addCall(fields)], leftOut };
  const update = updateCall(known, fields);
  return { kind: update ? 'update' : 'nothing', leadId: known.leadId, calls: update ? [update] : [], leftOut };
}
