import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Action } from '../../src/domain/action.ts';
import type { SendOutcome } from '../../src/engine/ports.ts';
import { type EngineRig, startEngines } from '../support/start-engine.ts';
import { until } from '../support/until.ts';

const OPERATOR = { kind: 'operator', id: 'op-1' } as const;

describe('the speaking lease', () => {
  let rig: EngineRig;
  beforeAll(async () => {
    rig = await startEngines();
  });
  afterAll(() => rig.stop());
  afterEach(() => {
    rig.channel.onSend = ({ messageId }) => ({ kind: 'sent', providerMessageId: messageId });
    rig.responder.answer = () => ({ kind: 'unsure', receipt: { by: 'retrieval', passages: [], tools: [] } });
  });

  const press = (chatId: string, label: string) =>
    rig.engines[0]?.receive(rig.incoming(chatId, '', { content: { kind: 'button', payload: 's:hours?', label } }));
  const write = (chatId: string, text: string) => rig.engines[0]?.receive(rig.incoming(chatId, text));
  const act = async (chatId: string, ...actions: Action[]) =>
    rig.engines[0]?.act({ dialogId: await rig.dialogId(chatId), actor: OPERATOR, actions });
  const read = () =>
    until(async () => (await rig.store.inbox.countDocuments({ state: 'new' })) === 0, 'all to be read');
  const sent = () =>
    until(
      async () => (await rig.store.messages.countDocuments({ 'delivery.state': { $in: ['queued', 'sending'] } })) === 0,
      'all to be sent',
    );

  /** The provider keeps the next message in its hands until it is told to go on. */
  function holdProvider(): { inHand: Promise<void>; letGo(): void } {
    let letGo: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const inHand = new Promise<void>((resolve) => {
      rig.channel.onSend = async ({ messageId }): Promise<SendOutcome> => {
        resolve();
        await gate;
        return { kind: 'sent', providerMessageId: messageId };
      };
    });
    return { inHand, letGo };
  }

  it('drops what the bot had decided when an operator takes the dialog before it is sent', async () => {
    const { inHand, letGo } = holdProvider();
    await press('taken', '1');
    await inHand;
    await press('taken', '2');
    await read();
    expect(await act('taken', { kind: 'reply', text: 'Я на связи' })).toMatchObject({ kind: 'done' });
    letGo();
    await sent();

    const lines = (await rig.messages('taken')).filter(({ author }) => author !== 'customer');
    expect(lines.map(({ author, delivery }) => [author, delivery.state])).toEqual([
      ['bot', 'sent'],
      ['bot', 'dropped'],
      ['operator', 'sent'],
    ]);
    expect(rig.channel.sent.filter(({ chatId }) => chatId === 'taken').map(({ content }) => content.text)).toEqual([
      lines[0]?.text,
      'Я на связи',
    ]);
    const dropped = await rig.store.events
      .find({ dialogId: await rig.dialogId('taken'), 'body.type': 'message_undelivered' })
      .toArray();
    expect(dropped).toMatchObject([{ body: { messageId: lines[1]?.id, state: 'dropped' } }]);
  });

  it('lets the bot say nothing when an operator takes the dialog while it is still thinking', async () => {
    await press('thinking', '1');
    await read();
    await sent();
    rig.responder.answer = async () => {
      await act('thinking', { kind: 'take' });
      return { kind: 'answer', text: 'Поздно', receipt: { by: 'retrieval', passages: [], tools: [] } };
    };
    await write('thinking', 'какого цвета у вас стены в туалете');
    await read();
    await sent();
    expect((await rig.messages('thinking')).map(({ author }) => author)).toEqual(['customer', 'bot', 'customer']);
  });

  it('keeps the bot silent while a person leads, without even a sign of typing, and gives the word back', async () => {
    await press('led', '1');
    await read();
    await act('led', { kind: 'take' });
    rig.channel.typed.length = 0;
    await press('led', '2');
    await write('led', 'хочу на маникюр завтра в 15:00');
    await read();
    await sent();
    expect((await rig.messages('led')).map(({ author }) => author)).toEqual([
      'customer',
      'bot',
      'customer',
      'customer',
    ]);
    expect(rig.channel.typed).toEqual([]);
    expect(await rig.store.dialogs.findOne({ _id: await rig.dialogId('led') })).toMatchObject({
      mode: 'operator',
      assigneeId: 'op-1',
      waitingSince: expect.any(Date),
    });

    await act('led', { kind: 'release' });
    // A question that takes thought: whoever waits for the responder sees it.
    await write('led', 'какого цвета у вас стены в туалете');
    await read();
    await sent();
    expect((await rig.messages('led')).at(-1)).toMatchObject({ author: 'bot', delivery: { state: 'sent' } });
    expect(rig.channel.typed).toEqual(['led']);
  });

  it('sends the line by which the bot itself hands the dialog over, and then nothing more', async () => {
    await write('asks', 'позовите человека, хочу поговорить с оператором');
    await read();
    await sent();
    await press('asks', '2');
    await read();
    const messages = await rig.messages('asks');
    expect(messages.map(({ author, delivery }) => [author, delivery.state])).toEqual([
      ['customer', 'received'],
      ['bot', 'sent'],
      ['customer', 'received'],
    ]);
    expect(await rig.store.dialogs.findOne({ _id: await rig.dialogId('asks') })).toMatchObject({
      mode: 'queued',
      queue: { reason: expect.any(String), summary: expect.any(String) },
    });
  });

  it('opens a new dialog with the bot when the customer writes after the closing', async () => {
    await press('closed', '1');
    await read();
    await act('closed', { kind: 'take' }, { kind: 'close' });
    const before = await rig.dialogId('closed');
    await press('closed', '2');
    await read();
    await sent();
    const after = await rig.dialogId('closed');
    expect(after).not.toBe(before);
    expect(await rig.store.dialogs.findOne({ _id: before })).toMatchObject({ mode: 'closed' });
    const opened = await rig.store.events.findOne({ dialogId: after, 'body.type': 'dialog_opened' });
    expect(opened?.body).toMatchObject({ reopened: true });
    expect(await rig.store.contacts.countDocuments({ 'identities.externalId': 'closed' })).toBe(1);
  });

  it('lets the same reply of an operator, sent twice at once, be one line', async () => {
    await press('twice', '1');
    await read();
    const reply: Action = { kind: 'reply', text: 'Здравствуйте!', id: 'reply-twice-1' };
    const acted = await Promise.all([act('twice', reply), act('twice', reply), act('twice', reply)]);
    expect(acted.map((one) => one?.kind)).toEqual(['done', 'done', 'done']);
    await sent();
    expect((await rig.messages('twice')).filter(({ author }) => author === 'operator')).toHaveLength(1);
  });

  it('lets only one of two operators who take at once lead, and the other knows', async () => {
    await press('both', '1');
    await read();
    const dialogId = await rig.dialogId('both');
    const takes = ['op-1', 'op-2'].map((id) =>
      rig.engines[0]?.act({ dialogId, actor: { kind: 'operator', id }, actions: [{ kind: 'take' }] }),
    );
    await Promise.all(takes);
    const events = await rig.store.events.find({ dialogId, 'body.type': 'dialog_taken' }).toArray();
    const dialog = await rig.store.dialogs.findOne({ _id: dialogId });
    expect(dialog?.mode).toBe('operator');
    expect(events.at(-1)?.body).toMatchObject({ operatorId: dialog?.assigneeId });
  });
});
