import type { Logger } from 'pino';
import { CAPABILITIES } from '../../domain/capabilities/table.ts';
import type { Pace } from '../../domain/sending/pace.ts';
import type { Channel } from '../../engine/ports.ts';
import { fetchWithin } from '../fetch-within.ts';
import { type Pause, pause as realPause } from '../pause.ts';
import { createBotApi } from './bot-api.ts';
import { checkAccount } from './check-account.ts';
import { fetchFile } from './fetch-file.ts';
import { telegramPace } from './pace.ts';
import { type ClaimPolling, poll, type ReleasePolling } from './poll.ts';
import { registerWebhook } from './register-webhook.ts';
import { createSendParts } from './send-parts.ts';
import { createStartLink } from './start-link.ts';
import { createTakeUpdate, type Inbox } from './take-update.ts';
import { answerWebhook, webhookKeys } from './webhook.ts';

/** telegraf itself would wait 500 s. */
const CALL_DEADLINE_MS = 10_000;
const TYPING_DEADLINE_MS = 3000;
/** With its graces and the wait of the next process it stays under the half minute in which that one takes over. */
const POLL_TIMEOUT_SECONDS = 15;
/** What `stop` leaves to a message in the middle of being stored or sent. */
const STOP_GRACE_MS = 1500;

export interface TelegramOptions {
  /** As BotFather gave it: `123456:ABC-def`. */
  token: string;
  /** The Bot API server, for example `https://api.telegram.org`. */
  apiRoot: string;
  /** Our own address without a last slash; given, Telegram pushes updates to us, else we poll. */
  publicUrl?: string;
  /** Key from which the webhook's path and secret are derived; the same in all processes. */
  webhookSecret: string;
  log: Logger;
  now: () => Date;
  pollTimeoutSeconds?: number;
  /** Asked before each poll, so that of several processes one polls; without it this one does. */
  claimPolling?: ClaimPolling;
  releasePolling?: ReleasePolling;
  /** Default: what Telegram takes for nothing. */
  pace?: Pace;
  callDeadlineMs?: number;
  pause?: Pause;
  random?: () => number;
}

/** One Telegram bot as a channel. `start` returns at once: an unreachable Telegram or a wrong token is logged and tried again. */
export function createTelegramChannel(options: TelegramOptions): Channel {
  const { token, apiRoot, publicUrl, now, pace = telegramPace(), pause = realPause, random = Math.random } = options;
  const { callDeadlineMs = CALL_DEADLINE_MS } = options;
  const channelId = `telegram:${token.split(':')[0]}`;
  const log = options.log.child({ channelId });
  const api = createBotApi({ token, apiRoot });
  const startLink = createStartLink(api, now);
  const keys = webhookKeys(options.webhookSecret, token);
  const ownUrl = publicUrl === undefined ? null : `${publicUrl}/webhooks/telegram/${keys.path}`;
  const takeUpdate = createTakeUpdate({ channelId, api, log, now, callDeadlineMs });
  const stopping = new AbortController();
  const betweenParts = () => pause(1000 / pace.perChat.perSecond, stopping.signal);
  const sendParts = createSendParts({ api, callDeadlineMs, betweenParts });
  const open = new Set<Promise<unknown>>();
  let inbox: Inbox | undefined;

  /** `stop` waits a little for what runs inside. */
  function tracked<T>(work: Promise<T>): Promise<T> {
    const forget = () => open.delete(work);
    open.add(work);
    work.then(forget, forget);
    return work;
  }

  return {
    id: channelId,
    kind: 'telegram',
    capabilities: { ...CAPABILITIES.telegram, pace },
    webhookPath: publicUrl === undefined ? null : keys.path,
    async start(receive, setAside) {
      const into = { receive, setAside };
      inbox = into;
      const { signal } = stopping;
      if (ownUrl !== null) {
        const parts = { api, log, pause, random, url: ownUrl, secret: keys.secret, callDeadlineMs };
        void tracked(registerWebhook(parts, signal));
        return;
      }
      const timeoutSeconds = options.pollTimeoutSeconds ?? POLL_TIMEOUT_SECONDS;
      const claim = options.claimPolling ?? (async () => true);
      const release = options.releasePolling ?? (async () => undefined);
      const take = (raw: unknown) => takeUpdate({ raw }, into);
      void tracked(poll({ api, log, pause, random, timeoutSeconds, callDeadlineMs, claim, release, take }, signal));
    },
    async stop() {
      inbox = undefined;
      stopping.abort();
      const graceOver = new AbortController();
      await Promise.race([Promise.allSettled(open), pause(STOP_GRACE_MS, graceOver.signal)]);
      graceOver.abort();
      api.close();
    },
    webhook(request) {
      const onFailure = (error: unknown) =>
        log.error({ err: error }, 'A Telegram update could not be stored; it will come again');
      return tracked(answerWebhook(request, inbox, { secret: keys.secret, take: takeUpdate, onFailure }));
    },
    send: (delivery) => tracked(sendParts(delivery)),
    fetchFile: fetchWithin(CAPABILITIES.telegram, (file, limits) =>
      fetchFile({ api, token, apiRoot, deadlineMs: callDeadlineMs }, file, limits),
    ),
    startLink,
    check: () => checkAccount({ api, ownUrl, now, deadlineMs: callDeadlineMs }),
    async typing(chatId) {
      await api.call('sendChatAction', { chat_id: chatId, action: 'typing' }, { deadlineMs: TYPING_DEADLINE_MS });
    },
  };
}
