import type { CrmCall, CrmHealth, CrmLead, CrmVerdict, CrmWork } from '../../domain/bitrix/crm-work.ts';
import type { LeadFacts } from '../../domain/bitrix/lead-facts.ts';

/** What the exchange with Bitrix24 needs of the store. */
export interface CrmBook {
  /** The work that is due longest; null when there is none. Only one process asks. */
  next(now: Date): Promise<CrmWork | null>;
  settle(work: CrmWork, verdict: CrmVerdict): Promise<void>;
  /** Null when the dialog is not there any more. */
  facts(dialogId: string): Promise<LeadFacts | null>;
  leadOf(dialogId: string): Promise<CrmLead | null>;
  dialogOf(leadId: string): Promise<CrmLead | null>;
  remember(lead: CrmLead): Promise<void>;
  note(call: CrmCall): Promise<void>;
  /** Tells everybody how the portal is. */
  keepHealth(health: CrmHealth): Promise<void>;
}
