import { z } from 'zod';
import { whatsappCloud } from '../../domain/capabilities/whatsapp-cloud.ts';
import type { Delivery, SendOutcome } from '../../engine/ports.ts';
import { createInOrder } from '../in-order.ts';
import type { GraphApi } from '../meta/graph-api.ts';
import { planSteps } from '../plan-steps.ts';
import { fromOutgoing } from './from-outgoing.ts';
import { ofEarlierPart } from './part-mark.ts';
import { type ApprovedTemplates, sendApproved } from './send-approved.ts';
import { sendOutcomeOf, WINDOW_CLOSED } from './send-outcome.ts';
import type { Template } from './template.ts';
import { createUploadFile } from './upload-file.ts';

/** A message that arrives just after the window has closed is refused: we close it a little earlier. */
const MARGIN_MS = 60_000;

const Sent = z.looseObject({ messages: z.array(z.looseObject({ id: z.string().min(1) })).min(1) });

export interface SendPartsDeps {
  api: GraphApi;
  phoneNumberId: string;
  /** The templates that the owner has chosen for what is said when the window is closed. */
  approved?: ApprovedTemplates | undefined;
  /** A single one for everything, where none was chosen. */
  templates: { ru: Template | null; en: Template | null };
  callDeadlineMs: number;
  now(): Date;
}

/**
 * Sends one message: freely within 24 hours of the customer's last line, by the approved template after that. Its files go first, then
 * its text, in parts when it is too long for one; the next attempt goes on from the step that failed.
 */
export function createSendParts({ api, phoneNumberId, approved, templates, callDeadlineMs, now }: SendPartsDeps) {
  const inOrder = createInOrder();
  const uploadFile = createUploadFile({ api, phoneNumberId, callDeadlineMs });

  return async function sendParts(delivery: Delivery): Promise<SendOutcome> {
    const { content, locale, lastInboundAt } = delivery;
    if (delivery.byTemplate || (lastInboundAt !== undefined && !isOpen(lastInboundAt))) return sendByTemplate(delivery);
    const planned = planSteps(content, whatsappCloud, (said) => fromOutgoing(said, locale));
    if (planned.kind === 'rejected') return planned;
    const outcome = await inOrder(delivery, planned.steps, async (step, { isLast }) => {
      if (step.kind === 'text') return post(delivery, step.part, isLast);
      const media = await uploadFile(delivery, step);
      return media.kind === 'uploaded' ? post(delivery, media.message, isLast) : media;
    });
    const isClosed = outcome.kind === 'rejected' && outcome.reason.includes(String(WINDOW_CLOSED));
    return isClosed ? sendByTemplate(delivery) : outcome;
  };

  async function sendByTemplate(delivery: Delivery): Promise<SendOutcome> {
    if (delivery.content.files?.length) {
      return { kind: 'rejected', reason: 'more than 24 hours since the customer wrote: WhatsApp takes no files now' };
    }
    const fallback = templates[delivery.locale] ?? templates.ru ?? templates.en;
    return sendApproved(delivery, { approved, fallback, post: (message) => post(delivery, message, true) });
  }

  /** Only the last part carries our id as it is: that an earlier one has come says nothing of the whole, that it was lost says enough. */
  async function post({ messageId, chatId }: Delivery, message: object, isLast: boolean): Promise<SendOutcome> {
    const to = /^\d+$/u.test(chatId) ? { to: chatId } : { recipient: chatId };
    const body = {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...to,
      ...message,
      biz_opaque_callback_data: isLast ? messageId : ofEarlierPart(messageId),
    };
    const answer = await api.post(`${phoneNumberId}/messages`, body, callDeadlineMs);
    if (!answer.ok) return sendOutcomeOf(answer);
    const sent = Sent.safeParse(answer.body);
    if (!sent.success) return { kind: 'retry', reason: 'WhatsApp: the answer names no message', uncertain: true };
    return { kind: 'sent', providerMessageId: sent.data.messages[0]?.id ?? '' };
  }

  function isOpen(lastInboundAt: Date | null): boolean {
    return (
      lastInboundAt !== null &&
      now().getTime() < lastInboundAt.getTime() + whatsappCloud.windowHours * 3_600_000 - MARGIN_MS
    );
  }
}
