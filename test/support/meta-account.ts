/** What the fake Graph API says of an account, and how it can be changed in the middle of a test. */
export interface MetaAccount {
  appId: string;
  /** Where the app is called; null: nobody has said. */
  callbackUrl: string | null;
  /** Whether the account's messages are told to the app. */
  subscribed: boolean;
  tokenExpiresAt: Date | null;
  /** The token was taken back. */
  revoked: boolean;
  quality: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN';
}

export const metaAccount = (): MetaAccount => ({
  appId: '4242424242',
  callbackUrl: null,
  subscribed: true,
  tokenExpiresAt: null,
  revoked: false,
  quality: 'GREEN',
});

export interface AccountQuestion {
  /** With its query, without the version: `me?fields=id,name`. */
  path: string;
  /** `Bearer …` */
  authorization: string | undefined;
  token: string;
  appSecret: string;
  /** Of `GET /{app}/subscriptions`. */
  object: 'page' | 'instagram' | 'whatsapp_business_account';
  accountId: string;
  wabaId?: string;
}

export type AccountAnswer = { body: object } | { code: number; message: string } | null;

/** Answers what is asked about the token, the app and its subscriptions; null for any other question. */
export function answerAboutAccount(account: MetaAccount, asked: AccountQuestion): AccountAnswer {
  const { path, token, appSecret, object, accountId, wabaId } = asked;
  const { appId, callbackUrl, subscribed, tokenExpiresAt } = account;
  if (path === `${appId}/subscriptions`) {
    if (asked.authorization !== `Bearer ${appId}|${appSecret}`)
      return { code: 1, message: 'Error validating client secret.' };
    const subscription = { object, callback_url: callbackUrl, active: true, fields: [{ name: 'messages' }] };
    return { body: { data: callbackUrl === null ? [] : [subscription] } };
  }
  if (path === `debug_token?input_token=${encodeURIComponent(token)}`) {
    const expires_at = tokenExpiresAt ? Math.floor(tokenExpiresAt.getTime() / 1000) : 0;
    const granular_scopes = wabaId ? [{ scope: 'whatsapp_business_management', target_ids: [wabaId] }] : [];
    return { body: { data: { app_id: appId, is_valid: true, expires_at, granular_scopes } } };
  }
  if (path === `${accountId}/subscribed_apps`) {
    const app = { id: appId, name: 'Voronka', subscribed_fields: ['messages', 'messaging_postbacks'] };
    return { body: { data: subscribed ? [app] : [] } };
  }
  if (wabaId && path === `${wabaId}/subscribed_apps`) {
    const app = { whatsapp_business_api_data: { id: appId, name: 'Voronka' } };
    return { body: { data: subscribed ? [app] : [] } };
  }
  return null;
}
