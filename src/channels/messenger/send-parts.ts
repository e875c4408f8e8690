import { z } from 'zod';
import type { Capabilities } from '../../domain/capabilities/capabilities.ts';
import { CAPABILITIES } from '../../domain/capabilities/table.ts';
import type { Delivery, SendOutcome } from '../../engine/ports.ts';
import { createInOrder } from '../in-order.ts';
import type { GraphAnswer, GraphApi } from '../meta/graph-api.ts';
import { planSteps } from '../plan-steps.ts';
import { uploadDeadlineMs } from '../upload-deadline.ts';
import { fileByAddress, fileByBytes } from './file-call.ts';
import { fromOutgoing } from './from-outgoing.ts';
import { sendOutcomeOf } from './send-outcome.ts';

const HOUR_MS = 3_600_000;
/** What arrives just after the window has closed is refused: we close it a little earlier. */
const MARGIN_MS = 60_000;

const Sent = z.looseObject({ message_id: z.string().min(1) });

export interface SendPartsDeps {
  api: GraphApi;
  accountId: string;
  kind: 'messenger' | 'instagram';
  callDeadlineMs: number;
  now(): Date;
}

/**
 * Sends one message: within 24 hours of the customer's last line anybody, until the seventh day a person of the team. Its files go first,
 * then its text, in parts when it is too long for one; the next attempt goes on from the step that failed.
 */
export function createSendParts({ api, accountId, kind, callDeadlineMs, now }: SendPartsDeps) {
  const inOrder = createInOrder();
  const can = CAPABILITIES[kind];

  return async function sendParts(delivery: Delivery): Promise<SendOutcome> {
    const { messageId, chatId, content } = delivery;
    const right = rightToSend(delivery, now(), can);
    if (!right) {
      return {
        kind: 'rejected',
        reason: 'too late: Meta lets a bot answer for 24 hours and a person for 7 days after the customer wrote',
      };
    }
    const planned = planSteps(content, can, (said) => fromOutgoing(said, kind));
    if (planned.kind === 'rejected') return planned;
    const envelope = { recipient: { id: chatId }, ...right };
    return inOrder(delivery, planned.steps, async (step) => {
      if (step.kind === 'text') {
        const message = { ...step.part, metadata: messageId };
        return outcomeOf(await api.post(`${accountId}/messages`, { ...envelope, message }, callDeadlineMs));
      }
      const call = can.filesByAddress
        ? await fileByAddress(delivery, step, envelope)
        : await fileByBytes(delivery, step, envelope);
      if (call.kind !== 'call') return call;
      return outcomeOf(
        await api.post(`${accountId}/messages`, call.body, uploadDeadlineMs(callDeadlineMs, step.file.bytes)),
      );
    });
  };
}

function outcomeOf(answer: GraphAnswer): SendOutcome {
  if (!answer.ok) return sendOutcomeOf(answer);
  const sent = Sent.safeParse(answer.body);
  if (!sent.success) return { kind: 'retry', reason: 'the answer names no message', uncertain: true };
  return { kind: 'sent', providerMessageId: sent.data.message_id };
}

/** As what a message may be sent now; null when it may not. */
function rightToSend(
  { lastInboundAt, byPerson }: Delivery,
  now: Date,
  { windowHours = 0, humanHours = 0 }: Pick<Capabilities, 'windowHours' | 'humanHours'>,
) {
  const response = { messaging_type: 'RESPONSE' as const };
  if (lastInboundAt === undefined) return response;
  const agoMs = lastInboundAt === null ? Number.POSITIVE_INFINITY : now.getTime() - lastInboundAt.getTime() + MARGIN_MS;
  if (agoMs < windowHours * HOUR_MS) return response;
  return byPerson && agoMs < humanHours * HOUR_MS
    ? { messaging_type: 'MESSAGE_TAG' as const, tag: 'HUMAN_AGENT' as const }
    : null;
}
