import { z } from 'zod';
import type { Delivery, SendOutcome } from '../../engine/ports.ts';
import { keepLatest } from '../keep-latest.ts';
import type { BotApi } from './bot-api.ts';
import { fromOutgoing } from './from-outgoing.ts';
import { sendOutcomeOf } from './send-outcome.ts';
import { providerMessageIdOf } from './to-incoming.ts';

/** Half-sent messages that are remembered; the oldest is forgotten first. */
const MOST_HALF_SENT = 1000;

const Sent = z.object({ message_id: z.number().int() });

export interface SendPartsDeps {
  api: BotApi;
  callDeadlineMs: number;
  /** Waits as long as a chat wants between two messages. */
  betweenParts: () => Promise<void>;
}

/**
 * Sends one message, in parts when it is too long for one. A part that fails ends the attempt with its outcome; the next
 * attempt goes on from that part, as long as this process lives. After a restart all parts are sent again.
 * `providerMessageId` is that of the last part, where the buttons are.
 */
export function createSendParts({ api, callDeadlineMs, betweenParts }: SendPartsDeps) {
  const halfSent = new Map<string, number>();

  return async function sendParts({ messageId, chatId, content }: Delivery): Promise<SendOutcome> {
    const parts = fromOutgoing(content);
    if (parts.length === 0) return { kind: 'rejected', reason: 'the message has no visible text' };
    const alreadySent = halfSent.get(messageId) ?? 0;
    let providerMessageId = '';
    for (const [index, part] of parts.entries()) {
      if (index < alreadySent) continue;
      if (index > alreadySent) await betweenParts();
      const answer = await api.call('sendMessage', { chat_id: chatId, ...part }, { deadlineMs: callDeadlineMs });
      if (!answer.ok) return sendOutcomeOf(answer.failure);
      const sent = Sent.safeParse(answer.result);
      if (!sent.success) return { kind: 'retry', reason: 'sendMessage: the answer names no message', uncertain: true };
      providerMessageId = providerMessageIdOf(chatId, sent.data.message_id);
      keepLatest(halfSent, messageId, index + 1, MOST_HALF_SENT);
    }
    halfSent.delete(messageId);
    return { kind: 'sent', providerMessageId };
  };
}
