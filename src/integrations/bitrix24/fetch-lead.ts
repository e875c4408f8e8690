import { z } from 'zod';
import type { CrmBook } from './crm-book.ts';
import { type Call, isNotFound } from './rest.ts';
import type { Done } from './tell-lead.ts';

const Lead = z.looseObject({ STATUS_ID: z.string() });

/** What became of a manager's move. */
export interface Followed {
  outcome: 'moved' | 'no_stage' | 'refused';
  stageId?: string;
  /** Why the dialog could not be moved. */
  problem?: string;
}
export type Follow = (dialogId: string, status: string) => Promise<Followed>;
/** Tells the ledger what an event of the portal came to. */
export type Tell = (line: {
  dialogId: string | null;
  params: object;
  outcome: Followed['outcome'] | 'not_ours' | 'same' | 'gone';
  problem?: string | undefined;
}) => Promise<void>;

/** A manager has moved a lead of ours at the portal: the dialog follows, where the settings say to which stage. Others' leads are left alone. */
export async function fetchLead(call: Call, book: CrmBook, leadId: string, follow: Follow, tell: Tell): Promise<Done> {
  const known = await book.dialogOf(leadId);
  if (known === null) {
    await tell({ dialogId: null, params: { leadId }, outcome: 'not_ours' });
    return { kind: 'done' };
  }
  const { dialogId } = known;
  const answer = await call('crm.lead.get', { id: leadId });
  if (answer.kind !== 'ok' && !isNotFound(answer)) return { kind: 'failed', answer };
  const lead = Lead.safeParse(answer.kind === 'ok' ? answer.result : null);
  if (!lead.success) {
    await tell({ dialogId, params: { leadId }, outcome: 'gone' });
    return { kind: 'done' };
  }
  const status = lead.data.STATUS_ID;
  // What we have told ourselves comes back, too: only a status that is another than before is a manager's doing.
  if (status === known.status) {
    await tell({ dialogId, params: { leadId, STATUS_ID: status }, outcome: 'same' });
    return { kind: 'done' };
  }
  const { outcome, stageId, problem } = await follow(dialogId, status);
  await book.remember({ ...known, status });
  await tell({ dialogId, params: { leadId, STATUS_ID: status, ...(stageId && { stageId }) }, outcome, problem });
  return { kind: 'done' };
}
