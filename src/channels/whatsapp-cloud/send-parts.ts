import { z } from 'zod';
import type { Delivery, SendOutcome } from '../../engine/ports.ts';
import { keepLatest } from '../keep-latest.ts';
import type { GraphApi } from '../meta/graph-api.ts';
import { fromOutgoing } from './from-outgoing.ts';
import { sendOutcomeOf, WINDOW_CLOSED } from './send-outcome.ts';
import { type Template, templateMessage } from './template.ts';

export const WINDOW_HOURS = 24;
/** A message that arrives just after the window has closed is refused: we close it a little earlier. */
const MARGIN_MS = 60_000;
const MOST_HALF_SENT = 1000;

const Sent = z.looseObject({ messages: z.array(z.looseObject({ id: z.string().min(1) })).min(1) });

export interface SendPartsDeps {
  api: GraphApi;
  phoneNumberId: string;
  /** For what has to be said when the window is closed; none: it cannot be said. */
  templates: { ru: Template | null; en: Template | null };
  callDeadlineMs: number;
  now(): Date;
}

/**
 * Sends one message: freely within 24 hours of the customer's last line, by the approved template after that. In parts when it is too
 * long for one; the next attempt goes on from the part that failed, as long as this process lives.
 */
export function createSendParts({ api, phoneNumberId, templates, callDeadlineMs, now }: SendPartsDeps) {
  const halfSent = new Map<string, number>();

  return async function sendParts(delivery: Delivery): Promise<SendOutcome> {
    const { content, locale, lastInboundAt } = delivery;
    if (lastInboundAt !== undefined && !isOpen(lastInboundAt)) return sendByTemplate(delivery);
    const parts = fromOutgoing(content, locale);
    if (parts.length === 0) return { kind: 'rejected', reason: 'the message has no visible text' };
    const alreadySent = halfSent.get(delivery.messageId) ?? 0;
    let outcome: SendOutcome = { kind: 'rejected', reason: 'nothing was left to send' };
    for (const [index, part] of parts.entries()) {
      if (index < alreadySent) continue;
      outcome = await post(delivery, part, index === parts.length - 1);
      if (outcome.kind === 'rejected' && outcome.reason.includes(String(WINDOW_CLOSED)))
        return sendByTemplate(delivery);
      if (outcome.kind !== 'sent') return outcome;
      keepLatest(halfSent, delivery.messageId, index + 1, MOST_HALF_SENT);
    }
    halfSent.delete(delivery.messageId);
    return outcome;
  };

  async function sendByTemplate(delivery: Delivery): Promise<SendOutcome> {
    const template = templates[delivery.locale] ?? templates.ru ?? templates.en;
    if (template) return post(delivery, templateMessage(template, delivery.content), true);
    return {
      kind: 'rejected',
      reason:
        'more than 24 hours since the customer wrote: WhatsApp takes only an approved template now (WHATSAPP_TEMPLATE_RU, _EN)',
    };
  }

  /** Only the last part carries our id: a status of an earlier one says nothing of the whole, which may still be on its way. */
  async function post({ messageId, chatId }: Delivery, message: object, isLast: boolean): Promise<SendOutcome> {
    const to = /^\d+$/u.test(chatId) ? { to: chatId } : { recipient: chatId };
    const body = {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...to,
      ...message,
      ...(isLast && { biz_opaque_callback_data: messageId }),
    };
    const answer = await api.post(`${phoneNumberId}/messages`, body, callDeadlineMs);
    if (!answer.ok) return sendOutcomeOf(answer);
    const sent = Sent.safeParse(answer.body);
    if (!sent.success) return { kind: 'retry', reason: 'WhatsApp: the answer names no message', uncertain: true };
    return { kind: 'sent', providerMessageId: sent.data.messages[0]?.id ?? '' };
  }

  function isOpen(lastInboundAt: Date | null): boolean {
    return lastInboundAt !== null && now().getTime() < lastInboundAt.getTime() + WINDOW_HOURS * 3_600_000 - MARGIN_MS;
  }
}
