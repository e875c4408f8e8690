import type { Logger } from 'pino';
import type { Pause } from '../pause.ts';
import { backOffMs } from './back-off.ts';
import type { BotApi } from './bot-api.ts';
import { ALLOWED_UPDATES } from './update.ts';

export interface RegisterWebhookParts {
  api: BotApi;
  log: Logger;
  pause: Pause;
  random: () => number;
  url: string;
  secret: string;
  callDeadlineMs: number;
}

/** Tells Telegram where to call us, again and again until it agrees or the signal is aborted; never rejects. */
export async function registerWebhook(parts: RegisterWebhookParts, signal: AbortSignal): Promise<void> {
  const { api, log, pause, random, url, secret, callDeadlineMs } = parts;
  const request = { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES, drop_pending_updates: false };
  for (let failures = 1; !signal.aborted; failures += 1) {
    const answer = await api.call('setWebhook', request, { deadlineMs: callDeadlineMs, signal });
    if (answer.ok) {
      log.info('Telegram will call our webhook');
      return;
    }
    if (signal.aborted) return;
    const waitMs = backOffMs(answer.failure, failures, random());
    const { kind, reason } = answer.failure;
    const advice = kind === 'refused' ? 'PUBLIC_URL must be an https address that Telegram can reach' : undefined;
    log.error({ reason, advice, waitMs }, 'Telegram did not take our webhook; trying again');
    await pause(waitMs, signal);
  }
}
