/** Updates in the form in which the Bot API sends them, for one customer, Анна, in a private chat. */
export const ANNA = {
  id: 424242,
  is_bot: false,
  first_name: 'Анна',
  last_name: 'Белова',
  username: 'anna_b',
  language_code: 'ru',
};
export const ANNA_CHAT = { id: ANNA.id, first_name: 'Анна', last_name: 'Белова', username: 'anna_b', type: 'private' };

/** 2025-10-09T08:53:20Z in Telegram's seconds. */
export const SENT_AT = 1_760_000_000;

let lastMessageId = 100;

export function messageUpdate(content: object, overrides: object = {}): { message: object } {
  lastMessageId += 1;
  return {
    message: { message_id: lastMessageId, from: ANNA, chat: ANNA_CHAT, date: SENT_AT, ...content, ...overrides },
  };
}

export const textUpdate = (text: string, overrides: object = {}) => messageUpdate({ text }, overrides);

export function startUpdate(payload = '') {
  const text = payload ? `/start ${payload}` : '/start';
  return messageUpdate({ text, entities: [{ offset: 0, length: 6, type: 'bot_command' }] });
}

export function buttonUpdate(payload: string, label: string) {
  const from = { id: 7000001, is_bot: true, first_name: 'Салон', username: 'salon_bot' };
  const reply_markup = { inline_keyboard: [[{ text: label, callback_data: payload }]] };
  const message = { message_id: 77, from, chat: ANNA_CHAT, date: SENT_AT, text: 'Выберите время', reply_markup };
  return {
    callback_query: { id: '1822023420', from: ANNA, message, chat_instance: '-5571204337', data: payload },
  };
}

export const contactUpdate = (phone: string, userId: number | undefined = ANNA.id) =>
  messageUpdate({ contact: { phone_number: phone, first_name: 'Анна', last_name: 'Белова', user_id: userId } });

export function editUpdate(messageId: number, text: string) {
  const edited = { message_id: messageId, from: ANNA, chat: ANNA_CHAT, date: SENT_AT, edit_date: SENT_AT + 60, text };
  return { edited_message: edited };
}

const FILE = { file_id: 'AwACAgIAAxkBAAIB', file_unique_id: 'AgADkwADRZ5g', file_size: 12_345 };
/** One message of each kind without text. */
export const MEDIA = {
  sticker: {
    sticker: { ...FILE, width: 512, height: 512, emoji: '👍', is_animated: false, is_video: false, type: 'regular' },
  },
  voice: { voice: { ...FILE, duration: 4, mime_type: 'audio/ogg' } },
  audio: { audio: { ...FILE, duration: 180, mime_type: 'audio/mpeg', title: 'Песня' } },
  photo: { photo: [{ ...FILE, width: 90, height: 67 }], caption: 'Хочу такой цвет' },
  document: { document: { ...FILE, file_name: 'справка.pdf', mime_type: 'application/pdf' } },
  video: { video: { ...FILE, width: 640, height: 480, duration: 5, mime_type: 'video/mp4' } },
  videoNote: { video_note: { ...FILE, length: 240, duration: 3 } },
  animation: { animation: { ...FILE, width: 320, height: 240, duration: 2 }, document: FILE },
  location: { location: { latitude: 47.222078, longitude: 39.720358 } },
  venue: {
    venue: { location: { latitude: 47.2, longitude: 39.7 }, title: 'Кафе', address: 'Пушкинская, 1' },
    location: {},
  },
  poll: { poll: { id: '5', question: 'Куда?', options: [], total_voter_count: 0 } },
} as const;
