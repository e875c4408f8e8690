import { z } from 'zod';
import {
  AccountId,
  BotToken,
  PhoneNumberId,
  TemplateName,
  VerifyToken,
} from './domain/channel-accounts/setting-fields.ts';
import { Locale } from './domain/localized.ts';

const text = z.string().trim().min(1);
const optional = text.optional();
const pairs = z
  .string()
  .regex(
    /^\s*\w+\s*=\s*[\w/]+\s*(,\s*\w+\s*=\s*[\w/]+\s*)*$/,
    'must be pairs like source=UF_CRM_17,confirmed=UF_CRM_18',
  );
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: text.default('0.0.0.0'),
  DATA_DIR: text.default('./data'),
  INTENTS_DIR: text.default('./intents'),
  FLOWS_DIR: text.default('./flows'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://')
    .optional(),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  LOCALE: Locale.default('ru'),
  BUSINESS_TIMEZONE: z.string().refine(isTimezone, 'must be an IANA zone such as Europe/Moscow').optional(),
  TELEGRAM_BOT_TOKEN: BotToken.optional(),
  TELEGRAM_API_ROOT: z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'),
  /** Messages per second that Telegram takes from one bot, and for one chat (platforms: 30 and 1; more by paid broadcast). */
  TELEGRAM_PER_SECOND: z.coerce.number().positive().default(30),
  TELEGRAM_CHAT_PER_SECOND: z.coerce.number().positive().default(1),
  /** WhatsApp Business Platform (Cloud API): all four, or none. */
  WHATSAPP_TOKEN: optional,
  WHATSAPP_PHONE_NUMBER_ID: PhoneNumberId.optional(),
  WHATSAPP_APP_SECRET: optional,
  WHATSAPP_VERIFY_TOKEN: VerifyToken.optional(),
  WHATSAPP_API_ROOT: address.default('https://graph.facebook.com/v23.0'),
  /** Approved templates with one variable, for what is said after 24 hours: `name` or `name:language`. */
  WHATSAPP_TEMPLATE_RU: TemplateName.optional(),
  WHATSAPP_TEMPLATE_EN: TemplateName.optional(),
  WHATSAPP_PER_SECOND: z.coerce.number().positive().default(60),
  /** WhatsApp by its web page, linked to a phone by QR code. */
  WHATSAPP_WEB: z
    .enum(['on', 'off'])
    .default('off')
    .transform((word) => word === 'on'),
  PUPPETEER_EXECUTABLE_PATH: optional,
  /** Where the session of the linked phone is kept: on this machine, or in the database for several of them. */
  WHATSAPP_WEB_STORE: z.enum(['local', 'mongo']).default('local'),
  /** Memory that the browser may take, MB; it is started anew when it has grown further. */
  WHATSAPP_WEB_MOST_MB: z.coerce.number().int().min(300).default(1_500),
  /** A Facebook page in Messenger: all four, or none. */
  MESSENGER_TOKEN: optional,
  MESSENGER_PAGE_ID: AccountId.optional(),
  MESSENGER_APP_SECRET: optional,
  MESSENGER_VERIFY_TOKEN: VerifyToken.optional(),
  MESSENGER_API_ROOT: address.default('https://graph.facebook.com/v23.0'),
  /** A professional account of Instagram (API with Instagram login): all four, or none. */
  INSTAGRAM_TOKEN: optional,
  INSTAGRAM_ACCOUNT_ID: AccountId.optional(),
  INSTAGRAM_APP_SECRET: optional,
  INSTAGRAM_VERIFY_TOKEN: VerifyToken.optional(),
  INSTAGRAM_API_ROOT: address.default('https://graph.instagram.com/v23.0'),
  /** How long the bot waits whether a line goes on in the next one, ms. */
  QUIET_MS: z.coerce.number().int().min(0).max(10_000).default(1_000),
  /** Bitrix24: the address of an incoming webhook with the right "crm", and the token of an outgoing one. */
  BITRIX24_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .regex(/\/rest\/\d+\/\w+\/?$/, 'must end like /rest/1/abc123/')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  BITRIX24_APP_TOKEN: optional,
  BITRIX24_PER_SECOND: z.coerce.number().positive().default(2),
  BITRIX24_FIELDS: pairs.optional(),
  BITRIX24_STAGES: pairs.optional(),
  /** The server that e-mail goes out by, and from whom: both, or none. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must look like smtps://user:password@smtp.example.com' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>"\r\n]{1,100} )?<?[^\s<>@]+@[^\s<>@]+>?$/,
      'must be an address, as in bot@example.com or Bot <bot@example.com>',
    )
    .optional(),
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  OPENAI_MODEL: text.default('gpt-4o-mini'),
  /** Listens to voice notes. */
  OPENAI_TRANSCRIBE_MODEL: text.default('gpt-4o-mini-transcribe'),
  /** So many minutes of them a day; 0: none. */
  OPENAI_TRANSCRIBE_MINUTES: z.coerce.number().int().min(0).max(100_000).default(240),
  /** Where files of messages are kept, and how large one may be. */
  FILES_STORE: z.enum(['mongo', 'disk']).default('mongo'),
  FILES_MOST_MB: z.coerce.number().int().min(1).max(100).default(20),
  OWNER_EMAIL: z.email().default('owner@voronka.local'),
  OWNER_PASSWORD: z.string().min(8, 'needs at least 8 characters').max(128).optional(),
  /** Requests a minute of one API key, and of one person at the console; 0: no limit. */
  API_REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).default(600),
  CONSOLE_REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).default(1_200),
  API_KEY: z.string().min(16, 'needs at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** Accounts at Meta: each has its four settings, or none. */
const ACCOUNTS = {
  WhatsApp: ['WHATSAPP_TOKEN', 'WHATSAPP_PHONE_NUMBER_ID', 'WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN'],
  Messenger: ['MESSENGER_TOKEN', 'MESSENGER_PAGE_ID', 'MESSENGER_APP_SECRET', 'MESSENGER_VERIFY_TOKEN'],
  Instagram: ['INSTAGRAM_TOKEN', 'INSTAGRAM_ACCOUNT_ID', 'INSTAGRAM_APP_SECRET', 'INSTAGRAM_VERIFY_TOKEN'],
} as const;

const Environment = Settings.superRefine((settings, context) => {
  const [smtp, from] = [settings.SMTP_URL, settings.MAIL_FROM];
  if ((smtp === undefined) !== (from === undefined)) {
    const path = [smtp === undefined ? 'SMTP_URL' : 'MAIL_FROM'];
    context.addIssue({ code: 'custom', path, message: 'is missing; e-mail needs SMTP_URL and MAIL_FROM' });
  }
  for (const [messenger, names] of Object.entries(ACCOUNTS)) {
    const missing = names.filter((name) => settings[name] === undefined);
    if (missing.length === names.length) continue;
    for (const name of missing) {
      const message = `is missing; ${messenger} needs ${names.join(', ')}`;
      context.addIssue({ code: 'custom', path: [name], message });
    }
  }
});
export type Config = Readonly<z.infer<typeof Environment>>;

/** A setting that cannot be used; the message names the variable, the reason and the way out. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The only reader of the environment. Empty values count as unset, so a copied `.env.example` works as it is.
 * @throws ConfigError with one line per wrong variable.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(given);
  if (parsed.success) return Object.freeze(parsed.data);
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message} (see .env.example)`);
  throw new ConfigError(`The settings cannot be used:\n  ${lines.join('\n  ')}`);
}

function isTimezone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
