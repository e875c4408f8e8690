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
    providerIsDown: () => server.fail('sendMessage', { status: 502, description: 'Bad Gateway' }),
    customerHasBlockedUs: () =>
      server.fail('sendMessage', { status: 403, description: 'Forbidden: bot was blocked by the user' }),
    providerIsWell: () => server.heal('sendMessage'),
    close: () => server.close(),
  };
}
