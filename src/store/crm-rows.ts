import type { CrmCall, CrmLead } from '../domain/bitrix/crm-work.ts';

/** A dialog's lead at the portal; the id is the dialog's. */
export type CrmLeadRow = Omit<CrmLead, 'dialogId'> & { id: string };

/** A lead that has changed at the portal. */
export interface CrmFetchRow {
  id: string;
  leadId: string;
  state: 'pending' | 'done' | 'failed';
  attempts: number;
  notBefore: Date;
  reason: string | null;
  at: Date;
}

/** One call, kept for people. */
export type CrmCallRow = CrmCall & { id: string };
