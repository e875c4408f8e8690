import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Incoming } from '../../src/domain/incoming.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { type EngineRig, startEngines } from '../support/start-engine.ts';
import { until } from '../support/until.ts';

describe('a message of the web chat', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  it('posted 20 times at once is one row, one line and one answer', async () => {
    const chat = await app.newChat();
    const posts = await Promise.all(Array.from({ length: 20 }, () => chat.post({ id: 'same', text: 'здравствуйте' })));
    expect(posts.map(({ status }) => status)).toEqual(Array(20).fill(202));
    await until(async () => (await chat.lines()).length >= 2, 'the answer');
    await chat.post({ id: 'same', text: 'здравствуйте' });
    await chat.say('во сколько вы открываетесь?');
    const lines = await chat.lines();
    expect(lines.map(({ author }) => author)).toEqual(['customer', 'bot', 'customer', 'bot']);
    expect(await app.store.inbox.countDocuments({ threadId: chat.threadId })).toBe(2);
  });

  it('keeps its place: answers follow the messages in their order', async () => {
    const chat = await app.newChat();
    for (let n = 1; n <= 12; n++) await chat.post({ id: `n${n}`, text: `сообщение номер ${n}` });
    await until(
      async () => (await app.store.inbox.countDocuments({ threadId: chat.threadId, state: 'new' })) === 0,
      'all messages to be read',
    );
    const said = (await chat.lines()).filter(({ author }) => author === 'customer').map(({ id }) => id);
    expect(said).toEqual(Array.from({ length: 12 }, (_, index) => `n${index + 1}`));
  });
});

describe('two engines on one database', () => {
  let rig: EngineRig;
  beforeAll(async () => {
    rig = await startEngines(2);
  });
  afterAll(() => rig.stop());

  const settled = () =>
    until(
      async () =>
        (await rig.store.inbox.countDocuments({ state: 'new' })) === 0 &&
        (await rig.store.messages.countDocuments({ 'delivery.state': { $in: ['queued', 'sending'] } })) === 0,
      'everything to be read and sent',
    );

  it('given the same messages answer each one once, in order', async () => {
    const chats = Array.from({ length: 8 }, (_, index) => `chat${index}`);
    // A press is never merged with its neighbours, so every message has its own answer.
    const press = (chatId: string, n: number): Incoming =>
      rig.incoming(chatId, '', { content: { kind: 'button', payload: 's:hours?', label: `вопрос ${n}` } });
    for (let round = 0; round < 5; round++) {
      await Promise.all(
        chats.flatMap((chatId) => {
          const message = press(chatId, round);
          return rig.engines.map((engine) => engine.receive(message));
        }),
      );
    }
    await settled();
    for (const chatId of chats) {
      const messages = await rig.messages(chatId);
      expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
      expect(messages.filter(({ author }) => author === 'customer').map(({ text }) => text)).toEqual(
        [0, 1, 2, 3, 4].map((n) => `вопрос ${n}`),
      );
      const sent = rig.channel.sent.filter((delivery) => delivery.chatId === chatId).map(({ messageId }) => messageId);
      expect(sent).toEqual(messages.filter(({ author }) => author === 'bot').map(({ id }) => id));
    }
    expect(await rig.store.contacts.countDocuments()).toBe(chats.length);
    expect(await rig.store.dialogs.countDocuments()).toBe(chats.length);
    expect(await rig.store.events.countDocuments({ 'body.type': 'dialog_opened' })).toBe(chats.length);
  });

  it('answer lines in quick succession as one thought', async () => {
    const [engine] = rig.engines;
    const lines = ['хочу', 'маникюр', 'в пятницу'].map((text) => rig.incoming('quick', text));
    // All are there before a worker looks.
    await rig.store.threads.insertOne({
      _id: 'telegram:1:quick',
      contactId: null,
      dialogId: null,
      epoch: 0,
      owner: 'test',
      leaseUntil: new Date(rig.clock.now().getTime() + 600_000),
    });
    for (const line of lines) await engine?.receive(line);
    await rig.store.threads.updateOne({ _id: 'telegram:1:quick' }, { $set: { owner: null, leaseUntil: new Date(0) } });
    await settled();
    expect((await rig.messages('quick')).map(({ author }) => author)).toEqual([
      'customer',
      'customer',
      'customer',
      'bot',
    ]);
  });

  it('ask and pay the responder once for a message, though its turn has to be decided again', async () => {
    const [engine] = rig.engines;
    await engine?.receive(rig.incoming('paid', 'здравствуйте'));
    await settled();
    const dialogId = await rig.dialogId('paid');
    rig.responder.asked.length = 0;
    rig.responder.answer = async () => {
      // Somebody else changes the dialog while the responder thinks.
      await engine?.act({
        dialogId,
        actor: { kind: 'api' },
        actions: [{ kind: 'change_tags', add: ['vip'], remove: [] }],
      });
      return { kind: 'answer', text: 'Ответ', receipt: { by: 'retrieval', passages: [], tools: [] } };
    };
    await engine?.receive(rig.incoming('paid', 'какого цвета у вас стены в туалете'));
    await settled();
    expect(rig.responder.asked).toHaveLength(1);
    expect((await rig.messages('paid')).filter(({ receipt }) => receipt?.because === 'responder')).toHaveLength(1);
    expect(await rig.store.dialogs.findOne({ _id: dialogId })).toMatchObject({ tags: ['vip'] });
  });

  it('give a message that always fails to a person, and the messages behind it flow on', async () => {
    const [engine] = rig.engines;
    rig.responder.answer = () => {
      throw new Error('a bug');
    };
    await engine?.receive(rig.incoming('broken', 'какого цвета у вас стены в туалете'));
    await settled();
    const dialogId = await rig.dialogId('broken');
    expect(await rig.store.dialogs.findOne({ _id: dialogId })).toMatchObject({
      mode: 'queued',
      queue: { reason: 'tool_failure' },
    });
    expect((await rig.messages('broken')).map(({ author }) => author)).toEqual(['customer', 'bot']);
    expect(await rig.store.inbox.countDocuments({ threadId: 'telegram:1:broken', state: 'done' })).toBe(1);
  });

  it('try a failing provider again with growing waits, in order, and then send', async () => {
    const [engine] = rig.engines;
    let failures = 2;
    rig.channel.onSend = ({ messageId }) =>
      failures-- > 0 ? { kind: 'retry', reason: 'down' } : { kind: 'sent', providerMessageId: messageId };
    await engine?.receive(rig.incoming('flaky', '', { content: { kind: 'button', payload: 's:hours?', label: '1' } }));
    await engine?.receive(rig.incoming('flaky', '', { content: { kind: 'button', payload: 's:hours?', label: '2' } }));
    await settled();
    const bot = (await rig.messages('flaky')).filter(({ author }) => author === 'bot');
    expect(bot.map(({ delivery }) => delivery.state)).toEqual(['sent', 'sent']);
    const tries = rig.channel.sent.filter(({ chatId }) => chatId === 'flaky');
    expect(tries.map(({ messageId, attempt }) => [messageId, attempt])).toEqual([
      [bot[0]?.id, 1],
      [bot[0]?.id, 2],
      [bot[0]?.id, 3],
      [bot[1]?.id, 1],
    ]);
  });

  it('mark a customer who has blocked us, and count him as waiting again', async () => {
    const [engine] = rig.engines;
    rig.channel.onSend = () => ({ kind: 'blocked', reason: 'bot was blocked by the user' });
    await engine?.receive(rig.incoming('gone', 'здравствуйте'));
    await settled();
    expect(await rig.store.contacts.findOne({ 'identities.externalId': 'gone' })).toMatchObject({
      identities: [{ blocked: true }],
    });
    const bot = (await rig.messages('gone')).find(({ author }) => author === 'bot');
    expect(bot?.delivery).toMatchObject({ state: 'failed' });
    const dialog = await rig.store.dialogs.findOne({ _id: await rig.dialogId('gone') });
    expect(dialog?.waitingSince).not.toBeNull();
  });
});
