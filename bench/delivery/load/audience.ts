/** One chat of a customer with a bot. */
export interface Chat {
  id: number;
  index: number;
  /** Lines said so far. */
  turns: number;
  /** A reply is missing, so what came next could not be told from it. */
  lost: boolean;
}

/** Chats of one customer, asked in turn, so that each rests for a while. */
export const CHATS_EACH = 20;
export const FIRST_CHAT_ID = 100_000_000;

export interface Audience {
  /** The chat in which this customer writes next; null when all are lost. */
  next(customer: number): Chat | null;
  chatsOf(customer: number): readonly Chat[];
  /** Numbers the lines of all chats. */
  count(): number;
}

/** The people who write to one bot. More customers at a higher level are the same ones and others. */
export function createAudience(): Audience {
  const customers = new Map<number, { chats: readonly Chat[]; at: number }>();
  let lines = 0;

  function known(customer: number) {
    const found = customers.get(customer) ?? { chats: chatsFor(customer), at: 0 };
    customers.set(customer, found);
    return found;
  }

  return {
    next(customer) {
      const one = known(customer);
      for (let tried = 0; tried < CHATS_EACH; tried += 1) {
        const chat = one.chats[one.at % CHATS_EACH];
        one.at += 1;
        if (chat && !chat.lost) return chat;
      }
      return null;
    },
    chatsOf: (customer) => known(customer).chats,
    count() {
      lines += 1;
      return lines;
    },
  };
}

function chatsFor(customer: number): Chat[] {
  return Array.from({ length: CHATS_EACH }, (_, place) => {
    const index = customer * CHATS_EACH + place;
    return { id: FIRST_CHAT_ID + index, index, turns: 0, lost: false };
  });
}
