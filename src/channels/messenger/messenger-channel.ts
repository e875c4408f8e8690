import type { Logger } from 'pino';
import { META_LIMITS } from '../../domain/capabilities/messenger.ts';
import { CAPABILITIES } from '../../domain/capabilities/table.ts';
import type { Pace } from '../../domain/sending/pace.ts';
import type { Channel } from '../../engine/ports.ts';
import { fetchWithin } from '../fetch-within.ts';
import { createGraphApi } from '../meta/graph-api.ts';
import { serveCalls } from '../meta/serve-calls.ts';
import { challengeAnswer } from '../meta/signed-call.ts';
import { checkAccount } from './check-account.ts';
import { fetchFile } from './fetch-file.ts';
import { createNames } from './names.ts';
import type { LatelySent } from './own-echo.ts';
import { createSendParts } from './send-parts.ts';
import { createTakeCall } from './take-call.ts';

const CALL_DEADLINE_MS = 10_000;
const TYPING_DEADLINE_MS = 3_000;

/** Meta takes 300 texts a second of one account; nobody types faster than one line a second to one person. */
const PACE: Pace = { perChat: META_LIMITS.perChat, perChannel: { perSecond: 200, burst: 50 } };

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
  /** Where Meta should call us, for the check of the account. */
  publicUrl?: string;
  /** Addresses that files may be fetched from although they are not public; for tests. */
  allowFilesFrom?: (address: string) => boolean;
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
  const calls = serveCalls({ appSecret, appSecretName: 'the app secret', take: takeCall, log });

  return {
    id: channelId,
    kind,
    capabilities: { ...CAPABILITIES[kind], pace: PACE },
    // No secret: every call is signed.
    webhookPath: accountId,
    async start(receive, setAside) {
      calls.open({ receive, setAside });
    },
    async stop() {
      await calls.close();
      api.close();
    },
    webhook: calls.answer,
    challenge: (query) => challengeAnswer(query, verifyToken),
    send: (delivery) => calls.tracked(sendParts(delivery)),
    fetchFile: fetchWithin(CAPABILITIES[kind], (file, limits) => fetchFile(file, limits, options.allowFilesFrom)),
    check: () => checkAccount({ ...options, publicUrl: options.publicUrl, api, deadlineMs: callDeadlineMs }),
    async typing(chatId) {
      await api.post(
        `${accountId}/messages`,
        { recipient: { id: chatId }, sender_action: 'typing_on' },
        TYPING_DEADLINE_MS,
      );
    },
  };
}
