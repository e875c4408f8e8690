/** One line of a customer on its way to a bot. */
export interface Line {
  chatId: number;
  text: string;
  /** Grows with every line, over all chats. */
  number: number;
}

export type Protocol = 'telegram' | 'botframework';

/** The webhook's body, as the provider would send it. */
export function bodyOf(protocol: Protocol, line: Line, channelPort: number): string {
  return JSON.stringify(protocol === 'telegram' ? telegramUpdate(line) : activity(line, channelPort));
}

function telegramUpdate({ chatId, text, number }: Line): object {
  const name = { first_name: 'Анна', last_name: 'Смирнова', username: `anna_${chatId}` };
  return {
    update_id: 700_000_000 + number,
    message: {
      message_id: number,
      from: { id: chatId, is_bot: false, ...name, language_code: 'ru' },
      chat: { id: chatId, ...name, type: 'private' },
      date: Math.floor(Date.now() / 1_000),
      text,
    },
  };
}

function activity({ chatId, text, number }: Line, channelPort: number): object {
  return {
    type: 'message',
    id: `${number}`,
    timestamp: new Date().toISOString(),
    channelId: 'emulator',
    serviceUrl: `http://127.0.0.1:${channelPort}`,
    from: { id: `${chatId}`, name: 'Анна Смирнова' },
    recipient: { id: 'bot', name: 'Bench' },
    conversation: { id: `${chatId}` },
    locale: 'ru-RU',
    text,
  };
}
