import { z } from 'zod';
import type { CrmLead, CrmWork } from '../../domain/bitrix/crm-work.ts';
import { addCall, FIRST_STATUS, updateCall } from '../../domain/bitrix/lead-calls.ts';
import { leadFields } from '../../domain/bitrix/lead-fields.ts';
import type { LeadMapping } from '../../domain/bitrix/mapping.ts';
import type { Portal } from '../../domain/bitrix/portal.ts';
import type { CrmBook } from './crm-book.ts';
import { findLead } from './find-lead.ts';
import { type Call, isNotFound, type RestAnswer } from './rest.ts';

export type Done = { kind: 'done' } | { kind: 'failed'; answer: Exclude<RestAnswer, { kind: 'ok' }> };

/** Which of our facts go into which of the portal's fields. */
export interface Fields {
  mapping: LeadMapping;
  portal: Portal | null;
}

const NewId = z.coerce.string().regex(/^\d+$/u);

/**
 * Brings a dialog's lead up to what is known now, whatever has happened meanwhile: so rows may come late, twice and out of order. A
 * lead of ours whose answer was lost is found again by its origin, and a customer whom managers know already gets no second lead. One that
 * was deleted at the portal is made anew when the customer asks for something again, and left deleted otherwise.
 */
export async function tellLead(
  call: Call,
  book: CrmBook,
  { dialogId, makesLead }: Extract<CrmWork, { kind: 'tell' }>,
  { mapping, portal }: Fields,
): Promise<Done> {
  const facts = await book.facts(dialogId);
  const known = await book.leadOf(dialogId);
  if (!facts || (!known && !makesLead)) return { kind: 'done' };
  const { fields } = leadFields(facts, mapping, portal);
  if (known) {
    const done = await update(known);
    if (done.kind === 'done' || !isNotFound(done.answer)) return done;
    if (!makesLead) return { kind: 'done' };
  }
  const found = await findLead(call, facts);
  if (found.kind === 'failed') return found;
  if (found.kind === 'none') return add();
  const { leadId, status, isOurs } = found;
  return update({ dialogId, leadId, status, told: {}, ...(!isOurs && { joined: true }) });

  async function add(): Promise<Done> {
    const { method, params } = addCall(fields);
    const answer = await call(method, params);
    // No one lead is to blame: until the owner has mended it, none can be made.
    if (answer.kind === 'refused' && /\baccess denied\b/iu.test(answer.reason))
      return { kind: 'failed', answer: { kind: 'denied', reason: answer.reason } };
    if (answer.kind !== 'ok') return { kind: 'failed', answer };
    const id = NewId.safeParse(answer.result);
    if (!id.success) return { kind: 'failed', answer: { kind: 'unreachable', reason: 'crm.lead.add gave no number' } };
    await book.remember({ dialogId, leadId: id.data, told: fields, status: FIRST_STATUS });
    return { kind: 'done' };
  }

  async function update(lead: CrmLead): Promise<Done> {
    const news = updateCall(lead, fields);
    const answer = news && (await call(news.method, news.params));
    if (answer && answer.kind !== 'ok') return { kind: 'failed', answer };
    await book.remember({ ...lead, told: fields });
    return { kind: 'done' };
  }
}
