import { z } from 'zod';
import type { ChannelCheck } from '../../engine/ports.ts';
import { callbackOf, debugToken, refusalOf, webhookAt } from '../meta/check-app.ts';
import type { GraphApi } from '../meta/graph-api.ts';

const soft = z.string().optional().catch(undefined);
const Me = z.object({ id: soft, user_id: soft, name: soft, username: soft });
const SubscribedApps = z.object({
  data: z.array(z.object({ id: soft, subscribed_fields: z.array(z.string()).optional().catch(undefined) })),
});

export interface CheckParts {
  kind: 'messenger' | 'instagram';
  api: GraphApi;
  apiRoot: string;
  accountId: string;
  token: string;
  appSecret: string;
  publicUrl: string | undefined;
  deadlineMs: number;
}

/** Asks Meta whose token it is, until when, and whether the messages of the account are told to us. Never throws. */
export async function checkAccount(parts: CheckParts): Promise<ChannelCheck> {
  const { kind, api, apiRoot, accountId, token, appSecret, publicUrl, deadlineMs } = parts;
  const [me, apps, facts] = await Promise.all([
    api.get(`me?fields=${kind === 'instagram' ? 'user_id,username' : 'id,name'}`, deadlineMs),
    api.get(`${accountId}/subscribed_apps`, deadlineMs),
    debugToken(api, token, deadlineMs),
  ]);
  if (!me.ok) return refusalOf(me, 'accountId');
  const who = Me.safeParse(me.body);
  if (!who.success) return { kind: 'unreachable', reason: 'Meta’s answer about the account cannot be read' };
  const { id, user_id, name, username } = who.data;
  const owns = user_id ?? id;
  if (owns !== undefined && owns !== accountId) {
    const reason = `the token belongs to another account: ${owns}${name || username ? ` (${name ?? username})` : ''}`;
    return { kind: 'refused', setting: 'accountId', reason };
  }
  const object = kind === 'instagram' ? 'instagram' : 'page';
  const asWhom = facts && { root: apiRoot, appId: facts.appId, appSecret, name: object };
  const callback = asWhom && (await callbackOf(asWhom, object, deadlineMs));
  if (callback?.kind === 'wrong_secret') return { kind: 'refused', setting: 'appSecret', reason: callback.reason };
  const subscribed = apps.ok ? SubscribedApps.safeParse(apps.body) : null;
  return {
    kind: 'ok',
    account: username ? `@${username}` : (name ?? accountId),
    tokenExpiresAt: facts?.expiresAt ?? null,
    webhook: webhookOf(subscribed?.success ? subscribed.data.data : null, facts?.appId, callback?.url, publicUrl),
  };
}

type App = z.infer<typeof SubscribedApps>['data'][number];

/** `callback` is undefined where nobody may ask for it. */
function webhookOf(
  apps: readonly App[] | null,
  appId: string | undefined,
  callback: string | null | undefined,
  publicUrl: string | undefined,
): Extract<ChannelCheck, { kind: 'ok' }>['webhook'] {
  const ours = apps?.find(({ id }) => appId === undefined || id === undefined || id === appId);
  const isTold = ours && (ours.subscribed_fields?.includes('messages') ?? true);
  if (apps !== null && !isTold) return { state: 'missing' };
  if (callback !== undefined) return webhookAt(callback, publicUrl);
  return { state: apps === null ? 'unknown' : 'registered' };
}
