import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js';
import { ANNA, MEDIA, messageUpdate } from '../../support/fake-telegram-updates.ts';
import { describeChannel, type Rig } from '../contract.ts';
import { createFakeInbox, type FakeInbox } from '../inbox.ts';
import { buildTelegram } from './build-telegram.ts';

const TOKEN = '7000002:BBtest-api';
const chatId = String(ANNA.id);

/**
 * The channel against somebody else's Bot API server. It cannot play repeats, edits, odd updates, failures or a blocked bot; it has no
 * sendChatAction, sends no webhook secret, and forgets an update once fetched; our own fake covers these.
 */
describeChannel('Telegram on telegram-test-api', setUp, ['repeats', 'edits', 'outages', 'asides', 'menus', 'files']);

describe('Telegram on telegram-test-api', () => {
  it('shows buttons that come back with their payload', async () => {
    const inbox = createFakeInbox();
    const { channel, presses, close, server } = await setUp(inbox);
    const buttons = [{ label: '15:00', payload: 'slot:15' }];
    await channel.send({ messageId: 'm1', chatId, content: { text: 'Когда?', buttons }, locale: 'ru', attempt: 1 });
    expect(server.storage.botMessages[0]?.message).toMatchObject({
      text: 'Когда?',
      reply_markup: { inline_keyboard: [[{ text: '15:00', callback_data: 'slot:15' }]] },
    });
    await presses('slot:15', '15:00');
    const content = { kind: 'button', payload: 'slot:15', label: '15:00' };
    expect((await inbox.arrived(1))[0]).toMatchObject({ chatId, content });
    await channel.stop();
    await close();
  });
});

async function setUp({
  receive,
  setAside,
  takeReport,
}: Pick<FakeInbox, 'receive' | 'setAside' | 'takeReport'>): Promise<Rig & { server: TelegramServer }> {
  const server = new TelegramServer({ port: await freePort(), host: '127.0.0.1' });
  await server.start();
  const client = server.getClient(TOKEN, { userId: ANNA.id, chatId: ANNA.id, firstName: 'Анна' });
  const channel = buildTelegram({ apiRoot: server.config.apiURL, token: TOKEN });
  await channel.start(receive, setAside, takeReport);
  const sends = (content: object) =>
    server.addUserMessage({ ...client.makeMessage(''), text: undefined, ...messageUpdate(content).message });
  return {
    server,
    channel,
    chatId,
    says: async (text) => void (await client.sendMessage(client.makeMessage(text))),
    presses: async (payload, label) => {
      const reply_markup = { inline_keyboard: [[{ text: label, callback_data: payload }]] };
      await client.sendCallback(client.makeCallbackQuery(payload, { message: { reply_markup } }));
    },
    sharesPhone: (phone) => sends({ contact: { phone_number: phone, first_name: 'Анна', user_id: ANNA.id } }),
    sendsVoice: () => sends(MEDIA.voice),
    starts: async (payload) => void (await client.sendCommand(client.makeCommand(`/start ${payload}`))),
    shown: async () => server.storage.botMessages.map(({ message }) => message.text),
    close: async () => void (await server.stop()),
  };
}

/** telegram-test-api takes port 0 for its default, so a free one is looked up first. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
