import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Action } from '../../src/domain/action.ts';
import type { Actor } from '../../src/domain/event.ts';
import type { Message } from '../../src/domain/message.ts';
import { type EngineRig, startEngines } from '../support/start-engine.ts';
import { until } from '../support/until.ts';

const OPERATOR: Actor = { kind: 'operator', id: 'olga' };

describe('a line that the channel has refused', () => {
  let rig: EngineRig;
  let names = 0;
  beforeAll(async () => {
    rig = await startEngines(2);
  });
  afterAll(() => rig.stop());

  const act = async (chatId: string, action: Action, engine = 0) => {
    const dialogId = await rig.dialogId(chatId);
    const acted = await rig.engines[engine]?.act({ dialogId, actor: OPERATOR, actions: [action] });
    if (!acted) throw new Error('There is no such engine.');
    return acted;
  };
  const ours = async (chatId: string) => (await rig.messages(chatId)).filter(({ author }) => author !== 'customer');
  const texts = (chatId: string) => rig.channel.sent.filter((d) => d.chatId === chatId).map((d) => d.content.text);

  /** A chat whose first answer was refused. */
  async function refusedChat(): Promise<{ chatId: string; failed: Message }> {
    const chatId = `chat-${++names}`;
    rig.channel.onSend = () => ({ kind: 'rejected', reason: 'too many entities' });
    await rig.engines[0]?.receive(rig.incoming(chatId, 'Здравствуйте'));
    const failed = await until(
      async () => (await ours(chatId)).find(({ delivery }) => delivery.state === 'failed'),
      'the refusal',
    );
    rig.channel.onSend = ({ messageId }) => ({ kind: 'sent', providerMessageId: `p-${messageId}` });
    return { chatId, failed };
  }

  it('goes out once when two people send it again at once', async () => {
    const { chatId, failed } = await refusedChat();
    expect(failed.delivery.reason).toBe('too many entities');
    const again: Action = { kind: 'resend', messageId: failed.id };
    const acted = await Promise.all([act(chatId, again, 0), act(chatId, again, 1), act(chatId, again, 0)]);
    expect(acted.map(({ kind }) => kind).sort()).toEqual(['done', 'refused', 'refused']);
    const sent = await until(
      async () => (await ours(chatId)).find(({ delivery }) => delivery.state === 'sent'),
      'the line to be sent',
    );
    expect(sent).toMatchObject({ id: failed.id, outgoing: { attempts: 1, caught: 0 } });
    expect(sent.delivery.reason).toBeUndefined();
    expect(texts(chatId)).toHaveLength(2);
    const events = await rig.store.events.find({ dialogId: failed.dialogId }).toArray();
    expect(events.filter(({ body }) => body.type === 'message_requeued')).toMatchObject([{ actor: OPERATOR }]);
  });

  it('goes behind what was said since and before what is said after', async () => {
    const { chatId, failed } = await refusedChat();
    await act(chatId, { kind: 'reply', text: 'Секунду' });
    await until(async () => texts(chatId).includes('Секунду'), 'the reply to be sent');
    await act(chatId, { kind: 'resend', messageId: failed.id });
    await act(chatId, { kind: 'reply', text: 'Вот ответ' });
    await until(async () => texts(chatId).includes('Вот ответ'), 'the second reply to be sent');
    expect(texts(chatId)).toEqual([failed.text, 'Секунду', failed.text, 'Вот ответ']);
    const lines = await until(async () => {
      const all = await ours(chatId);
      return all.every(({ delivery }) => delivery.state === 'sent') && all;
    }, 'all lines to be sent');
    expect(lines.map(({ text }) => text)).toEqual(['Секунду', failed.text, 'Вот ответ']);
  });

  it('is said although a person leads by now: a person has asked for it', async () => {
    const { chatId, failed } = await refusedChat();
    await act(chatId, { kind: 'take' });
    await act(chatId, { kind: 'resend', messageId: failed.id });
    await until(async () => texts(chatId).length === 2, 'the line to go out');
    const dialog = await rig.store.dialogs.findOne({ _id: failed.dialogId });
    expect(dialog).toMatchObject({ mode: 'operator', assigneeId: 'olga' });
  });

  it('keeps its mark when it may have arrived before', async () => {
    const { chatId, failed } = await refusedChat();
    await rig.store.messages.updateOne(
      { _id: failed.id },
      { $set: { 'delivery.state': 'uncertain', 'outgoing.caught': 2 } },
    );
    await act(chatId, { kind: 'resend', messageId: failed.id });
    const sent = await until(
      async () => (await ours(chatId)).find(({ delivery }) => delivery.state === 'sent'),
      'the line to be sent',
    );
    expect(sent.outgoing).toMatchObject({ caught: 2, attempts: 1 });
  });

  it('that is let go is not sent, and is given up', async () => {
    const { chatId, failed } = await refusedChat();
    expect((await act(chatId, { kind: 'let_go', messageId: failed.id })).kind).toBe('done');
    expect((await ours(chatId)).map(({ delivery }) => delivery)).toEqual([
      { state: 'dropped', reason: 'given up by a person' },
    ]);
    expect(texts(chatId)).toHaveLength(1);
  });
});
