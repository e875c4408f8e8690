import { z } from 'zod';

/** Only what we read. A field of no consequence with a wrong type is dropped instead of losing the customer's message. */
const id = z.number().int();
const softText = z.string().optional().catch(undefined);
const seconds = z.number().int().nonnegative().max(8.64e12);

const User = z.object({
  id,
  first_name: softText,
  last_name: softText,
  username: softText,
  language_code: softText,
});
export type TelegramUser = z.infer<typeof User>;

const Chat = z.object({ id, type: z.string() });

const Contact = z.object({
  phone_number: z.string(),
  first_name: softText,
  last_name: softText,
  user_id: id.optional().catch(undefined),
});

/** Loose: the keys tell which kind of media or service message it is. */
const Message = z.looseObject({
  message_id: id,
  date: seconds,
  edit_date: seconds.optional(),
  chat: Chat,
  from: User.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  contact: Contact.optional(),
});
export type TelegramMessage = z.infer<typeof Message>;

const InlineKeyboard = z.object({
  inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string().optional() }))),
});

const CallbackQuery = z.object({
  id: z.string(),
  from: User,
  data: z.string().optional(),
  message: z.object({ chat: Chat, reply_markup: InlineKeyboard.optional().catch(undefined) }).optional(),
});
export type TelegramCallbackQuery = z.infer<typeof CallbackQuery>;

/** The kinds that we ask Telegram for; others are never sent to us. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query'] as const;

export const TelegramUpdate = z.object({
  update_id: id.nonnegative(),
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: CallbackQuery.optional(),
});
export type TelegramUpdate = z.infer<typeof TelegramUpdate>;
