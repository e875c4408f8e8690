import { z } from 'zod';
import type { Delivery, SendOutcome } from '../../engine/ports.ts';
import { keepLatest } from '../keep-latest.ts';
import type { GraphApi } from '../meta/graph-api.ts';
import { fromOutgoing } from './from-outgoing.ts';
import { sendOutcomeOf } from './send-outcome.ts';

export const WINDOW_HOURS = 24;
/** People of the team, and only they, may answer for so long. */
const HUMAN_HOURS = 7 * 24;
const HOUR_MS = 3_600_000;
/** What arrives just after the window has closed is refused: we close it a little earlier. */
const MARGIN_MS = 60_000;
const MOST_HALF_SENT = 1000;

const Sent = z.looseObject({ message_id: z.string().min(1) });

export interface SendPartsDeps {
  api: GraphApi;
  accountId: string;
  kind: 'messenger' | 'instagram';
  callDeadlineMs: number;
  now(): Date;
}

/**
 * Sends one message: within 24 hours of the customer's last line anybody, until the seventh day a person of the team. In parts when it
 * is too long for one; the next attempt goes on from the part that failed, as long as this process lives.
 */
export function createSendParts({ api, accountId, kind, callDeadlineMs, now }: SendPartsDeps) {
  const halfSent = new Map<string, number>();

  return async function sendParts(delivery: Delivery): Promise<SendOutcome> {
    const { messageId, chatId, content } = delivery;
    const right = rightToSend(delivery, now());
    if (!right) {
      return {
        kind: 'rejected',
        reason: 'too late: Meta lets a bot answer for 24 hours and a person for 7 days after the customer wrote',
      };
    }
    const parts = fromOutgoing(content, kind);
    if (parts.length === 0) return { kind: 'rejected', reason: 'the message has no visible text' };
    const alreadySent = halfSent.get(messageId) ?? 0;
    let providerMessageId = '';
    for (const [index, part] of parts.entries()) {
      if (index < alreadySent) continue;
      const body = { recipient: { id: chatId }, ...right, message: { ...part, metadata: messageId } };
      const answer = await api.post(`${accountId}/messages`, body, callDeadlineMs);
      if (!answer.ok) return sendOutcomeOf(answer);
      const sent = Sent.safeParse(answer.body);
      if (!sent.success) return { kind: 'retry', reason: 'the answer names no message', uncertain: true };
      providerMessageId = sent.data.message_id;
      keepLatest(halfSent, messageId, index + 1, MOST_HALF_SENT);
    }
    halfSent.delete(messageId);
    return { kind: 'sent', providerMessageId };
  };
}

/** As what a message may be sent now; null when it may not. */
function rightToSend({ lastInboundAt, byPerson }: Delivery, now: Date) {
  const response = { messaging_type: 'RESPONSE' as const };
  if (lastInboundAt === undefined) return response;
  const agoMs = lastInboundAt === null ? Number.POSITIVE_INFINITY : now.getTime() - lastInboundAt.getTime() + MARGIN_MS;
  if (agoMs < WINDOW_HOURS * HOUR_MS) return response;
  return byPerson && agoMs < HUMAN_HOURS * HOUR_MS
    ? { messaging_type: 'MESSAGE_TAG' as const, tag: 'HUMAN_AGENT' as const }
    : null;
}
