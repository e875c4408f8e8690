import { z } from 'zod';
import type { CrmWork } from '../../domain/bitrix/crm-work.ts';
import { type LeadFieldNames, leadFields, newsIn } from '../../domain/bitrix/lead-fields.ts';
import type { CrmBook } from './crm-book.ts';
import { findLead } from './find-lead.ts';
import type { Call, RestAnswer } from './rest.ts';

export type Done = { kind: 'done' } | { kind: 'failed'; answer: Exclude<RestAnswer, { kind: 'ok' }> };

/** Bitrix24's first status: given with a new lead, so that a manager's move is told from where it began. */
const FIRST_STATUS = 'NEW';
const NewId = z.coerce.string().regex(/^\d+$/u);

/**
 * Brings a dialog's lead up to what is known now, whatever has happened meanwhile: so rows may come late, twice and out of order. A
 * lead of ours whose answer was lost is found again by its origin, and a customer whom managers know already gets no second lead.
 */
export async function tellLead(
  call: Call,
  book: CrmBook,
  { dialogId, makesLead }: Extract<CrmWork, { kind: 'tell' }>,
  names: LeadFieldNames,
): Promise<Done> {
  const facts = await book.facts(dialogId);
  const known = await book.leadOf(dialogId);
  if (!facts || (!known && !makesLead)) return { kind: 'done' };
  const fields = leadFields(facts, names);
  if (known) return update(known, newsIn(fields, known.told));
  const found = await findLead(call, facts);
  if (found.kind === 'failed') return found;
  if (found.kind === 'none') return add();
  // Somebody else's lead keeps its name and its phone; what is ours is told.
  const { TITLE, NAME, PHONE, EMAIL, ORIGINATOR_ID, ORIGIN_ID, ...ours } = fields;
  return update(found, ours);

  async function add(): Promise<Done> {
    const answer = await call('crm.lead.add', {
      fields: { ...fields, STATUS_ID: FIRST_STATUS },
      params: { REGISTER_SONET_EVENT: 'Y' },
    });
    if (answer.kind !== 'ok') return { kind: 'failed', answer };
    const id = NewId.safeParse(answer.result);
    if (!id.success) return { kind: 'failed', answer: { kind: 'unreachable', reason: 'crm.lead.add gave no number' } };
    await book.remember({ dialogId, leadId: id.data, told: fields, status: FIRST_STATUS });
    return { kind: 'done' };
  }

  async function update({ leadId, status }: { leadId: string; status: string }, news: typeof fields): Promise<Done> {
    if (Object.keys(news).length > 0) {
      const answer = await call('crm.lead.update', { id: leadId, fields: news });
      if (answer.kind !== 'ok') return { kind: 'failed', answer };
    }
    await book.remember({ dialogId, leadId, told: fields, status });
    return { kind: 'done' };
  }
}
