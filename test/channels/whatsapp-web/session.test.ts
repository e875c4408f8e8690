import { afterEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import {
  createWhatsappWebChannel,
  type WhatsappWebChannel,
  type WhatsappWebOptions,
} from '../../../src/channels/whatsapp-web/whatsapp-web-channel.ts';
import type { Delivery } from '../../../src/engine/ports.ts';
import { until } from '../../support/until.ts';
import { createFakeInbox, type FakeInbox } from '../inbox.ts';
import { soon } from '../soon.ts';
import { ANNA, annaSays, type PlayedClient, playClient, weSaid } from './played-client.ts';

describe('A WhatsApp number by its web page', () => {
  let channel: WhatsappWebChannel | undefined;
  const inbox = { current: createFakeInbox() };
  afterEach(() => channel?.stop());

  /** A channel on browsers of ours; each time it begins anew it gets the next one, and the last one again and again. */
  async function start(
    clients: PlayedClient[],
    overrides: Partial<WhatsappWebOptions> = {},
  ): Promise<WhatsappWebChannel> {
    inbox.current = createFakeInbox();
    const left = [...clients];
    const [first = playClient()] = clients;
    let current = first;
    channel = createWhatsappWebChannel({
      async create() {
        current = left.shift() ?? current;
        return current;
      },
      log: pino({ level: 'silent' }),
      now: () => new Date('2026-11-22T12:00:00Z'),
      pause: soon,
      sendMs: 200,
      ...overrides,
    });
    const { receive, setAside, takeReport }: FakeInbox = inbox.current;
    await channel.start(receive, setAside, takeReport);
    return channel;
  }
  const ready = (of: WhatsappWebChannel) => until(() => of.link().state === 'ready', 'the link');
  const delivery = (text: string, overrides: Partial<Delivery> = {}): Delivery => ({
    messageId: 'm1',
    chatId: ANNA,
    content: { text },
    locale: 'ru',
    attempt: 1,
    ...overrides,
  });

  it('shows a QR code until a phone has read it, and then whose number it is', async () => {
    const client = playClient({ becomesReady: false });
    const of = await start([client]);
    await until(() => of.link().qr !== null, 'the code');
    expect(of.link()).toMatchObject({ state: 'unlinked', qr: 'ref,key,identity,secret,1' });
    expect(await of.send(delivery('Здравствуйте'))).toMatchObject({
      kind: 'retry',
      reason: expect.stringContaining('not linked'),
    });
    client.tells.emit('ready');
    await ready(of);
    expect(of.link()).toMatchObject({ phone: '+78630000000', qr: null });
  });

  it('asks for a code to be typed in when a number is given', async () => {
    const asked: (string | null)[] = [];
    const client = playClient({ becomesReady: false });
    const of = await start([], {
      async create({ pairingPhone }) {
        asked.push(pairingPhone);
        return client;
      },
    });
    await until(() => asked.length === 1, 'the first start');
    of.pair('79280000000');
    await until(() => asked.at(-1) === '79280000000', 'the start with the number');
    client.tells.emit('code', 'ABCD1234');
    expect(of.link()).toMatchObject({ state: 'unlinked', pairingCode: 'ABCD1234' });
  });

  it('begins anew when the browser was killed, which says nothing by itself', async () => {
    const [first, second] = [playClient(), playClient()];
    const of = await start([first, second]);
    await ready(of);
    first.mood = new Error('Attempted to use detached Frame');
    await until(() => first.destroyed === 1, 'the end of the first');
    await ready(of);
    await of.send(delivery('Здравствуйте'));
    expect(second.sent).toHaveLength(1);
  });

  it.each([
    ['is disconnected', (client: PlayedClient) => client.tells.emit('disconnected', 'NAVIGATION')],
    ['is in conflict with another window', (client: PlayedClient) => (client.mood = 'CONFLICT')],
    ['has grown too large', (client: PlayedClient) => (client.heap = 2_000_000_000)],
  ])('begins anew when it %s', async (_name, happen) => {
    const [first, second] = [playClient(), playClient()];
    const of = await start([first, second]);
    await ready(of);
    happen(first);
    await until(() => first.destroyed === 1, 'the end of the first');
    await ready(of);
  });

  it('tries again, with growing pauses, when the browser does not start', async () => {
    const pauses: number[] = [];
    let starts = 0;
    const of = await start([], {
      async create() {
        starts += 1;
        if (starts < 4) throw new Error('no browser');
        return playClient();
      },
      pause(ms, signal) {
        pauses.push(ms);
        return soon(ms, signal);
      },
    });
    await ready(of);
    expect(pauses.slice(0, 3)).toEqual([2_000, 4_000, 8_000]);
  });

  it('says so when WhatsApp refuses the session', async () => {
    const client = playClient({ becomesReady: false });
    const of = await start([client], { lookEveryMs: 1 });
    await until(() => of.link().qr !== null, 'the code');
    client.tells.emit('auth_failure', 'session expired');
    expect(of.link()).toMatchObject({ state: 'refused', lastError: 'session expired' });
  });

  it('is worked by one process: another waits until the session is free', async () => {
    let isFree = false;
    const of = await start([playClient()], { claim: async () => isFree });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(of.link().state).toBe('off');
    isFree = true;
    await ready(of);
  });

  it('takes first what has come while nobody listened', async () => {
    const client = playClient();
    client.waiting.push(annaSays({ body: 'вчера' }), annaSays({ body: 'сегодня' }));
    const of = await start([client]);
    await ready(of);
    client.tells.emit('message', annaSays({ body: 'сейчас' }));
    const arrivals = await inbox.current.arrived(3);
    expect(arrivals.map(({ content }) => content)).toMatchObject([
      { text: 'вчера' },
      { text: 'сегодня' },
      { text: 'сейчас' },
    ]);
    expect(arrivals[0]).toMatchObject({ chatId: ANNA, profile: { name: 'Анна', phone: '+79281234567' } });
  });

  it('knows its own lines from those that a colleague has written on the phone', async () => {
    const client = playClient();
    const of = await start([client]);
    await ready(of);
    await of.send(delivery('Я бот'));
    client.tells.emit('message_create', weSaid('Это Марина, приходите в пять'));
    const [arrival] = await inbox.current.arrived(1);
    expect(arrival).toMatchObject({
      chatId: ANNA,
      content: { kind: 'outside_reply', text: 'Это Марина, приходите в пять' },
    });
    expect(inbox.current.arrivals).toHaveLength(1);
  });

  it('keeps groups and service notes out of the dialogs', async () => {
    const client = playClient();
    const of = await start([client]);
    await ready(of);
    client.tells.emit('message', annaSays({ from: '1203630@g.us', body: 'всем привет' }));
    client.tells.emit('message', annaSays({ type: 'e2e_notification' }));
    client.tells.emit('message', annaSays({ body: 'да' }));
    await inbox.current.arrived(1);
    expect(inbox.current.arrivals).toMatchObject([{ content: { text: 'да' } }]);
    expect(inbox.current.asides).toHaveLength(2);
  });

  it('shows choices as a numbered list', async () => {
    const client = playClient();
    const of = await start([client]);
    await ready(of);
    const buttons = ['15:00', '16:00'].map((label) => ({ label, payload: label }));
    await of.send(delivery('Когда?', { content: { text: 'Когда?', buttons } }));
    expect(client.sent[0]?.text).toBe('Когда?\n\n1. 15:00\n2. 16:00');
  });

  it('may have sent a line when the page does not answer, and shows ticks by our own id', async () => {
    const client = playClient();
    const of = await start([client]);
    await ready(of);
    client.fault = 'hangs';
    expect(await of.send(delivery('Здравствуйте'))).toMatchObject({ kind: 'retry', uncertain: true });
    client.fault = null;
    const sent = await of.send(delivery('Здравствуйте'));
    const id = sent.kind === 'sent' ? sent.providerMessageId : '';
    client.tells.emit('message_ack', weSaid('Здравствуйте', id), 1);
    client.tells.emit('message_ack', weSaid('Здравствуйте', id), 3);
    expect(inbox.current.reports).toMatchObject([{ messageId: 'm1', state: 'read' }]);
  });

  it('is unlinked for good by request', async () => {
    const client = playClient();
    const of = await start([client]);
    await ready(of);
    await of.unlink();
    expect(client.loggedOut).toBe(1);
  });
});
