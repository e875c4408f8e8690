import type { Incoming, IncomingContent, Origin } from '../../domain/incoming.ts';
import type { Locale } from '../../domain/localized.ts';
import { incomingText } from '../incoming-text.ts';
import { filesOf } from './files-of.ts';
import { mediaOf } from './media-of.ts';
import { startCommand } from './start-command.ts';
import { type TelegramCallbackQuery, type TelegramMessage, TelegramUpdate, type TelegramUser } from './update.ts';

export type Translated =
  | { kind: 'incoming'; incoming: Incoming; callbackQueryId?: string }
  /** Real, but nothing for us: a group, a service note, a kind of update that we do not handle. */
  | { kind: 'ignored'; why: string }
  /** Not an update at all; `why` names fields, never their content. */
  | { kind: 'malformed'; why: string };

/** Who we are, and the time for what Telegram does not date (button presses). */
export interface TranslationContext {
  channelId: string;
  now: Date;
}

/** Languages whose speakers, as a rule, would rather be answered in Russian than in English. */
const RUSSIAN_FIRST = /^(ru|uk|be|kk)\b/iu;

/** One Telegram update in the shape of all channels. Pure; never throws, whatever came. */
export function toIncoming(raw: unknown, context: TranslationContext): Translated {
  const parsed = TelegramUpdate.safeParse(raw);
  if (!parsed.success) {
    return { kind: 'malformed', why: parsed.error.issues.map(flawOf).join('; ') };
  }
  const update = parsed.data;
  const ignored = (why: string): Translated => ({ kind: 'ignored', why });
  const base = {
    channelId: context.channelId,
    channelKind: 'telegram',
    externalId: String(update.update_id),
    order: update.update_id,
    raw,
  } as const;

  if (update.callback_query) {
    const query = update.callback_query;
    if (query.data === undefined) return ignored('a button without data');
    if (query.message && query.message.chat.type !== 'private') return ignored('not a private chat');
    const content = buttonOf(query, query.data);
    const chatId = String(query.message?.chat.id ?? query.from.id);
    const incoming = { ...base, chatId, at: context.now, profile: profileOf(query.from), content };
    return { kind: 'incoming', incoming, callbackQueryId: query.id };
  }

  const message = update.message ?? update.edited_message;
  if (!message) return ignored('an update of another kind');
  if (message.chat.type !== 'private') return ignored('not a private chat');
  const said = update.message ? newMessage(message) : editedMessage(message);
  if (!said) return ignored(update.message ? 'a service note' : 'an edit without text');
  const at = new Date((update.message ? message.date : (message.edit_date ?? message.date)) * 1000);
  const chatId = String(message.chat.id);
  return { kind: 'incoming', incoming: { ...base, chatId, at, profile: profileOf(message.from), ...said } };
}

/** How a message is named on both sides, so that an edit finds it: Telegram numbers messages within a chat only. */
export function providerMessageIdOf(chatId: string | number, messageId: number): string {
  return `${chatId}/${messageId}`;
}

/** "message.date: expected number, received string". */
function flawOf({ path, message }: { path: PropertyKey[]; message: string }): string {
  return `${path.join('.') || 'update'}: ${message.replace(/^Invalid input: /u, '')}`;
}

type Said = { content: IncomingContent; origin?: Origin; providerMessageId?: string };

function newMessage(message: TelegramMessage): Said | null {
  const providerMessageId = providerMessageIdOf(message.chat.id, message.message_id);
  if (message.text !== undefined) {
    const start = startCommand(message.text);
    if (!start) return { providerMessageId, content: { kind: 'text', text: incomingText(message.text) } };
    const content = { kind: 'start', text: incomingText(start.payload) } as const;
    return { providerMessageId, content, ...(start.origin && { origin: start.origin }) };
  }
  const content = ownPhone(message) ?? mediaContent(message);
  return content && { providerMessageId, content };
}

/** Without text or caption it is a live location on the move, which says nothing new. */
function editedMessage(message: TelegramMessage): Said | null {
  const text = message.text ?? message.caption;
  if (text === undefined) return null;
  const originalId = providerMessageIdOf(message.chat.id, message.message_id);
  return { content: { kind: 'edit', text: incomingText(text), originalId } };
}

/** A card from the address book may be anybody's; only one's own number says who is writing. */
function ownPhone({ contact, from }: TelegramMessage): IncomingContent | null {
  if (!contact || contact.user_id === undefined || contact.user_id !== from?.id) return null;
  // Telegram keeps numbers in international form but leaves the plus out on some clients.
  const phone = /^\d+$/u.test(contact.phone_number) ? `+${contact.phone_number}` : contact.phone_number;
  const name = fullName(contact);
  return { kind: 'phone', phone, ...(name && { name }) };
}

function mediaContent(message: TelegramMessage): IncomingContent | null {
  const media = mediaOf(message);
  if (!media) return null;
  const files = filesOf(message, media);
  return {
    kind: 'media',
    media,
    ...(message.caption !== undefined && { caption: incomingText(message.caption) }),
    ...(files.length > 0 && { files }),
  };
}

function buttonOf(query: TelegramCallbackQuery, payload: string): IncomingContent {
  const buttons = query.message?.reply_markup?.inline_keyboard.flat() ?? [];
  const label = buttons.find((button) => button.callback_data === payload)?.text;
  return { kind: 'button', payload, ...(label !== undefined && { label }) };
}

function profileOf(user: TelegramUser | undefined): Incoming['profile'] {
  const name = user && fullName(user);
  const locale = user?.language_code && localeOf(user.language_code);
  return { ...(name && { name }), ...(user?.username && { username: user.username }), ...(locale && { locale }) };
}

function fullName(person: { first_name?: string | undefined; last_name?: string | undefined }): string {
  return [person.first_name, person.last_name].filter(Boolean).join(' ').trim();
}

function localeOf(languageCode: string): Locale {
  return RUSSIAN_FIRST.test(languageCode) ? 'ru' : 'en';
}
