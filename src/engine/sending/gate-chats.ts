import { type Bucket, take } from '../../domain/sending/bucket.ts';
import type { Limit } from '../../domain/sending/pace.ts';

/** A chat that has been quiet for longer than the other ten thousand has a full bucket again, unless its burst takes hours to fill. */
const MOST_CHATS = 10_000;

interface Chat {
  bucket: Bucket | null;
  restUntil: number;
}

export interface ChatGate {
  /** Ms until this chat may get a message; 0 when it may now. */
  waitMs(chatId: string, now: number): number;
  /** One message goes out to it. */
  take(chatId: string, now: number): void;
  /** Nothing to it until then. */
  rest(chatId: string, until: number): void;
}

/**
 * The limits of the chats of one channel. They live in this process alone: a chat is written to by one process at a time. Nothing is
 * counted without a limit, but a chat may still have to rest.
 */
export function createChatGate(limit: Limit | null): ChatGate {
  // The one used longest ago comes first.
  const chats = new Map<string, Chat>();

  function keep(chatId: string, chat: Chat): void {
    chats.delete(chatId);
    chats.set(chatId, chat);
    if (chats.size <= MOST_CHATS) return;
    const [oldest] = chats.keys();
    if (oldest !== undefined) chats.delete(oldest);
  }

  return {
    waitMs(chatId, now) {
      const chat = chats.get(chatId);
      if (!chat) return 0;
      const restMs = Math.max(0, chat.restUntil - now);
      if (limit === null || chat.bucket === null) return restMs;
      const taken = take(chat.bucket, limit, now);
      return taken.kind === 'taken' ? restMs : Math.max(restMs, taken.ms);
    },
    take(chatId, now) {
      if (limit === null) return;
      const chat = chats.get(chatId);
      const taken = take(chat?.bucket ?? { tokens: limit.burst, at: now }, limit, now);
      if (taken.kind === 'taken') keep(chatId, { bucket: taken.bucket, restUntil: chat?.restUntil ?? 0 });
    },
    rest(chatId, until) {
      const chat = chats.get(chatId);
      keep(chatId, { bucket: chat?.bucket ?? null, restUntil: Math.max(until, chat?.restUntil ?? 0) });
    },
  };
}
