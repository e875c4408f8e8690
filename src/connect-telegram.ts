import { telegramPace } from './channels/telegram/pace.ts';
import { createTelegramChannel } from './channels/telegram/telegram-channel.ts';
import type { ConnectParts } from './connect-parts.ts';
import type { Channel } from './engine/ports.ts';
import { claimDuty, releaseDuty } from './store/duties.ts';

/** A bot as a channel. Of several processes one polls it. */
export function connectTelegram({ token }: { token: string }, parts: ConnectParts): Channel {
  const { config, store, owner, log, clock, secret } = parts;
  const duty = `poll:telegram:${token.split(':')[0]}`;
  return createTelegramChannel({
    token,
    apiRoot: config.TELEGRAM_API_ROOT,
    ...(config.PUBLIC_URL ? { publicUrl: config.PUBLIC_URL } : {}),
    webhookSecret: secret,
    claimPolling: (leaseMs) => claimDuty(store, duty, owner, clock.now(), leaseMs),
    releasePolling: () => releaseDuty(store, duty, owner),
    pace: telegramPace({ perSecond: config.TELEGRAM_PER_SECOND, chatPerSecond: config.TELEGRAM_CHAT_PER_SECOND }),
    log,
    now: clock.now,
  });
}
