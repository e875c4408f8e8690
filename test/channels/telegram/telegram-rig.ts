import { z } from 'zod';
import type { Channel } from '../../../src/engine/ports.ts';
import type { FakeTelegram } from '../../support/fake-telegram.ts';
import {
  ANNA,
  buttonUpdate,
  contactUpdate,
  editUpdate,
  MEDIA,
  messageUpdate,
  startUpdate,
  textUpdate,
} from '../../support/fake-telegram-updates.ts';
import type { Rig } from '../contract.ts';
import { buildTelegram } from './build-telegram.ts';

const Markup = z.object({
  inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string().min(1) }))),
});

/** Anna's hands on the fake Telegram; `deliver` brings a numbered update to the channel by polling or by webhook. */
export function telegramRig(server: FakeTelegram, channel: Channel, deliver: (update: object) => Promise<void>): Rig {
  const chatId = String(ANNA.id);
  let updateId = 9000;
  let messageId = 900;
  let last: object = {};

  function happens(update: object): Promise<void> {
    updateId += 1;
    last = { update_id: updateId, ...update };
    return deliver(last);
  }

  return {
    channel,
    chatId,
    says(text) {
      messageId += 1;
      return happens(textUpdate(text, { message_id: messageId }));
    },
    repeats: () => deliver(last),
    presses: (payload, label) => happens(buttonUpdate(payload, label)),
    sharesPhone: (phone) => happens(contactUpdate(phone)),
    edits: (text) => happens(editUpdate(messageId, text)),
    sendsVoice: () => happens(messageUpdate(MEDIA.voice)),
    nonsense: () => happens({ message: ['что-то'] }),
    other: () => happens({ poll_answer: { poll_id: '5' } }),
    starts: (payload) => happens(startUpdate(payload)),
    shown: async () => server.shown(chatId).map(({ text }) => text ?? ''),
    keys: () => {
      const markup = Markup.safeParse(server.shown(chatId).at(-1)?.reply_markup);
      const keys = markup.success ? markup.data.inline_keyboard.flat() : [];
      return keys.map(({ text, callback_data }) => ({ title: text, payload: callback_data }));
    },
    files: {
      shown: () => server.sentFiles,
      send(bytes) {
        server.files.set('BQACAgIAAxkBAAIC', { path: 'documents/file_7.pdf', bytes });
        const document = { file_id: 'BQACAgIAAxkBAAIC', file_name: 'справка.pdf', mime_type: 'application/pdf' };
        return happens(messageUpdate({ document }));
      },
      forget: () => server.files.clear(),
      failNextText: () => server.fail('sendMessage', { status: 502, description: 'Bad Gateway' }, 1),
    },
    elsewhere: () => buildTelegram(server),
    providerIsDown: () => server.fail('sendMessage', { status: 502, description: 'Bad Gateway' }),
    customerHasBlockedUs: () =>
      server.fail('sendMessage', { status: 403, description: 'Forbidden: bot was blocked by the user' }),
    providerIsWell: () => server.heal('sendMessage'),
    close: () => server.close(),
  };
}
