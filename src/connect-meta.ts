import type { Logger } from 'pino';
import { createMessengerChannel } from './channels/messenger/messenger-channel.ts';
import type { LatelySent } from './channels/messenger/own-echo.ts';
import { whatsappPace } from './channels/whatsapp-cloud/pace.ts';
import { readTemplate } from './channels/whatsapp-cloud/template.ts';
import { createWhatsappCloudChannel } from './channels/whatsapp-cloud/whatsapp-cloud-channel.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { threadIdOf } from './domain/channel.ts';
import type { Channel } from './engine/ports.ts';
import type { Store } from './store/open-store.ts';
import { latelySent } from './store/queries/lately-sent.ts';

/** So long an echo of what we have sent may take. */
const ECHO_WITHIN_MS = 10 * 60_000;

/** The accounts at Meta that the settings name, as channels: a WhatsApp number, a page in Messenger, an Instagram account. */
export function connectMeta(config: Config, store: Store, log: Logger, clock: Clock): Channel[] {
  const echoes: LatelySent = (channelId, chatId) =>
    latelySent(store, threadIdOf(channelId, chatId), new Date(clock.now().getTime() - ECHO_WITHIN_MS));
  return [
    connectWhatsapp(config, log, clock),
    connectMessenger(config, echoes, log, clock),
    connectInstagram(config, echoes, log, clock),
  ].flatMap((channel) => channel ?? []);
}

function connectWhatsapp(config: Config, log: Logger, { now }: Clock): Channel | null {
  const { WHATSAPP_TOKEN, WHATSAPP_PHONE_NUMBER_ID, WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN } = config;
  if (!WHATSAPP_TOKEN || !WHATSAPP_PHONE_NUMBER_ID || !WHATSAPP_APP_SECRET || !WHATSAPP_VERIFY_TOKEN) return null;
  const { WHATSAPP_TEMPLATE_RU: ru, WHATSAPP_TEMPLATE_EN: en } = config;
  return createWhatsappCloudChannel({
    token: WHATSAPP_TOKEN,
    phoneNumberId: WHATSAPP_PHONE_NUMBER_ID,
    appSecret: WHATSAPP_APP_SECRET,
    verifyToken: WHATSAPP_VERIFY_TOKEN,
    apiRoot: config.WHATSAPP_API_ROOT,
    ...(config.PUBLIC_URL && { publicUrl: config.PUBLIC_URL }),
    templates: { ru: ru ? readTemplate(ru, 'ru') : null, en: en ? readTemplate(en, 'en') : null },
    pace: whatsappPace({ perSecond: config.WHATSAPP_PER_SECOND }),
    log,
    now,
  });
}

function connectMessenger(config: Config, latelySent: LatelySent, log: Logger, { now }: Clock): Channel | null {
  const { MESSENGER_TOKEN, MESSENGER_PAGE_ID, MESSENGER_APP_SECRET, MESSENGER_VERIFY_TOKEN } = config;
  if (!MESSENGER_TOKEN || !MESSENGER_PAGE_ID || !MESSENGER_APP_SECRET || !MESSENGER_VERIFY_TOKEN) return null;
  return createMessengerChannel({
    kind: 'messenger',
    token: MESSENGER_TOKEN,
    accountId: MESSENGER_PAGE_ID,
    appSecret: MESSENGER_APP_SECRET,
    verifyToken: MESSENGER_VERIFY_TOKEN,
    apiRoot: config.MESSENGER_API_ROOT,
    ...(config.PUBLIC_URL && { publicUrl: config.PUBLIC_URL }),
    latelySent,
    log,
    now,
  });
}

function connectInstagram(config: Config, latelySent: LatelySent, log: Logger, { now }: Clock): Channel | null {
  const { INSTAGRAM_TOKEN, INSTAGRAM_ACCOUNT_ID, INSTAGRAM_APP_SECRET, INSTAGRAM_VERIFY_TOKEN } = config;
  if (!INSTAGRAM_TOKEN || !INSTAGRAM_ACCOUNT_ID || !INSTAGRAM_APP_SECRET || !INSTAGRAM_VERIFY_TOKEN) return null;
  return createMessengerChannel({
    kind: 'instagram',
    token: INSTAGRAM_TOKEN,
    accountId: INSTAGRAM_ACCOUNT_ID,
    appSecret: INSTAGRAM_APP_SECRET,
    verifyToken: INSTAGRAM_VERIFY_TOKEN,
    apiRoot: config.INSTAGRAM_API_ROOT,
    ...(config.PUBLIC_URL && { publicUrl: config.PUBLIC_URL }),
    latelySent,
    log,
    now,
  });
}
