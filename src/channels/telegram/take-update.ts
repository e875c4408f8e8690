import type { Logger } from 'pino';
import type { Receive } from '../../engine/ports.ts';
import type { BotApi } from './bot-api.ts';
import { toIncoming } from './to-incoming.ts';

/** What became of one update; each of them may be confirmed to Telegram. */
export type Taken = { kind: 'taken' } | { kind: 'malformed' };

export interface TakeUpdateParts {
  channelId: string;
  api: BotApi;
  log: Logger;
  now: () => Date;
  callDeadlineMs: number;
}

/**
 * The one way of an update, polled or pushed: translate, make durable, stop the pressed button's spinner.
 * Rejects when `receive` does; the update must then come again.
 */
export function createTakeUpdate({ channelId, api, log, now, callDeadlineMs }: TakeUpdateParts) {
  return async function takeUpdate(raw: unknown, receive: Receive): Promise<Taken> {
    const translated = toIncoming(raw, { channelId, now: now() });
    if (translated.kind === 'malformed') {
      log.warn({ fields: translated.why }, 'Telegram update not understood');
      return { kind: 'malformed' };
    }
    if (translated.kind === 'ignored') {
      log.debug({ updateId: translated.updateId, why: translated.why }, 'Telegram update ignored');
      return { kind: 'taken' };
    }
    await receive(translated.incoming);
    const { callbackQueryId } = translated;
    // Not awaited: Telegram refuses this call some 15 s after the press, and losing it costs only a spinning button.
    if (callbackQueryId !== undefined) {
      void api.call('answerCallbackQuery', { callback_query_id: callbackQueryId }, { deadlineMs: callDeadlineMs });
    }
    return { kind: 'taken' };
  };
}
