import type { Chat } from './audience.ts';

export type Outcome =
  /** When the reply had come; webhook and reply are both over. */
  { kind: 'answered'; repliedAt: number } | { kind: 'refused' } | { kind: 'timedOut' };

interface Open {
  chat: Chat;
  since: number;
  repliedAt: number | null;
  accepted: boolean;
  isRight: (text: string) => boolean;
  end: (outcome: Outcome) => void;
}

export interface Exchanges {
  /** Waits for the reply in a chat and for the webhook's answer. `accept` tells the latter. */
  begin(chat: Chat, isRight: (text: string) => boolean): { ended: Promise<Outcome>; accept: (status: number) => void };
  /** A bot's line has come to the channel. */
  said(chatId: number, text: string): void;
  /** Replies with wrong words, and those that nobody waited for, since the last call. */
  takeBad(): number;
}

const TIMEOUT_MS = 10_000;
const SWEEP_MS = 250;

/** Which chats wait for what. One sweep ends what takes too long: a timer per message would cost more. */
export function createExchanges(): Exchanges {
  const open = new Map<number, Open>();
  /** Given up, and not yet answered. */
  const lost = new Map<number, Chat>();
  let bad = 0;

  function end(one: Open, outcome: Outcome): void {
    if (open.get(one.chat.id) !== one) return;
    open.delete(one.chat.id);
    if (outcome.kind !== 'answered' && one.repliedAt === null) {
      one.chat.lost = true;
      lost.set(one.chat.id, one.chat);
    }
    one.end(outcome);
  }

  function endIfWhole(one: Open): void {
    if (one.accepted && one.repliedAt !== null) end(one, { kind: 'answered', repliedAt: one.repliedAt });
  }

  setInterval(() => {
    const late = performance.now() - TIMEOUT_MS;
    for (const one of open.values()) if (one.since < late) end(one, { kind: 'timedOut' });
  }, SWEEP_MS);

  return {
    begin(chat, isRight) {
      let resolve: (outcome: Outcome) => void = () => undefined;
      const ended = new Promise<Outcome>((settle) => {
        resolve = settle;
      });
      const one: Open = { chat, since: performance.now(), repliedAt: null, accepted: false, isRight, end: resolve };
      open.set(chat.id, one);
      return {
        ended,
        accept(status) {
          one.accepted = status >= 200 && status < 300;
          if (one.accepted) endIfWhole(one);
          else end(one, { kind: 'refused' });
        },
      };
    },
    said(chatId, text) {
      const late = lost.get(chatId);
      if (late) {
        lost.delete(chatId);
        late.lost = false;
        return;
      }
      const one = open.get(chatId);
      if (!one || one.repliedAt !== null || !one.isRight(text)) bad += 1;
      if (!one) return;
      one.repliedAt ??= performance.now();
      endIfWhole(one);
    },
    takeBad() {
      const count = bad;
      bad = 0;
      return count;
    },
  };
}
