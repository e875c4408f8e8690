import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { SeededRandom } from './seeded-random.ts';

/** One `sendMessage` as the customer has seen it, in the order in which they came. */
export interface Shown {
  chatId: string;
  messageId: number;
  text: string;
  at: number;
}

export interface Webhook {
  url: string;
  secret: string;
}

export interface FakeTelegram {
  apiRoot: string;
  shown: readonly Shown[];
  /** Where updates are to be posted, as soon as the product has said so. */
  webhook(): Promise<Webhook>;
  close(): void;
}

const Payload = z.looseObject({
  chat_id: z.union([z.string(), z.number()]).optional(),
  text: z.string().optional(),
  url: z.string().optional(),
  secret_token: z.string().optional(),
});

const LATENCY_MS = [5, 30] as const;

/** A Bot API that takes everything, some milliseconds after it was asked, and remembers what it was asked to show. */
export async function startFakeTelegram(random: SeededRandom): Promise<FakeTelegram> {
  const shown: Shown[] = [];
  let learnWebhook: (webhook: Webhook) => void = () => {};
  const webhook = new Promise<Webhook>((resolve) => {
    learnWebhook = resolve;
  });

  const server = createServer((request, response) => {
    // A caller that was killed in the middle is what this bench is about.
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = /\/bot[^/]+\/(\w+)$/.exec(request.url ?? '')?.[1] ?? '';
    const payload = Payload.parse(JSON.parse((await bodyOf(request)) || '{}'));
    const result = resultOf(method, payload);
    await sleep(random.between(...LATENCY_MS));
    const body = result === undefined ? { ok: false, error_code: 404, description: 'Not Found' } : { ok: true, result };
    response.writeHead(body.ok ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  function resultOf(method: string, payload: z.infer<typeof Payload>): unknown {
    switch (method) {
      case 'getMe':
        return { id: 7_000_001, is_bot: true, first_name: 'Bench', username: 'bench_bot' };
      case 'sendMessage':
        return show(String(payload.chat_id), payload.text ?? '');
      case 'setWebhook':
        learnWebhook({ url: payload.url ?? '', secret: payload.secret_token ?? '' });
        return true;
      case 'deleteWebhook':
      case 'sendChatAction':
      case 'answerCallbackQuery':
        return true;
      default:
        return undefined;
    }
  }

  function show(chatId: string, text: string): object {
    const messageId = FIRST_MESSAGE_ID + shown.length;
    shown.push({ chatId, messageId, text, at: Date.now() });
    return {
      message_id: messageId,
      date: Math.floor(Date.now() / 1000),
      chat: { id: Number(chatId), type: 'private' },
      text,
    };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fake Telegram has no port.');
  return {
    apiRoot: `http://127.0.0.1:${address.port}`,
    shown,
    webhook: () => webhook,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Over all chats, so that an id names one message. */
const FIRST_MESSAGE_ID = 500_001;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
