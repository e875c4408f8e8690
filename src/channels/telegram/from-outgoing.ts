import { CAPABILITIES } from '../../domain/capabilities/table.ts';
import type { OutgoingContent } from '../../domain/message.ts';
import { splitMessage } from '../../text/split-text.ts';
import { fitMenu, type Key } from '../fit-menu.ts';
import { keyboardRows } from './keyboard.ts';

const { textLength, textUnit, menus } = CAPABILITIES.telegram;

type InlineKeyboard = { inline_keyboard: { text: string; callback_data: string }[][] };
type ContactKeyboard = {
  keyboard: ({ text: string; request_contact: true } | { text: string })[][];
  resize_keyboard: true;
  one_time_keyboard: true;
};
type NoKeyboard = { remove_keyboard: true };

/** One `sendMessage`, without the chat. There is no `parse_mode`: what a customer or a model wrote can never act as markup. */
export interface TelegramPart {
  text: string;
  reply_markup: InlineKeyboard | ContactKeyboard | NoKeyboard;
}

/**
 * What we say as Telegram messages, in order; none when there is no visible text. Keys stand under the last part; the parts
 * without keys take an old contact keyboard away. A button that Telegram would refuse becomes a line of text. Beside a
 * contact key, buttons are plain keys (one message has one keyboard) and come back as their label's text, without payload.
 */
export function fromOutgoing({ text, buttons = [], contactRequest }: OutgoingContent): TelegramPart[] {
  const { keys, lines } = fitMenu(buttons, menus);
  const parts = splitMessage([text, ...lines].join('\n'), textLength, textUnit);
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    return { text: part, reply_markup: isLast ? lastMarkup(keys, contactRequest) : { remove_keyboard: true } };
  });
}

function lastMarkup(keys: readonly Key[], contactRequest: string | undefined): TelegramPart['reply_markup'] {
  if (contactRequest) {
    const plain = keyboardRows(keys, ({ title }) => ({ text: title }));
    const keyboard = [[{ text: contactRequest, request_contact: true } as const], ...plain];
    return { keyboard, resize_keyboard: true, one_time_keyboard: true };
  }
  if (keys.length === 0) return { remove_keyboard: true };
  return { inline_keyboard: keyboardRows(keys, ({ title, payload }) => ({ text: title, callback_data: payload })) };
}
