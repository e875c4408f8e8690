import { z } from 'zod';
import type { CrmBook } from './crm-book.ts';
import type { Call } from './rest.ts';
import type { Done } from './tell-lead.ts';

const Lead = z.looseObject({ STATUS_ID: z.string() });

/** A manager has moved a lead of ours at the portal: the dialog follows, where the settings say to which stage. Others' leads are left alone. */
export async function fetchLead(
  call: Call,
  book: CrmBook,
  leadId: string,
  follow: (dialogId: string, status: string) => Promise<void>,
): Promise<Done> {
  const known = await book.dialogOf(leadId);
  if (known === null) return { kind: 'done' };
  const answer = await call('crm.lead.get', { id: leadId });
  if (answer.kind !== 'ok') return { kind: 'failed', answer };
  const lead = Lead.safeParse(answer.result);
  // What we have told ourselves comes back, too: only a status that is another than before is a manager's doing.
  if (lead.success && lead.data.STATUS_ID !== known.status) {
    await follow(known.dialogId, lead.data.STATUS_ID);
    await book.remember({ ...known, status: lead.data.STATUS_ID });
  }
  return { kind: 'done' };
}
