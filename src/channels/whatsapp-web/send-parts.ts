import type { Delivery, SendOutcome } from '../../engine/ports.ts';
import { keepLatest } from '../keep-latest.ts';
import { splitText } from '../split-text.ts';
import { within } from '../within.ts';
import { fromOutgoing, TEXT_LENGTH } from './from-outgoing.ts';
import type { OwnLines } from './own-lines.ts';
import type { WebClient } from './web-client.ts';

/** Sending waits until WhatsApp's server has the line. */
const SEND_MS = 25_000;
const STATE_MS = 5_000;
const NOT_READY_MS = 5_000;
const MOST_REMEMBERED = 1000;
/** What the page throws about numbers that are nobody's. */
const NOBODY = /invalid wid|no lid for user|wid error|not a contact/iu;

export interface SendPartsDeps {
  client(): WebClient | null;
  own: OwnLines;
  sendMs?: number;
}

/** A line that was given to WhatsApp's page, which keeps it in a queue of its own while there is no internet. */
interface Given {
  page: WebClient;
  call: Promise<string | null>;
  isOpen: boolean;
  ended: ReturnType<OwnLines['sending']>;
}

/**
 * Sends one message, in parts when it is too long for one; while the phone is not linked, or its page not connected, it waits. A part
 * that the page has been given is not given again before that call has failed: another try waits for the same one.
 */
export function createSendParts({ client, own, sendMs = SEND_MS }: SendPartsDeps) {
  const halfSent = new Map<string, number>();
  const given = new Map<string, Given>();

  return async function sendParts({ messageId, chatId, content }: Delivery): Promise<SendOutcome> {
    const parts = splitText(fromOutgoing(content), TEXT_LENGTH).filter((part) => part.trim() !== '');
    if (parts.length === 0) return { kind: 'rejected', reason: 'the message has no visible text' };
    const alreadySent = halfSent.get(messageId) ?? 0;
    let providerMessageId = '';
    for (const [index, part] of parts.entries()) {
      if (index < alreadySent) continue;
      const isLast = index === parts.length - 1;
      const sent = await sendOne(`${messageId}:${index}`, chatId, part, isLast ? messageId : null);
      if (typeof sent !== 'string') return sent;
      providerMessageId = sent;
      keepLatest(halfSent, messageId, index + 1, MOST_REMEMBERED);
    }
    halfSent.delete(messageId);
    return { kind: 'sent', providerMessageId };
  };

  /** The line's id, or what went wrong. */
  async function sendOne(
    key: string,
    chatId: string,
    text: string,
    messageId: string | null,
  ): Promise<string | Exclude<SendOutcome, { kind: 'sent' }>> {
    const before = given.get(key);
    // One that a page before was given, and never ended, went with that page.
    const isSame = before !== undefined && (!before.isOpen || before.page === client());
    const line = isSame ? before : await give(key, chatId, text, messageId);
    if ('kind' in line) return line;
    try {
      const id = await within(sendMs, line.call, 'WhatsApp’s page did not answer in time');
      given.delete(key);
      return id ?? { kind: 'blocked', reason: 'WhatsApp knows nobody of this number' };
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 300) : 'WhatsApp’s page failed';
      return NOBODY.test(reason) ? { kind: 'blocked', reason } : { kind: 'retry', reason, uncertain: true };
    }
  }

  async function give(key: string, chatId: string, text: string, messageId: string | null) {
    const page = client();
    if (!page) return waits('the phone of this WhatsApp number is not linked');
    const state = await within(STATE_MS, page.state(), 'no answer').catch(() => null);
    if (state !== 'CONNECTED') return waits('WhatsApp’s page has no connection');
    given.get(key)?.ended(null);
    // Before the call: the page may show the line while it lasts.
    const ended = own.sending(text, messageId);
    const line: Given = { page, call: page.send(chatId, text), isOpen: true, ended };
    keepLatest(given, key, line, MOST_REMEMBERED);
    line.call.then(
      (id) => {
        line.isOpen = false;
        line.ended(id);
      },
      () => {
        if (given.get(key) === line) given.delete(key);
        line.ended(null);
      },
    );
    return line;
  }
}

const waits = (reason: string) => ({ kind: 'retry' as const, reason, afterMs: NOT_READY_MS });
