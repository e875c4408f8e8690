import { telegram } from '../../domain/capabilities/telegram.ts';
import type { Pace } from '../../domain/sending/pace.ts';

/**
 * How fast we send, for what Telegram takes in one second: 30 messages of a bot and 1 of a chat, unless more is bought. A tenth may go at
 * once and the rest is spread evenly, so that no second sees more than nine tenths, whichever one looks at; the last tenth is left to
 * calls that were under way for longer than those behind them. For the same reason two messages in a chat are 1.05 s apart.
 */
export function telegramPace({
  perSecond = telegram.limits.perChannel.perSecond,
  chatPerSecond = telegram.limits.perChat.perSecond,
} = {}): Pace {
  return {
    perChat: { perSecond: chatPerSecond / 1.05, burst: 1 },
    perChannel: { perSecond: perSecond * 0.8, burst: Math.max(1, Math.floor(perSecond / 10)) },
  };
}
