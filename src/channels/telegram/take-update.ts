import type { Logger } from 'pino';
import type { Receive, SetAside } from '../../engine/ports.ts';
import type { RawUpdate } from '../read-body.ts';
import type { BotApi } from './bot-api.ts';
import { asideOf, tooDeep } from './keep-aside.ts';
import { type Translated, type TranslationContext, toIncoming } from './to-incoming.ts';

/** Where an update goes: to a turn, or into the journal alone. */
export interface Inbox {
  receive: Receive;
  setAside: SetAside;
}

export interface TakeUpdateParts {
  channelId: string;
  api: BotApi;
  log: Logger;
  now: () => Date;
  callDeadlineMs: number;
}

/**
 * The one way of an update, polled or pushed: translate, make durable, stop the pressed button's spinner. What no turn can take is
 * kept aside, since Telegram would only send the same again. Rejects when nothing could be kept; the update must then come again.
 */
export function createTakeUpdate({ channelId, api, log, now, callDeadlineMs }: TakeUpdateParts) {
  return async function takeUpdate(update: RawUpdate, { receive, setAside }: Inbox): Promise<void> {
    const translated = translate(update, { channelId, now: now() });
    if (translated.kind !== 'incoming') {
      const aside = asideOf(channelId, update, translated.kind, translated.why);
      const { why, reason, externalId } = aside;
      if (why === 'malformed')
        log.warn({ externalId, reason }, 'A Telegram update could not be read; it is kept aside');
      else log.debug({ externalId, reason }, 'Telegram update ignored');
      await setAside(aside);
      return;
    }
    await receive(translated.incoming);
    const { callbackQueryId } = translated;
    // Not awaited: Telegram refuses this call some 15 s after the press, and losing it costs only a spinning button.
    if (callbackQueryId !== undefined) {
      void api.call('answerCallbackQuery', { callback_query_id: callbackQueryId }, { deadlineMs: callDeadlineMs });
    }
  };
}

function translate(update: RawUpdate, context: TranslationContext): Translated {
  const flaw = update.unreadable ?? tooDeep(update);
  return flaw === null ? toIncoming(update.raw, context) : { kind: 'malformed', why: flaw };
}
