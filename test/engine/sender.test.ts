import { afterEach, describe, expect, it } from '@jest/globals';
import type { DeliveryState } from '../../src/domain/message.ts';
import type { SendOutcome } from '../../src/engine/ports.ts';
import {
  createLatch,
  type Fleet,
  OPERATOR,
  press,
  RECEIPT,
  startFleet,
  text,
  threadOf,
} from '../support/engine-fleet.ts';
import { until } from '../support/until.ts';

const SENT = (messageId: string): SendOutcome => ({ kind: 'sent', providerMessageId: `p-${messageId}` });
const DOWN: SendOutcome = { kind: 'retry', reason: 'the provider does not answer' };

describe('sending', () => {
  let fleet: Fleet;
  afterEach(() => fleet?.stop());

  const lines = async (chatId: string) => (await fleet.messages(chatId)).filter(({ author }) => author !== 'customer');
  const states = async (chatId: string): Promise<DeliveryState[]> =>
    (await lines(chatId)).map(({ delivery }) => delivery.state);
  const calls = (chatId: string) =>
    fleet.channel.sent.filter((one) => one.chatId === chatId).map(({ messageId, attempt }) => [messageId, attempt]);
  const write = (engine: number, chatId: string, label: string) =>
    fleet.engine(engine).receive(fleet.incoming(chatId, press(label)));
  /** As the others find a process that has ended: silent for long. */
  const die = (owner: string) =>
    fleet.store.processes.updateOne(
      { _id: owner },
      { $set: { host: 'elsewhere', pid: 1, seenAt: new Date(0) } },
      { upsert: true },
    );

  it('keeps the lines of a thread in order while the first has to be tried again, whoever decides the next ones', async () => {
    fleet = await startFleet({ owners: ['left', 'right'] });
    let failures = 3;
    fleet.channel.onSend = ({ messageId }) => (failures-- > 0 ? DOWN : SENT(messageId));
    await write(0, 'order', '1');
    await until(() => fleet.channel.sent.length > 0, 'the first try');
    await write(1, 'order', '2');
    await write(0, 'order', '3');
    await fleet.read();
    await fleet.act(1, 'order', { kind: 'note', text: 'не для клиента' });
    await fleet.settled();
    const [first, second, third] = (await lines('order')).filter(({ author }) => author === 'bot').map(({ id }) => id);
    expect(calls('order')).toEqual([
      [first, 1],
      [first, 2],
      [first, 3],
      [first, 4],
      [second, 1],
      [third, 1],
    ]);
  });

  it('drops a line that waits for its next try when an operator takes the dialog, and says what the operator says', async () => {
    fleet = await startFleet({ owners: ['left', 'right'] });
    fleet.channel.onSend = () => ({ ...DOWN, afterMs: 20_000 });
    await write(0, 'retry', '1');
    await until(async () => (await states('retry'))[0] === 'queued' && fleet.channel.sent.length === 1, 'a failed try');
    expect(await fleet.act(1, 'retry', { kind: 'reply', text: 'Я на связи' })).toMatchObject({ kind: 'done' });
    fleet.channel.onSend = ({ messageId }) => SENT(messageId);
    fleet.clock.advance({ minutes: 1 });
    await fleet.settled();
    expect(await states('retry')).toEqual(['dropped', 'sent']);
    expect(fleet.sentTo('retry').slice(1)).toEqual(['Я на связи']);
  });

  it('says nothing of what was decided when an operator takes the dialog between the decision and its commit', async () => {
    fleet = await startFleet();
    await write(0, 'between', '1');
    await fleet.settled();
    const decided = createLatch();
    fleet.responder.answer = async () => {
      // The decision is made from what was read before; the operator is quicker than its commit.
      await fleet.act(0, 'between', { kind: 'take' });
      decided.open();
      return { kind: 'answer', text: 'Поздно', receipt: RECEIPT };
    };
    await fleet.engine(0).receive(fleet.incoming('between', text('кряк')));
    await decided.wait;
    await fleet.settled();
    expect(await states('between')).toEqual(['sent']);
    expect(fleet.sentTo('between')).toHaveLength(1);
    expect(await fleet.store.dialogs.findOne({ _id: await fleet.dialogId('between') })).toMatchObject({
      mode: 'operator',
      assigneeId: OPERATOR.id,
    });
  });

  it('takes over at once what a dead process was sending, and sends its line once more, before the next one', async () => {
    fleet = await startFleet();
    const inHand = createLatch();
    const letGo = createLatch();
    fleet.channel.onSend = async ({ messageId }) => {
      inHand.open();
      await letGo.wait;
      return SENT(messageId);
    };
    await write(0, 'over', '1');
    await inHand.wait;
    await until(async () => (await states('over'))[0] === 'sending', 'the line to be written');
    // The process that sends it is another one, and it has ended.
    await fleet.store.messages.updateOne(
      { threadId: threadOf('over'), author: 'bot' },
      { $set: { 'outgoing.sender': 'dead' } },
    );
    await die('dead');
    await write(0, 'over', '2');
    await fleet.read();
    await until(
      async () => (await fleet.store.processes.countDocuments({ _id: 'dead' })) === 0,
      'the estate to be settled',
    );
    letGo.open();
    await fleet.settled();
    const [first, second] = (await lines('over')).map(({ id }) => id);
    expect((await lines('over')).map(({ outgoing }) => outgoing?.caught)).toEqual([1, 0]);
    expect(calls('over').at(-1)).toEqual([second, 1]);
    expect(calls('over').filter(([id]) => id === first).length).toBeLessThanOrEqual(2);
    expect(await states('over')).toEqual(['sent', 'sent']);
  });

  it('does not send again what a dead process has sent: its fact tells', async () => {
    fleet = await startFleet();
    await write(0, 'fact', '1');
    await fleet.settled();
    // It ended between the fact and the mark.
    await fleet.store.messages.updateOne(
      { threadId: threadOf('fact'), author: 'bot' },
      { $set: { delivery: { state: 'sending' }, 'outgoing.sender': 'dead' } },
    );
    await die('dead');
    await fleet.settled();
    expect(await lines('fact')).toMatchObject([
      { delivery: { state: 'sent', providerMessageId: expect.any(String) }, outgoing: { attempts: 1, caught: 0 } },
    ]);
    expect(fleet.channel.sent).toHaveLength(1);
    expect(await fleet.store.events.countDocuments({ 'body.type': 'message_sent' })).toBe(1);
  });

  it('sends a line once, though two engines look for it at the same time', async () => {
    fleet = await startFleet({ owners: ['left', 'right'] });
    let down = true;
    fleet.channel.onSend = ({ messageId }) => (down ? DOWN : SENT(messageId));
    const chats = ['a', 'b', 'c', 'd'];
    for (const [index, chatId] of chats.entries()) await write(index % 2, chatId, '1');
    await until(() => fleet.channel.sent.length >= 4, 'the first tries');
    down = false;
    // Now due for both of them.
    fleet.clock.advance({ minutes: 1 });
    await fleet.settled();
    for (const chatId of chats) {
      const tries = calls(chatId).map(([, attempt]) => attempt);
      expect(tries).toEqual(tries.map((_, index) => index + 1));
      expect((await lines(chatId)).map(({ outgoing }) => outgoing?.attempts)).toEqual([tries.length]);
    }
    expect(await fleet.store.events.countDocuments({ 'body.type': 'message_sent' })).toBe(chats.length);
  });

  it('check 10: loses nothing and keeps the order when the provider is away with 100 messages in, tries it once a second, and says so', async () => {
    fleet = await startFleet();
    const at: number[] = [];
    let down = true;
    fleet.channel.onSend = ({ messageId }) => {
      at.push(fleet.clock.now().getTime());
      return down ? DOWN : SENT(messageId);
    };
    const chats = Array.from({ length: 20 }, (_, index) => `c10-${index}`);
    for (let n = 1; n <= 5; n++) await Promise.all(chats.map((chatId) => write(0, chatId, `вопрос ${n}`)));
    await fleet.read();
    await until(() => fleet.engine(0).gate.health(fleet.channel.id).state === 'open', 'the outage to be seen');
    const opened = fleet.clock.now().getTime();
    const before = at.length;
    // The first of each chat may be under way when it is seen; from then on one in a second.
    await until(() => fleet.clock.now().getTime() - opened > 4_000, 'some seconds to pass');
    const probes = at.filter((time) => time > opened + 500);
    for (const [index, time] of probes.entries()) {
      const earlier = probes[index - 1];
      if (earlier !== undefined) expect(time - earlier).toBeGreaterThanOrEqual(990);
    }
    expect(before).toBeLessThanOrEqual(2 * chats.length);
    expect(fleet.engine(0).gate.health(fleet.channel.id)).toMatchObject({ state: 'open', reason: expect.any(String) });
    down = false;
    const drain = setInterval(() => fleet.clock.advance({ minutes: 0.05 }), 50);
    await fleet.settled().finally(() => clearInterval(drain));
    expect(fleet.engine(0).gate.health(fleet.channel.id)).toMatchObject({ state: 'closed' });
    for (const chatId of chats) {
      expect(await states(chatId)).toEqual(Array(5).fill('sent'));
      const inOrder = calls(chatId).map(([id]) => id);
      const once = inOrder.filter((id, index) => inOrder.indexOf(id) === index);
      expect(once).toEqual((await lines(chatId)).map(({ id }) => id));
      // Whatever was tried again stands before the next one.
      expect(inOrder).toEqual([...inOrder].sort((a, b) => once.indexOf(a ?? '') - once.indexOf(b ?? '')));
    }
  });
});
