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
}

export type CrmVerdict =
  | { state: 'done' }
  | { state: 'failed'; reason: string }
  | { state: 'later'; reason: string; notBefore: Date };

/** One call, for the ledger. */
export interface CrmCall {
  at: Date;
  direction: 'out' | 'in';
  method: string;
  params: object;
  dialogId: string | null;
  leadId: string | null;
  /** Null when all went well. */
  problem: string | null;
}
