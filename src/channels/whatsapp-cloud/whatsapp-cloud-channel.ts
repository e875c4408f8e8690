import type { Logger } from 'pino';
import type { Pace } from '../../domain/sending/pace.ts';
import type { Channel } from '../../engine/ports.ts';
import { createGraphApi } from '../meta/graph-api.ts';
import { challengeAnswer, isSigned } from '../meta/signed-call.ts';
import { readBody } from '../read-body.ts';
import { TEXT_LENGTH } from './from-outgoing.ts';
import { whatsappPace } from './pace.ts';
import { createSendParts, WINDOW_HOURS } from './send-parts.ts';
import { createTakeCall, type Inbox } from './take-call.ts';
import type { Template } from './template.ts';

const CALL_DEADLINE_MS = 10_000;
const TYPING_DEADLINE_MS = 3_000;
/** Meta sends at most 3 MB. */
const MAX_BODY_BYTES = 3 * 1024 * 1024;
/** Chats whose last line is remembered: "typing" is an answer to a line. */
const MOST_CHATS = 10_000;
const STOP_GRACE_MS = 1_500;

export interface WhatsappCloudOptions {
  token: string;
  phoneNumberId: string;
  appSecret: string;
  /** The word that the owner has chosen and typed in at Meta. */
  verifyToken: string;
  /** With its version: `https://graph.facebook.com/v23.0`. */
  apiRoot: string;
  templates: { ru: Template | null; en: Template | null };
  pace?: Pace;
  log: Logger;
  now(): Date;
  callDeadlineMs?: number;
}

/** One number of the WhatsApp Business Platform (Cloud API) as a channel. Meta calls us; nothing has to be fetched. */
export function createWhatsappCloudChannel(options: WhatsappCloudOptions): Channel {
  const { phoneNumberId, appSecret, verifyToken, templates, now, callDeadlineMs = CALL_DEADLINE_MS } = options;
  const channelId = `whatsapp:${phoneNumberId}`;
  const log = options.log.child({ channelId });
  const api = createGraphApi({ root: options.apiRoot, token: options.token, name: 'WhatsApp' });
  const lastLines = new Map<string, string>();
  const takeCall = createTakeCall({ channelId, phoneNumberId, log, heard });
  const sendParts = createSendParts({ api, phoneNumberId, templates, callDeadlineMs, now });
  const open = new Set<Promise<unknown>>();
  let inbox: Inbox | undefined;

  function heard(chatId: string, providerMessageId: string): void {
    lastLines.delete(chatId);
    lastLines.set(chatId, providerMessageId);
    const [oldest] = lastLines.keys();
    if (lastLines.size > MOST_CHATS && oldest !== undefined) lastLines.delete(oldest);
  }

  function tracked<T>(work: Promise<T>): Promise<T> {
    const forget = () => open.delete(work);
    open.add(work);
    work.then(forget, forget);
    return work;
  }

  return {
    id: channelId,
    kind: 'whatsapp',
    capabilities: {
      textLength: TEXT_LENGTH,
      buttons: { most: 10, labelLength: 24, payloadBytes: 200 },
      contactRequest: false,
      typing: true,
      windowHours: WINDOW_HOURS,
      pace: options.pace ?? whatsappPace(),
    },
    // No secret: every call is signed.
    webhookPath: phoneNumberId,
    async start(receive, setAside, takeReport) {
      inbox = { receive, setAside, takeReport };
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
        log.warn('A call is not signed with WHATSAPP_APP_SECRET; it is refused');
        return { status: 401 };
      }
      if (!inbox) return { status: 503 };
      try {
        await tracked(takeCall(readBody(request.body), inbox));
        return { status: 200 };
      } catch (error) {
        log.error({ err: error }, 'A WhatsApp call could not be stored; it will come again');
        return { status: 503 };
      }
    },
    challenge: (query) => challengeAnswer(query, verifyToken),
    send: (delivery) => tracked(sendParts(delivery)),
    async typing(chatId) {
      const messageId = lastLines.get(chatId);
      if (messageId === undefined) return;
      const body = {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: messageId,
        typing_indicator: { type: 'text' },
      };
      await api.post(`${phoneNumberId}/messages`, body, TYPING_DEADLINE_MS);
    },
  };
}
