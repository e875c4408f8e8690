import type { Button, OutgoingContent } from '../../domain/message.ts';
import { splitText } from '../split-text.ts';
import { fittingButtons, keyboardRows } from './keyboard.ts';

/** Bot API: 4096 characters; counted here in UTF-16 units, which are never fewer. */
export const TEXT_LENGTH = 4096;

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
export function fromOutgoing(content: OutgoingContent): TelegramPart[] {
  const { shown, left } = fittingButtons(content.buttons ?? []);
  const text = [content.text, ...left.map(({ label }) => `• ${label}`)].join('\n');
  const parts = splitText(text, TEXT_LENGTH).filter((part) => part.trim() !== '');
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    return { text: part, reply_markup: isLast ? lastMarkup(shown, content.contactRequest) : { remove_keyboard: true } };
  });
}

function lastMarkup(buttons: readonly Button[], contactRequest: string | undefined): TelegramPart['reply_markup'] {
  if (contactRequest) {
    const plain = keyboardRows(buttons, ({ label }) => ({ text: label }));
    const keyboard = [[{ text: contactRequest, request_contact: true } as const], ...plain];
    return { keyboard, resize_keyboard: true, one_time_keyboard: true };
  }
  if (buttons.length === 0) return { remove_keyboard: true };
  return { inline_keyboard: keyboardRows(buttons, ({ label, payload }) => ({ text: label, callback_data: payload })) };
}
