import { z } from 'zod';
import { CAPABILITIES } from '../../domain/capabilities/table.ts';
import type { Delivery, SendOutcome } from '../../engine/ports.ts';
import { createInOrder } from '../in-order.ts';
import { planSteps } from '../plan-steps.ts';
import type { ApiAnswer, BotApi } from './bot-api.ts';
import { fromOutgoing } from './from-outgoing.ts';
import { sendFile } from './send-file.ts';
import { sendOutcomeOf } from './send-outcome.ts';
import { providerMessageIdOf } from './to-incoming.ts';

const Sent = z.object({ message_id: z.number().int() });

export interface SendPartsDeps {
  api: BotApi;
  callDeadlineMs: number;
  /** Waits as long as a chat wants between two messages. */
  betweenParts: () => Promise<void>;
}

/**
 * Sends one message: its files, then its text, in parts when it is too long for one. A step that fails ends the attempt with its outcome;
 * the next one goes on from there. `providerMessageId` is that of the last step, where the buttons are.
 */
export function createSendParts({ api, callDeadlineMs, betweenParts }: SendPartsDeps) {
  const inOrder = createInOrder();

  return async function sendParts(delivery: Delivery): Promise<SendOutcome> {
    const { chatId, content } = delivery;
    const planned = planSteps(content, CAPABILITIES.telegram, fromOutgoing);
    if (planned.kind === 'rejected') return planned;
    return inOrder(
      delivery,
      planned.steps,
      async (step) => {
        if (step.kind === 'text') {
          const { part } = step;
          const payload = { chat_id: chatId, ...part };
          return outcomeOf(await api.call('sendMessage', payload, { deadlineMs: callDeadlineMs }), chatId);
        }
        const sent = await sendFile(api, delivery, step, callDeadlineMs);
        return 'kind' in sent ? sent : outcomeOf(sent, chatId);
      },
      betweenParts,
    );
  };
}

function outcomeOf(answer: ApiAnswer, chatId: string): SendOutcome {
  if (!answer.ok) return sendOutcomeOf(answer.failure);
  const sent = Sent.safeParse(answer.result);
  if (!sent.success) return { kind: 'retry', reason: 'the answer names no message', uncertain: true };
  return { kind: 'sent', providerMessageId: providerMessageIdOf(chatId, sent.data.message_id) };
}
