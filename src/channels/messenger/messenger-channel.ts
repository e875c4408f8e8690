import type { Logger } from 'pino';
import type { Pace } from '../../domain/sending/pace.ts';
import type { Channel } from '../../engine/ports.ts';
import { createGraphApi } from '../meta/graph-api.ts';
import { challengeAnswer, isSigned } from '../meta/signed-call.ts';
import { readBody } from '../read-body.ts';
import { INSTAGRAM_BYTES, MESSENGER_LENGTH, MOST_REPLIES, REPLY_LENGTH } from './from-outgoing.ts';
import { createNames } from './names.ts';
import type { LatelySent } from './own-echo.ts';
import { createSendParts, WINDOW_HOURS } from './send-parts.ts';
import { createTakeCall, type Inbox } from './take-call.ts';

const CALL_DEADLINE_MS = 10_000;
const TYPING_DEADLINE_MS = 3_000;
const MAX_BODY_BYTES = 3 * 1024 * 1024;
const STOP_GRACE_MS = 1_500;

/** Meta takes 300 texts a second of one account; nobody types faster than one line a second to one person. */
const PACE: Pace = { perChat: { perSecond: 2, burst: 5 }, perChannel: { perSecond: 200, burst: 50 } };

export interface MessengerOptions {
  kind: 'messenger' | 'instagram';
  /** Of the page, or of the professional account. */
  accountId: string;
  token: string;
  appSecret: string;
  verifyToken: string;
  /** With its version: `https://graph.facebook.com/v23.0`, or `https://graph.instagram.com/v23.0`. */
  apiRoot: string;
  latelySent: LatelySent;
  log: Logger;
  now(): Date;
  callDeadlineMs?: number;
}

/** A Facebook page in Messenger, or a professional account in Instagram, as a channel: Meta speaks one protocol for both. */
export function createMessengerChannel(options: MessengerOptions): Channel {
  const { kind, accountId, appSecret, verifyToken, now, callDeadlineMs = CALL_DEADLINE_MS } = options;
  const channelId = `${kind}:${accountId}`;
  const log = options.log.child({ channelId });
  const name = kind === 'instagram' ? 'Instagram' : 'Messenger';
  const api = createGraphApi({ root: options.apiRoot, token: options.token, name });
  const takeCall = createTakeCall({
    channelId,
    channelKind: kind,
    accountId,
    log,
    nameOf: createNames(api),
    latelySent: options.latelySent,
  });
  const sendParts = createSendParts({ api, accountId, kind, callDeadlineMs, now });
  const open = new Set<Promise<unknown>>();
  let inbox: Inbox | undefined;

  function tracked<T>(work: Promise<T>): Promise<T> {
    const forget = () => open.delete(work);
    open.add(work);
    work.then(forget, forget);
    return work;
  }

  return {
    id: channelId,
    kind,
    capabilities: {
      textLength: kind === 'instagram' ? INSTAGRAM_BYTES : MESSENGER_LENGTH,
      buttons: { most: MOST_REPLIES, labelLength: REPLY_LENGTH, payloadBytes: 1000 },
      contactRequest: false,
      typing: true,
      windowHours: WINDOW_HOURS,
      pace: PACE,
    },
    // No secret: every call is signed.
    webhookPath: accountId,
    async start(receive, setAside) {
      inbox = { receive, setAside };
    },
    async stop() {
      inbox = undefined;
      const grace = new Promise((resolve) => setTimeout(resolve, STOP_GRACE_MS).unref());
      await Promise.race([Promise.allSettled(open), grace]);
      api.close();
    },
    async webhook(request) {
      if (request.body.length > MAX_BODY_BYTES) return { status: 413 };
      if (!isSigned(request, appSecret)) {
        log.warn('A call is not signed with the app secret; it is refused');
        return { status: 401 };
      }
      if (!inbox) return { status: 503 };
      try {
        await tracked(takeCall(readBody(request.body), inbox));
        return { status: 200 };
      } catch (error) {
        log.error({ err: error }, 'A call of Meta could not be stored; it will come again');
        return { status: 503 };
      }
    },
    challenge: (query) => challengeAnswer(query, verifyToken),
    send: (delivery) => tracked(sendParts(delivery)),
    async typing(chatId) {
      await api.post(
        `${accountId}/messages`,
        { recipient: { id: chatId }, sender_action: 'typing_on' },
        TYPING_DEADLINE_MS,
      );
    },
  };
}
