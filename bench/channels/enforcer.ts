import type { Pace } from '../../src/domain/sending/pace.ts';

/** What a provider's door-keeper says to one message. */
export type Ruling = 'taken' | 'channel_too_fast' | 'chat_too_fast';

/**
 * Counts as strictly as a provider says that it does: in no second more than its number for the whole account, and in one chat a bucket that
 * fills at its rate. `now` in ms.
 */
export function createEnforcer({ perChannel, perChat }: Pace, now: () => number) {
  let second: number[] = [];
  const chats = new Map<string, { tokens: number; at: number }>();
  const counts = { taken: 0, refused: 0 };

  function rule(chatId: string): Ruling {
    const at = now();
    second = second.filter((moment) => moment > at - 1000);
    if (second.length >= perChannel.burst) return 'channel_too_fast';
    const bucket = chats.get(chatId) ?? { tokens: perChat.burst, at };
    const tokens = Math.min(perChat.burst, bucket.tokens + ((at - bucket.at) * perChat.perSecond) / 1000);
    if (tokens < 1) return 'chat_too_fast';
    chats.set(chatId, { tokens: tokens - 1, at });
    second.push(at);
    return 'taken';
  }

  return {
    counts,
    rule(chatId: string): Ruling {
      const ruling = rule(chatId);
      counts[ruling === 'taken' ? 'taken' : 'refused'] += 1;
      return ruling;
    },
  };
}

export type Enforcer = ReturnType<typeof createEnforcer>;
