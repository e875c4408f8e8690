import { z } from 'zod';
import type { ChannelCheck } from '../../engine/ports.ts';
import type { BotApi } from './bot-api.ts';
import type { Failure } from './failure.ts';

/** Telegram repeats an error of the webhook for as long as the webhook lives; an older one than this is over. */
const FRESH_MS = 15 * 60_000;

const Me = z.object({ first_name: z.string().catch(''), username: z.string().optional().catch(undefined) });
const WebhookInfo = z.object({
  url: z.string(),
  pending_update_count: z.number().int().nonnegative().catch(0),
  last_error_date: z.number().optional().catch(undefined),
  last_error_message: z.string().optional().catch(undefined),
});

export interface CheckParts {
  api: BotApi;
  /** Where Telegram should call us; null when we fetch. */
  ownUrl: string | null;
  now: () => Date;
  deadlineMs: number;
}

/** Asks Telegram who the bot is, and whom it calls. Never throws. https://core.telegram.org/bots/api#getwebhookinfo */
export async function checkAccount({ api, ownUrl, now, deadlineMs }: CheckParts): Promise<ChannelCheck> {
  const [me, info] = await Promise.all([
    api.call('getMe', {}, { deadlineMs }),
    api.call('getWebhookInfo', {}, { deadlineMs }),
  ]);
  if (!me.ok) return refusalOf(me.failure);
  const bot = Me.safeParse(me.result);
  if (!bot.success) return { kind: 'unreachable', reason: 'Telegram’s answer to getMe cannot be read' };
  const { username, first_name } = bot.data;
  return {
    kind: 'ok',
    account: username === undefined ? first_name : `@${username}`,
    tokenExpiresAt: null,
    webhook: info.ok ? webhookOf(info.result, ownUrl, now()) : { state: 'unknown' },
  };
}

function webhookOf(
  result: unknown,
  ownUrl: string | null,
  now: Date,
): Extract<ChannelCheck, { kind: 'ok' }>['webhook'] {
  const info = WebhookInfo.safeParse(result);
  if (!info.success) return { state: 'unknown' };
  const { url, pending_update_count: pending, last_error_date: errorAt, last_error_message: lastError } = info.data;
  if (url === '') return { state: ownUrl === null ? 'none' : 'missing', pending };
  if (url !== ownUrl) return { state: 'elsewhere', url: withoutPath(url), pending };
  const isFresh = errorAt !== undefined && now.getTime() - errorAt * 1000 < FRESH_MS;
  return { state: 'registered', pending, ...(isFresh && lastError && { lastError }) };
}

/** A webhook's path is often its secret. */
function withoutPath(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'an address that cannot be read';
}

function refusalOf({ kind, reason }: Failure): ChannelCheck {
  return kind === 'unauthorized' ? { kind: 'refused', setting: 'token', reason } : { kind: 'unreachable', reason };
}
