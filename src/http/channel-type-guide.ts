import type { AccountType } from '../domain/channel-accounts/account-type.ts';

/** What has to be known to connect an account, for people who do it by the API; the console says it in its own words. */
export interface TypeGuide {
  title: string;
  /** Where to get what the fields ask for, and what is to be done there afterwards. */
  steps: readonly string[];
  fields: readonly FieldGuide[];
}

export interface FieldGuide {
  name: string;
  /** The environment variable that would set it. */
  variable: string;
  required: boolean;
  hint: string;
  example: string;
}

const VERIFY_TOKEN = 'A word of your own that Meta repeats when it asks for this address; made up here when left out.';
const APP_SECRET = '"App secret" in the basic settings of the app at Meta: every call is checked by it.';

const ofMeta = (
  prefix: 'MESSENGER' | 'INSTAGRAM',
  hints: { token: string; accountId: string },
): readonly FieldGuide[] => [
  { name: 'token', variable: `${prefix}_TOKEN`, required: true, hint: hints.token, example: 'EAAG…' },
  {
    name: 'accountId',
    variable: prefix === 'MESSENGER' ? 'MESSENGER_PAGE_ID' : 'INSTAGRAM_ACCOUNT_ID',
    required: true,
    hint: hints.accountId,
    example: '102030405060708',
  },
  { name: 'appSecret', variable: `${prefix}_APP_SECRET`, required: true, hint: APP_SECRET, example: '0a1b2c…' },
  {
    name: 'verifyToken',
    variable: `${prefix}_VERIFY_TOKEN`,
    required: false,
    hint: VERIFY_TOKEN,
    example: 'our-own-word',
  },
];

export const TYPE_GUIDES: Record<AccountType, TypeGuide> = {
  telegram: {
    title: 'Telegram bot',
    steps: ['Write /newbot to @BotFather in Telegram and choose a name.', 'Copy the token that it answers with.'],
    fields: [
      {
        name: 'token',
        variable: 'TELEGRAM_BOT_TOKEN',
        required: true,
        hint: 'The token from @BotFather.',
        example: '123456:ABC-def',
      },
    ],
  },
  whatsapp_cloud: {
    title: 'WhatsApp Business Platform',
    steps: [
      'Make an app with the product WhatsApp at developers.facebook.com and add the number.',
      'Make a permanent token of a system user with whatsapp_business_messaging and whatsapp_business_management.',
      'Connect the account here.',
      'In the app, WhatsApp, Configuration: set the webhook to the address and word of the account, and subscribe to "messages".',
    ],
    fields: [
      {
        name: 'token',
        variable: 'WHATSAPP_TOKEN',
        required: true,
        hint: 'A permanent token of a system user.',
        example: 'EAAG…',
      },
      {
        name: 'phoneNumberId',
        variable: 'WHATSAPP_PHONE_NUMBER_ID',
        required: true,
        hint: 'The number’s id in the developer console, not the number itself.',
        example: '102030405060708',
      },
      { name: 'appSecret', variable: 'WHATSAPP_APP_SECRET', required: true, hint: APP_SECRET, example: '0a1b2c…' },
      {
        name: 'verifyToken',
        variable: 'WHATSAPP_VERIFY_TOKEN',
        required: false,
        hint: VERIFY_TOKEN,
        example: 'our-own-word',
      },
      {
        name: 'templateRu',
        variable: 'WHATSAPP_TEMPLATE_RU',
        required: false,
        hint: 'An approved template with one variable, for what is said in Russian after 24 hours.',
        example: 'reminder',
      },
      {
        name: 'templateEn',
        variable: 'WHATSAPP_TEMPLATE_EN',
        required: false,
        hint: 'The same in English.',
        example: 'reminder:en_US',
      },
    ],
  },
  whatsapp_web: {
    title: 'WhatsApp by QR code',
    steps: [
      'Connect it here, then open WhatsApp on the phone: Linked devices, Link a device.',
      'Read the QR code of the channel with the phone, or type in the code of POST /api/v1/channels/whatsapp:web/pair.',
    ],
    fields: [],
  },
  messenger: {
    title: 'Facebook page in Messenger',
    steps: [
      'Make an app with the product Messenger at developers.facebook.com and connect the page to it.',
      'Connect the account here.',
      'In the app, Messenger, Settings: set the webhook to the address and word of the account, and subscribe the page to messages, messaging_postbacks, messaging_referrals and message_echoes.',
    ],
    fields: ofMeta('MESSENGER', {
      token: 'The page’s access token, a permanent one.',
      accountId: 'The id of the page.',
    }),
  },
  instagram: {
    title: 'Instagram',
    steps: [
      'Make an app with "API setup with Instagram login" at developers.facebook.com and sign in with the professional account.',
      'Connect the account here.',
      'In the app: set the webhook to the address and word of the account, and subscribe to messages, messaging_postbacks and messaging_referral.',
    ],
    fields: ofMeta('INSTAGRAM', {
      token: 'The account’s access token, as the app gives it.',
      accountId: 'The id of the professional account.',
    }),
  },
};
