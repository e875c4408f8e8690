import type { KeptLine } from './database.ts';
import type { Shown } from './fake-telegram.ts';

export interface ShownVerdict {
  /** Replies of Telegram dialogs that the fake has never seen. */
  missing: ReadonlySet<string>;
  /** Times that the fake saw a reply again. */
  repeats: number;
  outOfOrder: string[];
  /** Repeats of what was not marked as caught in flight, or more often than it was. */
  unmarkedRepeats: string[];
}

/**
 * Matches what the fake has seen with the replies. A sent reply names its message at the fake; what nobody names was a send whose
 * end was not noted, or not in full: it must be of a reply that is marked as caught in flight, each catch explaining one such send, or
 * of one that is known to be sent, though not as which message.
 */
export function judgeShown(replies: readonly KeptLine[], shown: readonly Shown[]): ShownVerdict {
  const telegram = replies.filter(({ threadId }) => threadId.startsWith('telegram:'));
  const named = new Map(telegram.flatMap((line) => (line.sentAs === null ? [] : [[line.sentAs, line] as const])));
  const seen = new Map<string, number>();
  const lastSeq = new Map<string, number>();
  const outOfOrder: string[] = [];
  const unnamed: Shown[] = [];
  const see = ({ id }: KeptLine) => seen.set(id, (seen.get(id) ?? 0) + 1);

  for (const message of shown) {
    const line = named.get(`${message.chatId}/${message.messageId}`);
    if (!line) {
      unnamed.push(message);
      continue;
    }
    see(line);
    if (line.seq < (lastSeq.get(line.threadId) ?? 0)) outOfOrder.push(`${line.id} was shown after a later reply`);
    lastSeq.set(line.threadId, Math.max(line.seq, lastSeq.get(line.threadId) ?? 0));
  }

  const explained = new Map(
    telegram.map(({ id, caught, state, sentAs }) => [id, caught + (state === 'sent' && sentAs === null ? 1 : 0)]),
  );
  const unmarkedRepeats: string[] = [];
  for (const { chatId, text, messageId } of unnamed) {
    const line = telegram.find(
      (one) => (explained.get(one.id) ?? 0) > 0 && one.threadId.endsWith(`:${chatId}`) && one.text === text,
    );
    if (line) {
      explained.set(line.id, (explained.get(line.id) ?? 0) - 1);
      see(line);
    } else unmarkedRepeats.push(`message ${chatId}/${messageId} at the fake is of no reply that is marked`);
  }
  return {
    missing: new Set(telegram.filter(({ id }) => !seen.has(id)).map(({ id }) => id)),
    repeats: [...seen.values()].reduce((sum, times) => sum + times - 1, 0) + unmarkedRepeats.length,
    outOfOrder,
    unmarkedRepeats,
  };
}
