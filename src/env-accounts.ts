import type { Config } from './config.ts';
import type { AccountSettings } from './domain/channel-accounts/account-type.ts';

/** The accounts that environment variables name. `readConfig` has seen to it that none is there by half. */
export function envAccounts(config: Config): AccountSettings[] {
  const found = [telegram(config), whatsappCloud(config), whatsappWeb(config), messenger(config), instagram(config)];
  return found.flatMap((account) => account ?? []);
}

const telegram = ({ TELEGRAM_BOT_TOKEN: token }: Config): AccountSettings | null =>
  token ? { type: 'telegram', settings: { token } } : null;

const whatsappWeb = (config: Config): AccountSettings | null =>
  config.WHATSAPP_WEB ? { type: 'whatsapp_web', settings: {} } : null;

function whatsappCloud(config: Config): AccountSettings | null {
  const {
    WHATSAPP_TOKEN: token,
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
    WHATSAPP_TEMPLATE_RU: templateRu,
    WHATSAPP_TEMPLATE_EN: templateEn,
  } = config;
  if (!token || !phoneNumberId || !appSecret || !verifyToken) return null;
  return {
    type: 'whatsapp_cloud',
    settings: { token, phoneNumberId, appSecret, verifyToken, templateRu, templateEn },
  };
}

function messenger(config: Config): AccountSettings | null {
  const {
    MESSENGER_TOKEN: token,
    MESSENGER_PAGE_ID: accountId,
    MESSENGER_APP_SECRET: appSecret,
    MESSENGER_VERIFY_TOKEN: verifyToken,
  } = config;
  if (!token || !accountId || !appSecret || !verifyToken) return null;
  return { type: 'messenger', settings: { token, accountId, appSecret, verifyToken } };
}

function instagram(config: Config): AccountSettings | null {
  const {
    INSTAGRAM_TOKEN: token,
    INSTAGRAM_ACCOUNT_ID: accountId,
    INSTAGRAM_APP_SECRET: appSecret,
    INSTAGRAM_VERIFY_TOKEN: verifyToken,
  } = config;
  if (!token || !accountId || !appSecret || !verifyToken) return null;
  return { type: 'instagram', settings: { token, accountId, appSecret, verifyToken } };
}
