import { threadIdOf } from '../../src/domain/channel.ts';
import type { Parcel } from './deliver.ts';
import type { Webhook } from './fake-telegram.ts';
import type { Line } from './plan.ts';

/** One customer at one channel. */
export interface Customer {
  threadId: string;
  /** Puts the next line into the form of the channel, under the id that the product's inbox will have for it. */
  write(line: Line): { inboxId: string; parcel: Parcel };
}

/** Customers of one Telegram bot; updates are numbered over all of them as they are written. */
export function telegramCustomers({ url, secret }: Webhook, botId: string): (number: number) => Customer {
  const channelId = `telegram:${botId}`;
  let updateId = 1_000;
  return (number) => {
    const chatId = 40_000 + number;
    let messageId = 0;
    return {
      threadId: threadIdOf(channelId, String(chatId)),
      write(line) {
        updateId += 1;
        messageId += 1;
        const update = { update_id: updateId, ...updateOf(line, chatId, messageId, updateId) };
        const parcel = {
          url,
          headers: { 'x-telegram-bot-api-secret-token': secret },
          body: JSON.stringify(update),
        };
        return { inboxId: `${channelId}:${updateId}`, parcel };
      },
    };
  };
}

function updateOf(line: Line, chatId: number, messageId: number, updateId: number): object {
  const from = { id: chatId, is_bot: false, first_name: `Клиент ${chatId}`, language_code: 'ru' };
  const chat = { id: chatId, type: 'private' };
  const message = { message_id: messageId, date: Math.floor(Date.now() / 1000), chat };
  if (line.kind === 'text') return { message: { ...message, from, text: line.text } };
  const keyboard = { inline_keyboard: [[{ text: line.label, callback_data: line.payload }]] };
  return {
    callback_query: {
      id: String(updateId),
      from,
      chat_instance: String(chatId),
      data: line.payload,
      message: { ...message, text: '…', reply_markup: keyboard },
    },
  };
}

/** A visitor of the web chat, whose session is open. */
export function webCustomer(api: string, token: string, chatId: string): Customer {
  const threadId = threadIdOf('web:main', chatId);
  let count = 0;
  return {
    threadId,
    write(line) {
      count += 1;
      const id = `m${count}`;
      const said = line.kind === 'text' ? { text: line.text } : { payload: line.payload, label: line.label };
      const parcel = {
        url: `${api}/messages`,
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ id, ...said }),
      };
      return { inboxId: `${threadId}/${id}`, parcel };
    },
  };
}
