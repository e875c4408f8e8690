import type { Delivery, SendOutcome } from '../../engine/ports.ts';
import { splitText } from '../split-text.ts';
import { within } from '../within.ts';
import { fromOutgoing, TEXT_LENGTH } from './from-outgoing.ts';
import type { OwnLines } from './own-lines.ts';
import type { WebClient } from './web-client.ts';

/** Sending waits until WhatsApp's server has the line. */
const SEND_MS = 25_000;
const NOT_READY_MS = 5_000;
const MOST_HALF_SENT = 1000;
/** What the page throws about numbers that are nobody's. */
const NOBODY = /invalid wid|no lid for user|wid error|not a contact/iu;

export interface SendPartsDeps {
  client(): WebClient | null;
  own: OwnLines;
  sendMs?: number;
}

/** Sends one message, in parts when it is too long for one; while the phone is not linked it waits. */
export function createSendParts({ client, own, sendMs = SEND_MS }: SendPartsDeps) {
  const halfSent = new Map<string, number>();

  return async function sendParts({ messageId, chatId, content }: Delivery): Promise<SendOutcome> {
    const parts = splitText(fromOutgoing(content), TEXT_LENGTH).filter((part) => part.trim() !== '');
    if (parts.length === 0) return { kind: 'rejected', reason: 'the message has no visible text' };
    const alreadySent = halfSent.get(messageId) ?? 0;
    let providerMessageId = '';
    for (const [index, part] of parts.entries()) {
      if (index < alreadySent) continue;
      const page = client();
      if (!page)
        return { kind: 'retry', reason: 'the phone of this WhatsApp number is not linked', afterMs: NOT_READY_MS };
      const sent = await sendOne(page, chatId, part, messageId);
      if (typeof sent !== 'string') return sent;
      providerMessageId = sent;
      remember(messageId, index + 1);
    }
    halfSent.delete(messageId);
    return { kind: 'sent', providerMessageId };
  };

  /** The line's id, or what went wrong. */
  async function sendOne(
    page: WebClient,
    chatId: string,
    text: string,
    messageId: string,
  ): Promise<string | Exclude<SendOutcome, { kind: 'sent' }>> {
    const ended = own.sending(chatId, text, messageId);
    try {
      const id = await within(sendMs, page.send(chatId, text), 'WhatsApp’s page did not answer in time');
      ended(id);
      return id ?? { kind: 'blocked', reason: 'WhatsApp knows nobody of this number' };
    } catch (error) {
      ended(null);
      const reason = error instanceof Error ? error.message.slice(0, 300) : 'WhatsApp’s page failed';
      return NOBODY.test(reason) ? { kind: 'blocked', reason } : { kind: 'retry', reason, uncertain: true };
    }
  }

  function remember(messageId: string, parts: number): void {
    halfSent.delete(messageId);
    halfSent.set(messageId, parts);
    const [oldest] = halfSent.keys();
    if (halfSent.size > MOST_HALF_SENT && oldest !== undefined) halfSent.delete(oldest);
  }
}
