import type { ParseKeys } from 'i18next';
import type { AccountType } from './account-queries.ts';

export interface Guide {
  steps: readonly ParseKeys[];
  /** Where the first step begins. */
  link: { href: string; title: ParseKeys } | null;
  isOfficial: boolean;
}

const META = { href: 'https://developers.facebook.com/apps/', title: 'channelAccounts.open.meta' } as const;

/** What has to be done at each messenger before it can be connected. */
export const GUIDES: Record<AccountType, Guide> = {
  telegram: {
    steps: ['channelAccounts.guide.telegram.a', 'channelAccounts.guide.telegram.b', 'channelAccounts.guide.telegram.c'],
    link: { href: 'https://t.me/BotFather', title: 'channelAccounts.open.botFather' },
    isOfficial: true,
  },
  whatsapp_web: {
    steps: [
      'channelAccounts.guide.whatsapp_web.a',
      'channelAccounts.guide.whatsapp_web.b',
      'channelAccounts.guide.whatsapp_web.c',
    ],
    link: null,
    isOfficial: false,
  },
  whatsapp_cloud: {
    steps: [
      'channelAccounts.guide.whatsapp_cloud.a',
      'channelAccounts.guide.whatsapp_cloud.b',
      'channelAccounts.guide.whatsapp_cloud.c',
      'channelAccounts.guide.whatsapp_cloud.d',
    ],
    link: META,
    isOfficial: true,
  },
  instagram: {
    steps: [
      'channelAccounts.guide.instagram.a',
      'channelAccounts.guide.instagram.b',
      'channelAccounts.guide.instagram.c',
    ],
    link: META,
    isOfficial: true,
  },
  messenger: {
    steps: [
      'channelAccounts.guide.messenger.a',
      'channelAccounts.guide.messenger.b',
      'channelAccounts.guide.messenger.c',
    ],
    link: META,
    isOfficial: true,
  },
};

/** The easiest first. */
export const TYPE_ORDER = ['telegram', 'whatsapp_web', 'whatsapp_cloud', 'instagram', 'messenger'] as const;

const FIELD_TEXTS = {
  'telegram.token': 'botToken',
  'whatsapp_cloud.token': 'systemToken',
  'whatsapp_cloud.phoneNumberId': 'phoneNumberId',
  'whatsapp_cloud.appSecret': 'appSecret',
  'whatsapp_cloud.verifyToken': 'verifyToken',
  'whatsapp_cloud.templateRu': 'templateRu',
  'whatsapp_cloud.templateEn': 'templateEn',
  'messenger.token': 'pageToken',
  'messenger.accountId': 'pageId',
  'messenger.appSecret': 'appSecret',
  'messenger.verifyToken': 'verifyToken',
  'instagram.token': 'instagramToken',
  'instagram.accountId': 'instagramId',
  'instagram.appSecret': 'appSecret',
  'instagram.verifyToken': 'verifyToken',
} as const;

type FieldText = (typeof FIELD_TEXTS)[keyof typeof FIELD_TEXTS];

/** Under which name the texts of a field stand; null for one that this console does not know yet. */
export function fieldText(type: AccountType, name: string): FieldText | null {
  const key = `${type}.${name}`;
  return hasText(key) ? FIELD_TEXTS[key] : null;
}

const hasText = (key: string): key is keyof typeof FIELD_TEXTS => Object.hasOwn(FIELD_TEXTS, key);
