import { EventEmitter } from 'node:events';
import type { WebClient, WebMessage, WebUpload } from '../../../src/channels/whatsapp-web/web-client.ts';

export const ANNA = '79281234567@c.us';
const OURS = '78630000000@c.us';

let ids = 0;
let seconds = Date.parse('2026-11-22T11:00:00Z') / 1000;

/** A line of Anna's. */
export function annaSays(content: Partial<WebMessage>): WebMessage {
  ids += 1;
  seconds += 1;
  return {
    id: { _serialized: `false_${ANNA}_${ids}`, fromMe: false },
    from: ANNA,
    to: OURS,
    body: '',
    type: 'chat',
    timestamp: seconds,
    notifyName: 'Анна',
    ...content,
  };
}

/** A line under our own number. */
export function weSaid(body: string, id = `true_${ANNA}_${++ids}`): WebMessage {
  seconds += 1;
  return { id: { _serialized: id, fromMe: true }, from: OURS, to: ANNA, body, type: 'chat', timestamp: seconds };
}

export interface PlayedClient extends WebClient {
  /** What WhatsApp's page tells. */
  tells: EventEmitter;
  /** Lines that the page was given, and those that went out. */
  given: string[];
  sent: { chatId: string; text: string }[];
  /** Files that went out, and those that messages of customers carry, by the message's id. */
  sentFiles: WebUpload[];
  files: Map<string, { bytes: Buffer; mime?: string; name?: string }>;
  typed: string[];
  waiting: WebMessage[];
  /** So many lines of text fail before one goes. */
  failTexts: number;
  /** How sending goes wrong, if it does. */
  fault: 'nobody' | 'throws' | 'hangs' | null;
  /** How the browser is; an error: it was killed. */
  mood: string | Error;
  heap: number;
  destroyed: number;
  loggedOut: number;
  /** How starting goes: `silent`, it never says that it is ready. */
  start: 'well' | 'fails' | 'hangs' | 'silent';
  /** Lets the calls end that hang. */
  letGo(): void;
}

/** A browser whose page we play. `becomesReady`: the phone is linked already. */
export function playClient({ becomesReady = true } = {}): PlayedClient {
  const tells = new EventEmitter();
  const held: (() => void)[] = [];
  const client: PlayedClient = {
    tells,
    given: [],
    sent: [],
    sentFiles: [],
    files: new Map(),
    typed: [],
    waiting: [],
    failTexts: 0,
    fault: null,
    mood: 'CONNECTED',
    heap: 50_000_000,
    destroyed: 0,
    loggedOut: 0,
    start: 'well',
    letGo() {
      for (const go of held.splice(0)) go();
    },
    on: (event, listener) => void tells.on(event, listener),
    async initialize() {
      if (client.start === 'fails') throw new Error('no page');
      if (client.start === 'hangs') return new Promise(() => undefined);
      if (client.start === 'silent') return;
      if (becomesReady) tells.emit('ready');
      else tells.emit('qr', 'ref,key,identity,secret,1');
    },
    ownNumber: () => '78630000000',
    async state() {
      if (client.mood instanceof Error) throw client.mood;
      return client.mood;
    },
    memory: async () => client.heap,
    async send(chatId, text) {
      if (client.failTexts > 0) {
        client.failTexts -= 1;
        throw new Error('Attempted to use detached Frame');
      }
      return taken(text, () => client.sent.push({ chatId, text }));
    },
    sendFile: (_chatId, file) => taken(file.caption ?? '', () => client.sentFiles.push(file)),
    async fetchFile(messageId) {
      if (client.fault === 'throws') throw new Error('Attempted to use detached Frame');
      return client.files.get(messageId) ?? null;
    },
    async typing(chatId) {
      client.typed.push(chatId);
    },
    unread: async () => client.waiting.splice(0),
    evaluate: async () => undefined,
    async logout() {
      client.loggedOut += 1;
    },
    async destroy() {
      client.destroyed += 1;
    },
  };
  return client;

  /** The page takes something under these words. */
  async function taken(words: string, keep: () => unknown): Promise<string | null> {
    client.given.push(words);
    if (client.fault === 'throws') throw new Error('Attempted to use detached Frame');
    // WhatsApp's page keeps the line in a queue of its own.
    if (client.fault === 'hangs') await new Promise<void>((resolve) => held.push(resolve));
    if (client.fault === 'nobody') return null;
    const line = weSaid(words);
    // The page tells of the line before the call ends.
    tells.emit('message_create', line);
    keep();
    return line.id._serialized;
  }
}
