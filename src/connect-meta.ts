import { createMessengerChannel } from './channels/messenger/messenger-channel.ts';
import { whatsappPace } from './channels/whatsapp-cloud/pace.ts';
import { readTemplate } from './channels/whatsapp-cloud/template.ts';
import { createWhatsappCloudChannel } from './channels/whatsapp-cloud/whatsapp-cloud-channel.ts';
import type { ConnectParts } from './connect-parts.ts';
import { threadIdOf } from './domain/channel.ts';
import type { AccountSettings } from './domain/channel-accounts/account-type.ts';
import type { Channel } from './engine/ports.ts';
import { findTemplate } from './engine/wa-templates/find-template.ts';
import { latelySent } from './store/queries/lately-sent.ts';
import { readBusiness } from './store/read-setting.ts';
import { spoilTemplate } from './store/wa-templates/template-books.ts';

type Settings<T extends AccountSettings['type']> = Extract<AccountSettings, { type: T }>['settings'];

/** Meta's own words for a template that rests, and one that is switched off for good. */
const PAUSED = new Set([132_015, 132_016]);

/** So long an echo of what we have sent may take. */
const ECHO_WITHIN_MS = 10 * 60_000;

/** A number of the WhatsApp Business Platform as a channel. */
export function connectWhatsappCloud(settings: Settings<'whatsapp_cloud'>, parts: ConnectParts): Channel {
  const { token, phoneNumberId, appSecret, verifyToken, templateRu: ru, templateEn: en } = settings;
  const { config, store, log, clock } = parts;
  const channelId = `whatsapp:${phoneNumberId}`;
  return createWhatsappCloudChannel({
    approved: {
      async find({ messageId }) {
        const business = await readBusiness(store);
        if (!business) return { kind: 'none' };
        const timezone = config.BUSINESS_TIMEZONE ?? business.timezone;
        return findTemplate(store, { ...business, timezone }, channelId, messageId);
      },
      refused: (template, code, reason) =>
        spoilTemplate(store, channelId, template, PAUSED.has(code) ? 'paused' : 'other', reason),
    },
    token,
    phoneNumberId,
    appSecret,
    verifyToken,
    apiRoot: config.WHATSAPP_API_ROOT,
    ...(config.PUBLIC_URL && { publicUrl: config.PUBLIC_URL }),
    templates: { ru: ru ? readTemplate(ru, 'ru') : null, en: en ? readTemplate(en, 'en') : null },
    pace: whatsappPace({ perSecond: config.WHATSAPP_PER_SECOND }),
    log,
    now: clock.now,
  });
}

/** A page in Messenger, or an account in Instagram, as a channel. */
export function connectMessenger(
  kind: 'messenger' | 'instagram',
  { token, accountId, appSecret, verifyToken }: Settings<'messenger'>,
  { config, store, log, clock }: ConnectParts,
): Channel {
  return createMessengerChannel({
    kind,
    token,
    accountId,
    appSecret,
    verifyToken,
    apiRoot: kind === 'instagram' ? config.INSTAGRAM_API_ROOT : config.MESSENGER_API_ROOT,
    ...(config.PUBLIC_URL && { publicUrl: config.PUBLIC_URL }),
    latelySent: (channelId, chatId) =>
      latelySent(store, threadIdOf(channelId, chatId), new Date(clock.now().getTime() - ECHO_WITHIN_MS)),
    log,
    now: clock.now,
  });
}
