import { EventEmitter } from 'node:events';
import type { WebClient, WebMessage } from '../../../src/channels/whatsapp-web/web-client.ts';

export const ANNA = '79281234567@c.us';
const OURS = '78630000000@c.us';

let ids = 0;
let seconds = 1_760_000_000;

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
  sent: { chatId: string; text: string }[];
  typed: string[];
  waiting: WebMessage[];
  /** How sending goes wrong, if it does. */
  fault: 'nobody' | 'throws' | 'hangs' | null;
  /** How the browser is; an error: it was killed. */
  mood: string | Error;
  heap: number;
  destroyed: number;
  loggedOut: number;
}

/** A browser whose page we play. `becomesReady`: the phone is linked already. */
export function playClient({ becomesReady = true } = {}): PlayedClient {
  const tells = new EventEmitter();
  const client: PlayedClient = {
    tells,
    sent: [],
    typed: [],
    waiting: [],
    fault: null,
    mood: 'CONNECTED',
    heap: 50_000_000,
    destroyed: 0,
    loggedOut: 0,
    on: (event, listener) => void tells.on(event, listener),
    async initialize() {
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
      if (client.fault === 'throws') throw new Error('Attempted to use detached Frame');
      if (client.fault === 'hangs') return new Promise(() => undefined);
      if (client.fault === 'nobody') return null;
      const line = weSaid(text);
      // The page tells of the line before the call ends.
      tells.emit('message_create', line);
      client.sent.push({ chatId, text });
      return line.id._serialized;
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
}
