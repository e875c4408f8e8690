import { z } from 'zod';
import type { ChannelEvents } from './fake-channel.ts';

/** What a bot gave to `setWebhook`. */
export interface WebhookCall {
  bot: string;
  url: string;
  secret: string;
}

const Said = z.object({ chat_id: z.coerce.number(), text: z.string() });
const Webhook = z.object({ url: z.string(), secret_token: z.string().default('') });

let lastMessageId = 1_000_000;

/** The Bot API as far as a text bot uses it. The path is `/bot<id>:<secret>/<method>`; `bot` is the id. */
export function answerBotApi(path: string, body: unknown, events: ChannelEvents): string {
  const [, bot = '', method = ''] = /^\/bot(\d+):[^/]*\/(\w+)/.exec(path) ?? [];
  switch (method) {
    case 'sendMessage':
      return sendMessage(bot, body, events);
    case 'setWebhook': {
      const { url, secret_token } = Webhook.parse(body);
      events.webhook({ bot, url, secret: secret_token });
      return ok(true);
    }
    case 'getMe':
      return ok({ id: Number(bot), is_bot: true, first_name: 'Bench', username: 'bench_bot' });
    case 'getWebhookInfo':
      return ok({ url: '', has_custom_certificate: false, pending_update_count: 0 });
    case 'getUpdates':
      return ok([]);
    default:
      return ok(true);
  }
}

function sendMessage(bot: string, body: unknown, { said }: ChannelEvents): string {
  const { chat_id, text } = Said.parse(body);
  lastMessageId += 1;
  said(bot, chat_id, text);
  const date = Math.floor(Date.now() / 1_000);
  return ok({ message_id: lastMessageId, date, chat: { id: chat_id, type: 'private', first_name: 'Анна' }, text });
}

const ok = (result: unknown): string => JSON.stringify({ ok: true, result });
