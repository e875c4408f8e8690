import { z } from 'zod';
import type { ChannelKind } from '../channel.ts';
import { AccountId, AppSecret, BotToken, PhoneNumberId, TemplateName, Token, VerifyToken } from './setting-fields.ts';

/** The ways to connect a messenger. The web chat is always there. */
export const AccountType = z.enum(['telegram', 'whatsapp_cloud', 'whatsapp_web', 'messenger', 'instagram']);
export type AccountType = z.infer<typeof AccountType>;

const ofMeta = { token: Token, accountId: AccountId, appSecret: AppSecret, verifyToken: VerifyToken };

/** What has to be known of an account, by type. */
export const ACCOUNT_SETTINGS = {
  telegram: z.strictObject({ token: BotToken }),
  whatsapp_cloud: z.strictObject({
    token: Token,
    phoneNumberId: PhoneNumberId,
    appSecret: AppSecret,
    verifyToken: VerifyToken,
    templateRu: TemplateName.optional(),
    templateEn: TemplateName.optional(),
  }),
  whatsapp_web: z.strictObject({}),
  messenger: z.strictObject(ofMeta),
  instagram: z.strictObject(ofMeta),
} as const satisfies Record<AccountType, z.ZodObject>;

/** A type together with its settings. */
export type AccountSettings = {
  [T in AccountType]: { type: T; settings: z.infer<(typeof ACCOUNT_SETTINGS)[T]> };
}[AccountType];

export interface TypeFacts {
  kind: ChannelKind;
  /** The settings that nobody is shown again. */
  secrets: readonly string[];
  /** The provider calls us: it has to reach this program from outside, by https. */
  needsPublicUrl: boolean;
  /** Only one such account can be connected. */
  isSingle: boolean;
}

export const TYPE_FACTS: Record<AccountType, TypeFacts> = {
  telegram: { kind: 'telegram', secrets: ['token'], needsPublicUrl: false, isSingle: false },
  whatsapp_cloud: { kind: 'whatsapp', secrets: ['token', 'appSecret'], needsPublicUrl: true, isSingle: false },
  whatsapp_web: { kind: 'whatsapp', secrets: [], needsPublicUrl: false, isSingle: true },
  messenger: { kind: 'messenger', secrets: ['token', 'appSecret'], needsPublicUrl: true, isSingle: false },
  instagram: { kind: 'instagram', secrets: ['token', 'appSecret'], needsPublicUrl: true, isSingle: false },
};

/** Settings by name, as they come in and as they are kept. */
export const RawSettings = z.record(z.string().regex(/^\w{1,40}$/), z.string().trim().max(2_000));
export type RawSettings = z.infer<typeof RawSettings>;

export type ReadSettings =
  | { kind: 'settings'; account: AccountSettings }
  | { kind: 'wrong'; errors: { field: string; reason: string }[] };

/** The settings of an account, read by its type; empty ones count as left out. */
export function readSettings(type: AccountType, raw: Readonly<RawSettings>): ReadSettings {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ''));
  const read = readers[type](given);
  if ('account' in read) return { kind: 'settings', account: read.account };
  return {
    kind: 'wrong',
    errors: read.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((field) => ({ field, reason: 'is no setting of this type' }))
        : [{ field: issue.path.join('.'), reason: field(issue.path) in given ? issue.message : 'is missing' }],
    ),
  };
}

const field = (path: readonly PropertyKey[]): string => path.map(String).join('.');

type Reader = (given: unknown) => { account: AccountSettings } | { error: z.ZodError };

/** Type and settings belong together, which a table of schemas alone would lose. */
const readers: { [T in AccountType]: Reader } = {
  telegram: (given) =>
    withType(ACCOUNT_SETTINGS.telegram.safeParse(given), (settings) => ({ type: 'telegram', settings })),
  whatsapp_cloud: (given) =>
    withType(ACCOUNT_SETTINGS.whatsapp_cloud.safeParse(given), (settings) => ({ type: 'whatsapp_cloud', settings })),
  whatsapp_web: (given) =>
    withType(ACCOUNT_SETTINGS.whatsapp_web.safeParse(given), (settings) => ({ type: 'whatsapp_web', settings })),
  messenger: (given) =>
    withType(ACCOUNT_SETTINGS.messenger.safeParse(given), (settings) => ({ type: 'messenger', settings })),
  instagram: (given) =>
    withType(ACCOUNT_SETTINGS.instagram.safeParse(given), (settings) => ({ type: 'instagram', settings })),
};

function withType<S>(parsed: z.ZodSafeParseResult<S>, account: (settings: S) => AccountSettings): ReturnType<Reader> {
  return parsed.success ? { account: account(parsed.data) } : { error: parsed.error };
}

/** Id of the channel that such an account is: the provider's account is part of it, so that nobody can be connected twice. */
export function channelIdOf(account: AccountSettings): string {
  switch (account.type) {
    case 'telegram':
      return `telegram:${account.settings.token.split(':')[0]}`;
    case 'whatsapp_cloud':
      return `whatsapp:${account.settings.phoneNumberId}`;
    case 'whatsapp_web':
      return 'whatsapp:web';
    case 'messenger':
    case 'instagram':
      return `${account.type}:${account.settings.accountId}`;
  }
}
