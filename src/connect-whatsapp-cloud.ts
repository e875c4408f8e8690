import type { Logger } from 'pino';
import { whatsappPace } from './channels/whatsapp-cloud/pace.ts';
import { readTemplate } from './channels/whatsapp-cloud/template.ts';
import { createWhatsappCloudChannel } from './channels/whatsapp-cloud/whatsapp-cloud-channel.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Channel } from './engine/ports.ts';

/** The WhatsApp number of the settings as a channel, if there is one. */
export function connectWhatsappCloud(config: Config, log: Logger, clock: Clock): Channel[] {
  const { WHATSAPP_TOKEN, WHATSAPP_PHONE_NUMBER_ID, WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN } = config;
  if (!WHATSAPP_TOKEN || !WHATSAPP_PHONE_NUMBER_ID || !WHATSAPP_APP_SECRET || !WHATSAPP_VERIFY_TOKEN) return [];
  const { WHATSAPP_TEMPLATE_RU: ru, WHATSAPP_TEMPLATE_EN: en } = config;
  return [
    createWhatsappCloudChannel({
      token: WHATSAPP_TOKEN,
      phoneNumberId: WHATSAPP_PHONE_NUMBER_ID,
      appSecret: WHATSAPP_APP_SECRET,
      verifyToken: WHATSAPP_VERIFY_TOKEN,
      apiRoot: config.WHATSAPP_API_ROOT,
      templates: { ru: ru ? readTemplate(ru, 'ru') : null, en: en ? readTemplate(en, 'en') : null },
      pace: whatsappPace({ perSecond: config.WHATSAPP_PER_SECOND }),
      log,
      now: clock.now,
    }),
  ];
}
