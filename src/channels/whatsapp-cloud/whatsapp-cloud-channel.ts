import type { Logger } from 'pino';
import { CAPABILITIES } from '../../domain/capabilities/table.ts';
import type { Pace } from '../../domain/sending/pace.ts';
import type { Channel } from '../../engine/ports.ts';
import { fetchWithin } from '../fetch-within.ts';
import { keepLatest } from '../keep-latest.ts';
import { createGraphApi } from '../meta/graph-api.ts';
import { serveCalls } from '../meta/serve-calls.ts';
import { challengeAnswer } from '../meta/signed-call.ts';
import { whatsappLink } from '../whatsapp-link.ts';
import { checkAccount } from './check-account.ts';
import { fetchFile } from './fetch-file.ts';
import { listTemplates } from './list-templates.ts';
import { createOwnNumber } from './own-number.ts';
import { whatsappPace } from './pace.ts';
import type { ApprovedTemplates } from './send-approved.ts';
import { createSendParts } from './send-parts.ts';
import { createTakeCall } from './take-call.ts';
import type { Template } from './template.ts';

const CALL_DEADLINE_MS = 10_000;
const TYPING_DEADLINE_MS = 3_000;
/** Chats whose last line is remembered: "typing" is an answer to a line. */
const MOST_CHATS = 10_000;

export interface WhatsappCloudOptions {
  token: string;
  phoneNumberId: string;
  appSecret: string;
  /** The word that the owner has chosen and typed in at Meta. */
  verifyToken: string;
  /** With its version: `https://graph.facebook.com/v23.0`. */
  apiRoot: string;
  templates: { ru: Template | null; en: Template | null };
  /** Those that the owner has chosen, which go before. */
  approved?: ApprovedTemplates;
  pace?: Pace;
  /** Where Meta should call us, for the check of the account. */
  publicUrl?: string;
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
  const ownNumber = createOwnNumber(api, phoneNumberId, now);
  const lastLines = new Map<string, string>();
  const takeCall = createTakeCall({ channelId, phoneNumberId, log, heard });
  const sendParts = createSendParts({ api, phoneNumberId, approved: options.approved, templates, callDeadlineMs, now });
  const calls = serveCalls({ appSecret, appSecretName: 'WHATSAPP_APP_SECRET', take: takeCall, log });

  function heard(chatId: string, providerMessageId: string): void {
    keepLatest(lastLines, chatId, providerMessageId, MOST_CHATS);
  }

  return {
    id: channelId,
    kind: 'whatsapp',
    capabilities: { ...CAPABILITIES.whatsapp_cloud, pace: options.pace ?? whatsappPace() },
    // No secret: every call is signed.
    webhookPath: phoneNumberId,
    async start(receive, setAside, takeReport) {
      calls.open({ receive, setAside, takeReport });
    },
    async stop() {
      await calls.close();
      api.close();
    },
    webhook: calls.answer,
    challenge: (query) => challengeAnswer(query, verifyToken),
    send: (delivery) => calls.tracked(sendParts(delivery)),
    fetchFile: fetchWithin(CAPABILITIES.whatsapp_cloud, (file, limits) =>
      fetchFile(
        { api, token: options.token, apiRoot: options.apiRoot, phoneNumberId, deadlineMs: callDeadlineMs },
        file,
        limits,
      ),
    ),
    async startLink(source, locale) {
      const number = await ownNumber();
      return number && whatsappLink(number, source, locale);
    },
    templates: () => listTemplates({ api, token: options.token, phoneNumberId, deadlineMs: callDeadlineMs }),
    check: () => checkAccount({ ...options, publicUrl: options.publicUrl, api, deadlineMs: callDeadlineMs }),
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
