import type { Logger } from 'pino';
import { CAPABILITIES } from '../../domain/capabilities/table.ts';
import type { Pace } from '../../domain/sending/pace.ts';
import type { Channel, Receive, SetAside, TakeReport } from '../../engine/ports.ts';
import { fetchWithin } from '../fetch-within.ts';
import { type Pause, pause as realPause } from '../pause.ts';
import { whatsappLink } from '../whatsapp-link.ts';
import { within } from '../within.ts';
import { checkLink } from './check-link.ts';
import { fetchFile } from './fetch-file.ts';
import type { Link } from './link.ts';
import { createOwnLines } from './own-lines.ts';
import { createSendParts } from './send-parts.ts';
import { createSession, type Session } from './session.ts';
import { toIncoming } from './to-incoming.ts';
import type { CreateWebClient, WebClient, WebMessage } from './web-client.ts';

/** As a person types: who sends faster from an unofficial client is blocked. */
const PACE: Pace = { perChat: { perSecond: 0.5, burst: 2 }, perChannel: { perSecond: 0.7, burst: 3 } };
const TYPING_MS = 3_000;
const AGAIN_MS = 1_000;
const UNREAD_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
/** Together less than what a whole server has for its end: open sends, then the browser. */
const OPEN_SENDS_MS = 1_500;
const STOP_GRACE_MS = 3_300;
/** What WhatsApp says of a line of ours: on the phone, read (or played). */
const ACKS: ReadonlyMap<number, 'delivered' | 'read'> = new Map([
  [2, 'delivered'],
  [3, 'read'],
  [4, 'read'],
]);

export interface WhatsappWebOptions {
  create: CreateWebClient;
  log: Logger;
  now(): Date;
  pause?: Pause;
  pace?: Pace;
  /** Of several processes one has the session. */
  claim?(leaseMs: number): Promise<boolean>;
  release?(): Promise<void>;
  /** Told whenever the link to the phone changes. */
  changed?(link: Link): void;
  startWithinMs?: number;
  lookEveryMs?: number;
  sendMs?: number;
  /** The browser is started anew when it takes more. */
  mostBytes?: number;
}

export type WhatsappWebChannel = Channel & Pick<Session, 'link' | 'pair' | 'unlink'>;

export const WHATSAPP_WEB_ID = 'whatsapp:web';

/** A WhatsApp number by its own web page, linked to a phone by QR code. Unofficial: WhatsApp may block the number. */
export function createWhatsappWebChannel(options: WhatsappWebOptions): WhatsappWebChannel {
  const { now, pause = realPause } = options;
  const log = options.log.child({ channelId: WHATSAPP_WEB_ID });
  const own = createOwnLines();
  const stopping = new AbortController();
  const session = createSession({
    create: options.create,
    log,
    now,
    pause,
    claim: options.claim ?? (async () => true),
    release: options.release ?? (async () => undefined),
    changed: options.changed ?? (() => undefined),
    listen,
    ready: takeUnread,
    ...(options.startWithinMs !== undefined && { startWithinMs: options.startWithinMs }),
    ...(options.lookEveryMs !== undefined && { lookEveryMs: options.lookEveryMs }),
    ...(options.mostBytes !== undefined && { mostBytes: options.mostBytes }),
  });
  const sendParts = createSendParts({
    client: session.client,
    own,
    ...(options.sendMs !== undefined && { sendMs: options.sendMs }),
  });
  let into: { receive: Receive; setAside: SetAside; takeReport: TakeReport } | null = null;
  let running: Promise<void> | null = null;
  const open = new Set<Promise<unknown>>();
  /** Lines are kept one after the other, in their order. */
  let taking: Promise<void> = Promise.resolve();

  function listen(client: WebClient): void {
    client.on('message', (message) => void take(message));
    client.on('message_create', (message) => {
      if (message.id.fromMe && !own.isOurs(message.body, message.id._serialized)) void take(message);
    });
    client.on('message_ack', ({ id }, ack) => {
      const messageId = own.messageIdOf(id._serialized);
      const state = ACKS.get(ack);
      if (!messageId || !state) return;
      into?.takeReport(WHATSAPP_WEB_ID, { messageId, state, at: now() }).catch((error: unknown) => {
        log.debug({ err: error }, 'a tick was not noted');
      });
    });
  }

  function take(message: WebMessage): Promise<void> {
    taking = taking.then(() => keep(message));
    return taking;
  }

  /** What has come while nobody listened is taken first: WhatsApp's page does not tell it by itself. What is told meanwhile waits. */
  function takeUnread(client: WebClient): Promise<void> {
    const reading = taking.then(async () => {
      const unread = await within(UNREAD_MS, client.unread(), 'WhatsApp’s page does not answer');
      for (const message of unread) await keep(message, now().getTime() - message.timestamp * 1000 > DAY_MS);
    });
    taking = reading.catch(() => undefined);
    return reading;
  }

  /**
   * WhatsApp's page tells everything once: it is tried until it is durable, or until this process ends and the next reads what is
   * unread. To answer what is old would write to everybody who was left unread in months, when a phone is linked first.
   */
  async function keep(message: WebMessage, isOld = false): Promise<void> {
    const translated = isOld
      ? { kind: 'ignored' as const, why: 'older than a day' }
      : toIncoming(message, WHATSAPP_WEB_ID);
    while (into && !stopping.signal.aborted) {
      try {
        if (translated.kind === 'incoming') await into.receive(translated.incoming);
        else await into.setAside(asideOf(message, translated.why));
        return;
      } catch (error) {
        log.error({ err: error }, 'A WhatsApp line could not be stored; it is tried again');
        await pause(AGAIN_MS, stopping.signal);
      }
    }
  }

  return {
    id: WHATSAPP_WEB_ID,
    kind: 'whatsapp',
    capabilities: { ...CAPABILITIES.whatsapp_web, pace: options.pace ?? PACE },
    webhookPath: null,
    link: session.link,
    pair: session.pair,
    unlink: session.unlink,
    check: async () => checkLink(session.link()),
    async startLink(source, locale) {
      const { phone } = session.link();
      return phone && whatsappLink(phone, source, locale);
    },
    async start(receive, setAside, takeReport) {
      into = { receive, setAside, takeReport };
      running = session.run(stopping.signal);
    },
    async stop() {
      into = null;
      await within(OPEN_SENDS_MS, Promise.allSettled(open), 'a line is on its way still').catch(() => undefined);
      stopping.abort();
      if (running)
        await within(STOP_GRACE_MS, running, 'the browser did not end').catch((error: unknown) =>
          log.warn({ err: error }),
        );
    },
    send(delivery) {
      const work = sendParts(delivery);
      const forget = () => open.delete(work);
      open.add(work);
      work.then(forget, forget);
      return work;
    },
    fetchFile: fetchWithin(CAPABILITIES.whatsapp_web, (file, limits) => fetchFile(session.client(), file, limits)),
    async typing(chatId) {
      const client = session.client();
      if (client) await within(TYPING_MS, client.typing(chatId), 'no answer').catch(() => undefined);
    },
  };
}

const asideOf = (message: WebMessage, reason: string) => ({
  channelId: WHATSAPP_WEB_ID,
  externalId: message.id._serialized,
  order: message.timestamp,
  why: 'ignored' as const,
  reason,
  raw: message,
});
