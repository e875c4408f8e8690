import type { AuthStrategy, Client } from 'whatsapp-web.js';
import { z } from 'zod';
import { within } from '../within.ts';
import { processMemory } from './browser-memory.ts';
import { calm } from './calm.ts';
import { findBrowser } from './find-browser.ts';
import { type RemoteOptions, remoteAuth } from './remote-auth.ts';
import { takeFolder } from './take-folder.ts';
import type { CreateWebClient, WebMessage } from './web-client.ts';

export interface BrowserOptions {
  /** Where the session is kept: one folder, one process. */
  sessionDir: string;
  executablePath: string | undefined;
  /** For several machines: the session is kept in an archive, too, and begun from it. */
  remote?: Omit<RemoteOptions, 'folder'>;
  /** Page served instead of WhatsApp's own, by version; for tests. */
  pinned?: { version: string; folder: string };
  /** More switches of the browser. */
  args?: readonly string[];
}

const Raw = z.looseObject({
  id: z.looseObject({ _serialized: z.string().min(1), fromMe: z.boolean() }),
  from: z.string().default(''),
  to: z.string().default(''),
  body: z.string().nullish(),
  type: z.string(),
  timestamp: z.number(),
  hasMedia: z.boolean().optional().catch(undefined),
  duration: z.coerce.number().nonnegative().optional().catch(undefined),
  _data: z
    .looseObject({
      notifyName: z.string().optional(),
      mimetype: z.string().max(127).optional().catch(undefined),
      filename: z.string().max(255).optional().catch(undefined),
      size: z.number().nonnegative().optional().catch(undefined),
    })
    .optional(),
});
const Downloaded = z
  .looseObject({
    data: z.string(),
    mimetype: z.string().optional().catch(undefined),
    filename: z.string().nullish().catch(undefined),
  })
  .nullish();

const UNREAD_CHATS = 200;
const UNREAD_LINES = 100;
const CLOSE_MS = 2_000;

/** whatsapp-web.js on Chromium. It is no official way in: WhatsApp may change its page, or block the number, at any time. */
export function webClients(options: BrowserOptions): CreateWebClient {
  return async ({ pairingPhone }) => {
    const browser = await findBrowser(options.executablePath);
    // Only now: it brings Puppeteer with it, some five hundred files that hardly any installation needs.
    const { default: library } = await import('whatsapp-web.js');
    await takeFolder(options.sessionDir);
    const { remote, sessionDir } = options;
    const authStrategy = remote
      ? remoteAuth(library, { ...remote, folder: sessionDir })
      : new library.LocalAuth({ dataPath: sessionDir });
    const client = new library.Client({
      authStrategy,
      ...(pairingPhone && {
        pairWithPhoneNumber: { phoneNumber: pairingPhone, showNotification: true, intervalMs: 180_000 },
      }),
      ...(options.pinned && {
        webVersion: options.pinned.version,
        webVersionCache: { type: 'local' as const, path: options.pinned.folder, strict: true },
      }),
      puppeteer: {
        executablePath: browser.path,
        headless: true,
        // The server ends its parts itself, in their order.
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
        args: [...browser.args, '--disable-gpu', '--no-first-run', '--disable-extensions', ...(options.args ?? [])],
      },
    });
    const life = guarded(client, authStrategy);
    return {
      on: (event, listener) => void client.on(event, adapted(listener)),
      initialize: life.initialize,
      ownNumber: () => client.info?.wid?.user ?? null,
      state: () => client.getState(),
      async memory() {
        const pid = client.pupBrowser?.process()?.pid;
        const taken = pid === undefined ? null : await processMemory(pid);
        if (taken !== null) return taken;
        const { JSHeapUsedSize = null } = (await client.pupPage?.metrics()) ?? {};
        return JSHeapUsedSize;
      },
      async send(chatId, text) {
        const sent: unknown = await client.sendMessage(chatId, text, { linkPreview: false, waitUntilMsgSent: true });
        return Sent.parse(sent ?? null)?.id._serialized ?? null;
      },
      async sendFile(chatId, { bytes, mime, name, as, caption }) {
        const media = new library.MessageMedia(mime, bytes.toString('base64'), name, bytes.length);
        const sent: unknown = await client.sendMessage(chatId, media, {
          waitUntilMsgSent: true,
          ...(caption !== null && { caption }),
          ...(as === 'voice' && { sendAudioAsVoice: true }),
          ...(as === 'document' && { sendMediaAsDocument: true }),
        });
        return Sent.parse(sent ?? null)?.id._serialized ?? null;
      },
      async fetchFile(messageId) {
        const message = await client.getMessageById(messageId);
        const found = Downloaded.parse(await message?.downloadMedia());
        if (!found) return null;
        const { data, mimetype, filename } = found;
        return {
          bytes: Buffer.from(data, 'base64'),
          ...(mimetype !== undefined && { mime: mimetype }),
          ...(filename && { name: filename }),
        };
      },
      async typing(chatId) {
        const chat = await client.getChatById(chatId);
        await chat.sendStateTyping();
      },
      async unread() {
        const chats = (await client.getChats()).filter(({ unreadCount, isGroup }) => unreadCount > 0 && !isGroup);
        const lines = await Promise.all(
          chats
            .slice(0, UNREAD_CHATS)
            .map((chat) => chat.fetchMessages({ limit: Math.min(chat.unreadCount, UNREAD_LINES), fromMe: false })),
        );
        return lines
          .flat()
          .flatMap(messageOf)
          .sort((a, b) => a.timestamp - b.timestamp);
      },
      evaluate: async (script) => client.pupPage?.evaluate(script),
      logout: () => client.logout(),
      destroy: life.destroy,
    };
  };
}

/**
 * The library calls some of its own methods without waiting for their end; how those fail is what ends a session, not a server. A
 * browser that has come up after its client was ended is ended, too.
 */
function guarded(client: Client, authStrategy: AuthStrategy) {
  let isStarting = false;
  let isEnded = false;
  const lost = (error: unknown): void => void client.emit('disconnected', String(error));
  calm(client, 'inject', (error) => {
    if (isStarting) throw error;
    lost(error);
  });
  calm(client, 'requestPairingCode', lost);
  calm(client, 'destroy', () => undefined);
  calm(authStrategy, 'logout', () => undefined);

  async function destroy(): Promise<void> {
    isEnded = true;
    const browser = client.pupBrowser;
    await within(CLOSE_MS, client.destroy(), 'the browser does not close').catch(() => undefined);
    browser?.process()?.kill('SIGKILL');
  }

  const opened = authStrategy.afterBrowserInitialized.bind(authStrategy);
  authStrategy.afterBrowserInitialized = async () => {
    if (isStarting && isEnded) {
      await destroy();
      throw new Error('the client was ended while its browser came up');
    }
    await opened();
  };

  return {
    destroy,
    async initialize(): Promise<void> {
      isStarting = true;
      try {
        await client.initialize();
      } finally {
        isStarting = false;
      }
    },
  };
}

const Sent = z.looseObject({ id: z.looseObject({ _serialized: z.string().min(1) }) }).nullable();

/** The library's objects carry the whole client with them: only what we read goes on. What is no message goes on as it is. */
const adapted =
  (listener: (...given: never[]) => void) =>
  (...given: unknown[]): void => {
    const [first, ...rest] = given;
    if (typeof first !== 'object' || first === null) return void Reflect.apply(listener, undefined, given);
    for (const message of messageOf(first)) Reflect.apply(listener, undefined, [message, ...rest]);
  };

function messageOf(raw: unknown): WebMessage[] {
  const parsed = Raw.safeParse(raw);
  if (!parsed.success) return [];
  const { id, from, to, body, type, timestamp, _data } = parsed.data;
  const file = parsed.data.hasMedia && fileOf(parsed.data);
  return [
    {
      id,
      from,
      to,
      body: body ?? '',
      type,
      timestamp,
      ...(_data?.notifyName && { notifyName: _data.notifyName }),
      ...(file && { file }),
    },
  ];
}

function fileOf({ duration, _data: { mimetype, filename, size } = {} }: z.infer<typeof Raw>): WebMessage['file'] {
  return {
    ...(mimetype !== undefined && { mime: mimetype }),
    ...(filename !== undefined && { name: filename }),
    ...(size !== undefined && { bytes: size }),
    ...(duration !== undefined && { seconds: duration }),
  };
}
