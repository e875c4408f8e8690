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

  it('tells how much memory the browser takes, and why it was begun anew', async () => {
    const [first, second] = [playClient(), playClient()];
    first.heap = 700 * 1024 * 1024;
    const of = await start([first, second], { mostBytes: 800 * 1024 * 1024 });
    await until(() => of.link().memoryBytes === first.heap, 'what it takes');
    first.heap = 900 * 1024 * 1024;
    await until(() => first.destroyed === 1, 'the end of the first');
    await until(() => of.link().state === 'ready' && of.link().memoryBytes === second.heap, 'the second');
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

  it.each(['fails', 'hangs'] as const)(
    'ends a browser whose start %s, and hears nothing of it any more',
    async (how) => {
      const [first, second] = [playClient(), playClient()];
      first.start = how;
      const of = await start([first, second], { startWithinMs: 20 });
      await ready(of);
      expect(first.destroyed).toBe(1);
      first.tells.emit('qr', 'late');
      first.tells.emit('auth_failure', 'late');
      expect(of.link()).toMatchObject({ state: 'ready', qr: null });
      expect(second.destroyed).toBe(0);
    },
  );

  it('begins anew when WhatsApp is connected and its page never becomes ready', async () => {
    const [first, second] = [playClient(), playClient()];
    first.start = 'silent';
    const of = await start([first, second], { lookEveryMs: 1 });
    await ready(of);
    expect(first.destroyed).toBe(1);
  });

  it('goes on while nobody knows whose the session is, and ends it before the lease does', async () => {
    let nowMs = Date.parse('2026-11-22T12:00:00Z');
    let asked = 0;
    let isAway = false;
    const [first, second] = [playClient(), playClient()];
    const of = await start([first, second], {
      now: () => new Date(nowMs),
      async claim() {
        asked += 1;
        if (isAway) throw new Error('the database is away');
        return true;
      },
    });
    await ready(of);
    isAway = true;
    const before = asked;
    await until(() => asked > before + 3, 'some looks');
    expect(first.destroyed).toBe(0);
    nowMs += 5 * 60_000;
    await until(() => first.destroyed === 1, 'the end of the first');
    isAway = false;
    await ready(of);
  });

  it('stops at once while it starts, and ends the browser', async () => {
    const client = playClient();
    client.start = 'hangs';
    const of = await start([client]);
    await until(() => of.link().state === 'starting', 'the start');
    await of.stop();
    expect(client.destroyed).toBe(1);
    expect(of.link().state).toBe('off');
  });

  it('stops at once while the browser does not answer, and ends it', async () => {
    const client = playClient();
    const of = await start([client]);
    await ready(of);
    let asked = 0;
    client.state = () => {
      asked += 1;
      return new Promise(() => undefined);
    };
    await until(() => asked > 0, 'a look');
    await of.stop();
    expect(client.destroyed).toBe(1);
    expect(of.link().state).toBe('off');
  });

  it('lets a line that is on its way go out before it stops', async () => {
    const client = playClient();
    const of = await start([client], { sendMs: 1_000 });
    await ready(of);
    client.fault = 'hangs';
    const sending = of.send(delivery('Здравствуйте'));
    const stopped = of.stop();
    expect(client.destroyed).toBe(0);
    setTimeout(client.letGo, 20);
    expect(await sending).toMatchObject({ kind: 'sent' });
    await stopped;
    expect(client.destroyed).toBe(1);
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

  it('keeps what is older than a day aside: nobody is answered about what they wrote months ago', async () => {
    const client = playClient();
    const yesterday = Date.parse('2026-11-21T11:00:00Z') / 1000;
    client.waiting.push(annaSays({ body: 'в мае', timestamp: yesterday }), annaSays({ body: 'сегодня' }));
    const of = await start([client]);
    await ready(of);
    expect(inbox.current.arrivals).toMatchObject([{ content: { text: 'сегодня' } }]);
    expect(inbox.current.asides).toMatchObject([{ why: 'ignored', reason: 'older than a day' }]);
  });

  it('lets no new line overtake one that waited unread', async () => {
    const client = playClient();
    const waited = annaSays({ body: 'раньше' });
    client.unread = () => new Promise((resolve) => setTimeout(() => resolve([waited]), 20));
    await start([client]);
    await until(() => client.tells.listenerCount('message') > 0, 'somebody who listens');
    client.tells.emit('message', annaSays({ body: 'сейчас' }));
    const arrivals = await inbox.current.arrived(2);
    expect(arrivals.map(({ content }) => content)).toMatchObject([{ text: 'раньше' }, { text: 'сейчас' }]);
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

  it('knows its own line when the page names the person otherwise than we have', async () => {
    const client = playClient();
    const of = await start([client]);
    await ready(of);
    client.fault = 'hangs';
    const sending = of.send(delivery('Я бот'));
    await until(() => client.given.length === 1, 'the call');
    client.tells.emit('message_create', { ...weSaid('Я бот'), to: '1234567890@lid' });
    client.letGo();
    await sending;
    expect(inbox.current.arrivals).toEqual([]);
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
    client.letGo();
    const sent = await of.send(delivery('Здравствуйте'));
    const id = sent.kind === 'sent' ? sent.providerMessageId : '';
    client.tells.emit('message_ack', weSaid('Здравствуйте', id), 1);
    client.tells.emit('message_ack', weSaid('Здравствуйте', id), 3);
    expect(inbox.current.reports).toMatchObject([{ messageId: 'm1', state: 'read' }]);
  });

  it('gives WhatsApp’s page a line once, however often it is tried while there is no internet', async () => {
    const client = playClient();
    const of = await start([client], { sendMs: 20 });
    await ready(of);
    client.fault = 'hangs';
    for (const attempt of [1, 2, 3]) {
      expect(await of.send(delivery('Здравствуйте', { attempt }))).toMatchObject({ kind: 'retry', uncertain: true });
    }
    // It goes out between two tries.
    client.letGo();
    await until(() => client.sent.length === 1, 'the internet');
    expect(await of.send(delivery('Здравствуйте', { attempt: 4 }))).toMatchObject({ kind: 'sent' });
    expect(client.given).toHaveLength(1);
  });

  it('gives nothing to a page that has no connection', async () => {
    const client = playClient();
    const of = await start([client]);
    await ready(of);
    client.mood = 'OPENING';
    const outcome = await of.send(delivery('Здравствуйте'));
    expect(outcome).toMatchObject({ kind: 'retry', reason: expect.stringContaining('no connection') });
    expect(outcome).not.toHaveProperty('uncertain');
    expect(client.given).toEqual([]);
  });

  it('shows ticks of a message in parts by its last part alone', async () => {
    const client = playClient();
    const ids: string[] = [];
    client.tells.on('message_create', ({ id }) => ids.push(id._serialized));
    const of = await start([client]);
    await ready(of);
    await of.send(delivery(`${'а'.repeat(4000)} ${'б'.repeat(4000)}`));
    const [first, last] = ids;
    client.tells.emit('message_ack', weSaid('а', first), 3);
    expect(inbox.current.reports).toEqual([]);
    client.tells.emit('message_ack', weSaid('б', last), 2);
    expect(inbox.current.reports).toMatchObject([{ messageId: 'm1', state: 'delivered' }]);
    expect(inbox.current.arrivals).toEqual([]);
  });

  it('is unlinked for good by request', async () => {
    const client = playClient();
    const of = await start([client]);
    await ready(of);
    await of.unlink();
    expect(client.loggedOut).toBe(1);
  });
});
