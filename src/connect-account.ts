import { connectMessenger, connectWhatsappCloud } from './connect-meta.ts';
import type { ConnectParts } from './connect-parts.ts';
import { connectTelegram } from './connect-telegram.ts';
import { connectWhatsappWeb } from './connect-whatsapp-web.ts';
import type { AccountSettings } from './domain/channel-accounts/account-type.ts';
import type { Channel } from './engine/ports.ts';

/** An account as a channel, be it from the environment or from the console. Nothing is called before its `start` or `check`. */
export function connectAccount(account: AccountSettings, parts: ConnectParts): Channel {
  switch (account.type) {
    case 'telegram':
      return connectTelegram(account.settings, parts);
    case 'whatsapp_cloud':
      return connectWhatsappCloud(account.settings, parts);
    case 'whatsapp_web':
      return connectWhatsappWeb(parts);
    case 'messenger':
    case 'instagram':
      return connectMessenger(account.type, account.settings, parts);
  }
}
