import { z } from 'zod';
import type { ChannelCheck } from '../../engine/ports.ts';
import { callbackOf, debugToken, refusalOf, type TokenFacts, webhookAt } from '../meta/check-app.ts';
import type { GraphApi } from '../meta/graph-api.ts';

const soft = z.string().optional().catch(undefined);
const Phone = z.object({
  display_phone_number: z.string(),
  verified_name: soft,
  quality_rating: soft,
  webhook_configuration: z
    .object({ phone_number: soft, whatsapp_business_account: soft, application: soft })
    .optional()
    .catch(undefined),
});
type Phone = z.infer<typeof Phone>;
const FIELDS = 'display_phone_number,verified_name,quality_rating,webhook_configuration';
const QUALITIES = new Map([
  ['GREEN', 'high'],
  ['YELLOW', 'medium'],
  ['RED', 'low'],
] as const);
const SubscribedApps = z.object({
  data: z.array(z.object({ whatsapp_business_api_data: z.object({ id: z.coerce.string() }) })),
});

export interface CheckParts {
  api: GraphApi;
  apiRoot: string;
  token: string;
  phoneNumberId: string;
  appSecret: string;
  publicUrl: string | undefined;
  deadlineMs: number;
}

/**
 * Asks Meta about the number, the token and whom it calls. Never throws. An address set for the number comes before one of its
 * business account, and that before the app's: https://developers.facebook.com/docs/whatsapp/embedded-signup/webhooks/override
 */
export async function checkAccount(parts: CheckParts): Promise<ChannelCheck> {
  const { api, token, phoneNumberId, deadlineMs } = parts;
  const [answer, facts] = await Promise.all([
    api.get(`${phoneNumberId}?fields=${FIELDS}`, deadlineMs),
    debugToken(api, token, deadlineMs),
  ]);
  if (!answer.ok) return refusalOf(answer, 'phoneNumberId');
  const phone = Phone.safeParse(answer.body);
  if (!phone.success) return { kind: 'unreachable', reason: 'WhatsApp’s answer about the number cannot be read' };
  const calls = facts && (await callsOf(parts, facts));
  if (calls?.kind === 'refused') return calls;
  const configured = configuredAt(phone.data);
  const webhook =
    calls?.kind === 'missing'
      ? { state: 'missing' as const }
      : webhookAt(configured ?? calls?.url ?? null, parts.publicUrl);
  const { display_phone_number, verified_name, quality_rating = '' } = phone.data;
  const quality = [...QUALITIES].find(([rating]) => rating === quality_rating)?.[1];
  return {
    kind: 'ok',
    account: verified_name ? `${display_phone_number}, ${verified_name}` : display_phone_number,
    tokenExpiresAt: facts?.expiresAt ?? null,
    webhook: configured === null && calls === null ? { state: 'unknown' } : webhook,
    ...(quality && { quality }),
  };
}

const configuredAt = ({ webhook_configuration: at }: Phone): string | null =>
  at?.phone_number || at?.whatsapp_business_account || at?.application || null;

/** Where the app is called, and whether it gets the calls of the business account at all; null where nobody may ask. */
async function callsOf(
  { api, apiRoot, appSecret, deadlineMs }: CheckParts,
  { appId, targetsOf }: TokenFacts,
): Promise<
  { kind: 'at'; url: string | null } | { kind: 'missing' } | Extract<ChannelCheck, { kind: 'refused' }> | null
> {
  const [wabaId, ...others] = targetsOf('whatsapp_business_management');
  const asWhom = { root: apiRoot, appId, appSecret, name: 'WhatsApp' };
  const [callback, apps] = await Promise.all([
    callbackOf(asWhom, 'whatsapp_business_account', deadlineMs),
    // A token over several business accounts does not say which one the number belongs to.
    wabaId && others.length === 0 ? api.get(`${wabaId}/subscribed_apps`, deadlineMs) : null,
  ]);
  if (callback?.kind === 'wrong_secret') return { kind: 'refused', setting: 'appSecret', reason: callback.reason };
  const subscribed = apps?.ok ? SubscribedApps.safeParse(apps.body) : null;
  const isIn = !subscribed?.success || subscribed.data.data.some((app) => app.whatsapp_business_api_data.id === appId);
  if (!isIn) return { kind: 'missing' };
  return callback && { kind: 'at', url: callback.url };
}
