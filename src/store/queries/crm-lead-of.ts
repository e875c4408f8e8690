import type { Store } from '../open-store.ts';

/** The lead of a dialog at the portal, and what went wrong with it last; null when it has none. */
export async function crmLeadOf({ crmLeads, crmCalls }: Store, dialogId: string) {
  const [lead, last] = await Promise.all([
    crmLeads.findOne({ _id: dialogId }),
    crmCalls.findOne({ dialogId: { $eq: dialogId, $type: 'string' } }, { sort: { at: -1, _id: -1 } }),
  ]);
  return {
    leadId: lead?.leadId ?? null,
    status: lead?.status ?? null,
    lastAt: last?.at ?? null,
    problem: last?.problem ?? null,
  };
}
