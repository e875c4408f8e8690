import type { Logger } from 'pino';
import { telegramPace } from './channels/telegram/pace.ts';
import { createTelegramChannel } from './channels/telegram/telegram-channel.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Channel } from './engine/ports.ts';
import { claimDuty, releaseDuty } from './store/duties.ts';
import type { Store } from './store/open-store.ts';
import { installationSecret } from './store/read-setting.ts';

/** The bot of the settings as a channel, if there is one. Of several processes one polls it. */
export async function connectTelegram(
  config: Config,
  store: Store,
  owner: string,
  log: Logger,
  clock: Clock,
): Promise<Channel[]> {
  if (!config.TELEGRAM_BOT_TOKEN) return [];
  const duty = `poll:telegram:${config.TELEGRAM_BOT_TOKEN.split(':')[0]}`;
  return [
    createTelegramChannel({
      token: config.TELEGRAM_BOT_TOKEN,
      apiRoot: config.TELEGRAM_API_ROOT,
      ...(config.PUBLIC_URL ? { publicUrl: config.PUBLIC_URL } : {}),
      webhookSecret: await installationSecret(store),
      claimPolling: (leaseMs) => claimDuty(store, duty, owner, clock.now(), leaseMs),
      releasePolling: () => releaseDuty(store, duty, owner),
      pace: telegramPace({ perSecond: config.TELEGRAM_PER_SECOND, chatPerSecond: config.TELEGRAM_CHAT_PER_SECOND }),
      log,
      now: clock.now,
    }),
  ];
}
