import type { Pace } from '../../domain/sending/pace.ts';

/**
 * How fast we send, for what Telegram takes in one second: 30 messages of a bot and 1 of a chat, unless more is bought. A tenth may go at
 * once and the rest is spread evenly, so that no second ever sees more than the whole, whichever second one looks at.
 */
export function telegramPace({ perSecond = 30, chatPerSecond = 1 } = {}): Pace {
  return {
    perChat: { perSecond: chatPerSecond, burst: 1 },
    perChannel: { perSecond: perSecond * 0.9, burst: Math.max(1, Math.floor(perSecond / 10)) },
  };
}
