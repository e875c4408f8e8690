import { z } from 'zod';
import type { LeadFields } from './lead-fields.ts';

/** One thing to be done: to tell a dialog's lead what is new, or to fetch a lead that has changed at the portal. */
export type CrmWork =
  | { kind: 'tell'; id: string; dialogId: string; makesLead: boolean; attempts: number }
  | { kind: 'fetch'; id: string; leadId: string; attempts: number };

/** A dialog's lead at the portal, what it was told last, and the status in which it was seen last. */
export interface CrmLead {
  dialogId: string;
  leadId: string;
  told: LeadFields;
  status: string;
  /** Managers had it before us: its title, name, phone and origin are theirs. */
  joined?: boolean;
}

export type CrmVerdict =
  | { state: 'done' }
  | { state: 'failed'; reason: string }
  | { state: 'later'; reason: string; notBefore: Date };

/** One exchange, for the ledger. */
export interface CrmCall {
  at: Date;
  direction: 'out' | 'in';
  /** `crm.lead.add`, or the event that the portal has told of. */
  method: string;
  params: object;
  dialogId: string | null;
  leadId: string | null;
  /** Null when all went well. */
  problem: string | null;
  /** What was being done, by its id: it can be done again. Absent in older lines. */
  workId?: string;
  /** What came of it, in a few words of the portal's or ours. */
  outcome?: string;
}

/** How the portal is, as the last call has found it. `until`: it is left alone so long. */
export const CrmHealth = z.object({
  state: z.enum(['ok', 'limited', 'unreachable', 'denied']),
  /** Since when it is so. */
  since: z.date(),
  reason: z.string().nullable(),
  until: z.date().nullable(),
  lastOkAt: z.date().nullable(),
  /** Seconds of its own time that the portal has spent on the costliest method in the last ten minutes; it gives 480. */
  busySeconds: z.number().nullable(),
});
export type CrmHealth = z.infer<typeof CrmHealth>;
