import type { Message } from '../message.ts';

/** What became of one message of a customer: how the bot understood it and what it said to it. */
export interface Heard {
  messageId: string;
  text: string;
  intent: string | null;
  /** What answered: a flow, the responder, a person called. Null where the bot did not decide, since a person led. */
  outcome: string | null;
  /** The bot's lines up to the customer's next one, in order. */
  replies: string[];
}

export type Line = Pick<Message, 'id' | 'dialogId' | 'seq' | 'author' | 'text' | 'understood'> & {
  receipt: { because: string } | null;
};

/** Said by the clock and not to the line before. */
const BY_ITSELF = new Set(['reminder', 'trigger', 'operator']);

/** Each line of the customer with what followed; `outcomes` by message id, as the events tell them. */
export function heardIn(lines: readonly Line[], outcomes: ReadonlyMap<string, string>): Heard[] {
  const heard: Heard[] = [];
  let last: { dialogId: string; replies: string[] } | null = null;
  for (const line of [...lines].sort(byPlace)) {
    if (line.author === 'customer') {
      const { id: messageId, text, dialogId, understood } = line;
      const replies: string[] = [];
      heard.push({
        messageId,
        text,
        intent: understood?.intent ?? null,
        outcome: outcomes.get(messageId) ?? null,
        replies,
      });
      last = { dialogId, replies };
    } else if (
      line.author === 'bot' &&
      last?.dialogId === line.dialogId &&
      !BY_ITSELF.has(line.receipt?.because ?? '')
    ) {
      last.replies.push(line.text);
    }
  }
  return heard;
}

function byPlace(a: Line, b: Line): number {
  if (a.dialogId !== b.dialogId) return a.dialogId < b.dialogId ? -1 : 1;
  return a.seq - b.seq;
}
