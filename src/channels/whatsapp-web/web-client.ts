import type { FileKind } from '../../domain/capabilities/capabilities.ts';

/** A message as whatsapp-web.js shows it, as far as we read it. */
export interface WebMessage {
  id: { _serialized: string; fromMe: boolean };
  from: string;
  to: string;
  body: string;
  /** `chat` for text. */
  type: string;
  /** Seconds. */
  timestamp: number;
  /** Name that the person has given to themself. */
  notifyName?: string;
  /** What is told of its file, if it has one. */
  file?: { mime?: string; name?: string; bytes?: number; seconds?: number };
}

/** A file on its way out. */
export interface WebUpload {
  bytes: Buffer;
  mime: string;
  name: string;
  as: FileKind;
  caption: string | null;
}

export interface WebClientEvents {
  qr(code: string): void;
  code(pairingCode: string): void;
  authenticated(): void;
  ready(): void;
  auth_failure(reason: string): void;
  disconnected(reason: string): void;
  message(message: WebMessage): void;
  /** Of ours, written here or on the phone. */
  message_create(message: WebMessage): void;
  /** 1 the server has it, 2 the phone, 3 it was read; -1 it failed. */
  message_ack(message: WebMessage, ack: number): void;
}

/** What we need of whatsapp-web.js. Every call may hang for ever or throw: the browser may be gone. */
export interface WebClient {
  on<E extends keyof WebClientEvents>(event: E, listener: WebClientEvents[E]): void;
  initialize(): Promise<void>;
  /** The number that is connected: digits. */
  ownNumber(): string | null;
  state(): Promise<string | null>;
  /** Bytes that the browser takes with all its processes, or else the heap of its page; null when nobody knows. */
  memory(): Promise<number | null>;
  /** Gives the message's id, or null when WhatsApp knows nobody of that number. */
  send(chatId: string, text: string): Promise<string | null>;
  /** The same for a file. */
  sendFile(chatId: string, file: WebUpload): Promise<string | null>;
  /** The bytes of a message's file; null when WhatsApp has it no more. */
  fetchFile(messageId: string): Promise<{ bytes: Buffer; mime?: string; name?: string } | null>;
  typing(chatId: string): Promise<void>;
  /** What came while nobody listened: the unread lines of all chats, oldest first. */
  unread(): Promise<WebMessage[]>;
  /** Runs a script in the page; for tests. */
  evaluate(script: string): Promise<unknown>;
  /** Ends the session for good: the phone has to be linked anew. */
  logout(): Promise<void>;
  destroy(): Promise<void>;
}

/** Makes a client on a browser of its own; `pairingPhone` asks for a code to be typed in instead of a QR code. */
export type CreateWebClient = (options: { pairingPhone: string | null }) => Promise<WebClient>;
