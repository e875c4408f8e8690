import { z } from 'zod';
import type { ChannelCheck } from '../../engine/ports.ts';
import { createGraphApi, type GraphAnswer, type GraphApi } from './graph-api.ts';

type Failed = Extract<GraphAnswer, { ok: false }>;
type Webhook = Extract<ChannelCheck, { kind: 'ok' }>['webhook'];

/** Of the token: it has ended or was taken back. Of the permissions: 10, and 200 to 299. */
const TOKEN_ENDED = new Set([102, 190, 463, 467]);
/** Of what is asked for: no such object, or none that this token may see. */
const NO_SUCH_OBJECT = 100;

/** What a refused question about the account means; `setting` is to blame when there is no such account. */
export function refusalOf({ code, reason }: Failed, setting: string): ChannelCheck {
  if (code === null) return { kind: 'unreachable', reason };
  if (TOKEN_ENDED.has(code) || code === 10 || (code >= 200 && code <= 299))
    return { kind: 'refused', setting: 'token', reason };
  return code === NO_SUCH_OBJECT ? { kind: 'refused', setting, reason } : { kind: 'unreachable', reason };
}

const DebuggedToken = z.object({
  data: z.object({
    app_id: z.coerce.string(),
    is_valid: z.boolean().optional(),
    /** Seconds; 0 for never. */
    expires_at: z.number().nonnegative().max(8.64e12).catch(0),
    granular_scopes: z
      .array(z.object({ scope: z.string(), target_ids: z.array(z.string()).optional().catch(undefined) }))
      .optional()
      .catch(undefined),
  }),
});

/** What Meta tells of a token. */
export interface TokenFacts {
  appId: string;
  expiresAt: Date | null;
  /** Ids that the token was given a right over. */
  targetsOf(scope: string): readonly string[];
}

/**
 * Asks Meta about a token with that same token; null where it may not be asked, as at graph.instagram.com.
 * https://developers.facebook.com/docs/graph-api/reference/debug_token
 */
export async function debugToken(api: GraphApi, token: string, deadlineMs: number): Promise<TokenFacts | null> {
  const answer = await api.get(`debug_token?input_token=${encodeURIComponent(token)}`, deadlineMs);
  const debugged = answer.ok ? DebuggedToken.safeParse(answer.body) : null;
  if (!debugged?.success) return null;
  const { app_id, expires_at, granular_scopes = [] } = debugged.data.data;
  return {
    appId: app_id,
    expiresAt: expires_at > 0 ? new Date(expires_at * 1000) : null,
    targetsOf: (scope) => granular_scopes.find((granted) => granted.scope === scope)?.target_ids ?? [],
  };
}

const Subscriptions = z.object({
  data: z.array(
    z.object({ object: z.string(), callback_url: z.string().optional(), active: z.boolean().optional().catch(true) }),
  ),
});

/** An app's secret that is not the app's own. */
const WRONG_SECRET = /client secret|app ?secret|access token signature|validating application/iu;

/**
 * Where Meta calls for the app, asked in the app's own name, so that a wrong app secret shows before the first refused call; null where
 * it cannot be asked. https://developers.facebook.com/docs/graph-api/reference/app/subscriptions
 */
export async function callbackOf(
  { root, appId, appSecret, name }: { root: string; appId: string; appSecret: string; name: string },
  object: string,
  deadlineMs: number,
): Promise<{ kind: 'callback'; url: string | null } | { kind: 'wrong_secret'; reason: string } | null> {
  // No header takes other letters, and no secret has them.
  if (!/^[\x21-\x7e]+$/u.test(appSecret))
    return { kind: 'wrong_secret', reason: 'the app secret has letters that no app secret has' };
  const asApp = createGraphApi({ root, token: `${appId}|${appSecret}`, name });
  const answer = await asApp.get(`${appId}/subscriptions`, deadlineMs);
  if (!answer.ok) return WRONG_SECRET.test(answer.reason) ? { kind: 'wrong_secret', reason: answer.reason } : null;
  const subscriptions = Subscriptions.safeParse(answer.body);
  if (!subscriptions.success) return null;
  const found = subscriptions.data.data.find((entry) => entry.object === object && entry.active !== false);
  return { kind: 'callback', url: found?.callback_url ?? null };
}

/** Whether Meta calls us. Only the origin is compared: several accounts of one app share one address. */
export function webhookAt(url: string | null, publicUrl: string | undefined): Webhook {
  if (url === null || url === '') return { state: 'missing' };
  if (publicUrl === undefined || !URL.canParse(url)) return { state: 'unknown' };
  const { origin } = new URL(url);
  return origin === new URL(publicUrl).origin ? { state: 'registered' } : { state: 'elsewhere', url: origin };
}
