import { afterEach, describe, expect, it } from '@jest/globals';
import { createChannelBook } from '../../src/engine/channel-book.ts';
import { wakeLines } from '../../src/store/channel-accounts/channel-accounts.ts';
import { createLatch, type Fleet, OPERATOR, press, startFleet } from '../support/engine-fleet.ts';
import { createFakeChannel } from '../support/start-engine.ts';
import { until } from '../support/until.ts';

describe('the book of channels', () => {
  it('tells of what is connected, replaced and removed', () => {
    const [first, second] = [createFakeChannel(), createFakeChannel()];
    const book = createChannelBook([first]);
    let told = 0;
    const leave = book.onChange(() => {
      told += 1;
    });
    expect(book.put(second)).toBe(first);
    expect([book.all(), book.get(first.id)]).toEqual([[second], second]);
    expect(book.remove('telegram:9')).toBeUndefined();
    expect(book.remove(second.id)).toBe(second);
    expect(book.all()).toEqual([]);
    expect(told).toBe(2);
    leave();
    book.put(first);
    expect(told).toBe(2);
  });
});

describe('a channel that changes while lines go out', () => {
  let fleet: Fleet;
  afterEach(() => fleet?.stop());

  const reply = (chatId: string, words: string) =>
    fleet.engine(0).act({ dialogId: chatId, actor: OPERATOR, actions: [{ kind: 'reply', text: words }] });
  const begin = async (chatId: string): Promise<string> => {
    await fleet.engine(0).receive(fleet.incoming(chatId, press('1')));
    await fleet.settled();
    return fleet.dialogId(chatId);
  };
  const lineOf = (words: string) => fleet.store.messages.findOne({ text: words });

  it('lets the line in the air land by the one before, and sends the next by the new one: none is lost or doubled', async () => {
    fleet = await startFleet();
    const dialogId = await begin('anna');
    const before = fleet.channel;
    const inAir = createLatch();
    before.onSend = async ({ messageId }) => {
      await inAir.wait;
      return { kind: 'sent', providerMessageId: `old-${messageId}` };
    };
    const already = before.sent.length;
    await reply(dialogId, 'первая');
    await until(() => before.sent.length > already, 'the line in the air');
    const after = createFakeChannel();
    expect(fleet.book.put(after)).toBe(before);
    await reply(dialogId, 'вторая');
    let hasLanded = false;
    const landed = fleet
      .engine(0)
      .landed(before)
      .then(() => {
        hasLanded = true;
      });
    expect(hasLanded).toBe(false);
    inAir.open();
    await landed;
    await fleet.settled();
    expect(before.sent.slice(already).map(({ content }) => content.text)).toEqual(['первая']);
    expect(after.sent.map(({ content }) => content.text)).toEqual(['вторая']);
    expect((await lineOf('первая'))?.delivery).toMatchObject({ state: 'sent' });
  });

  it('keeps what a revoked token could not send, and sends it once with the new one', async () => {
    fleet = await startFleet();
    const dialogId = await begin('olga');
    fleet.channel.onSend = () => ({ kind: 'retry', reason: 'the token was revoked' });
    await reply(dialogId, 'ждём вас');
    await until(async () => (await lineOf('ждём вас'))?.delivery.reason === 'the token was revoked', 'the refusal');
    const after = createFakeChannel();
    fleet.book.put(after);
    await fleet.settled();
    expect(after.sent.map(({ content }) => content.text)).toEqual(['ждём вас']);
  });

  it('lets lines wait for one that is off, says so, and sends them when it is back', async () => {
    fleet = await startFleet();
    const dialogId = await begin('vera');
    const { channel } = fleet;
    fleet.book.remove(channel.id);
    await reply(dialogId, 'пока выключено');
    const line = await until(async () => {
      const found = await lineOf('пока выключено');
      return found?.delivery.reason ? found : null;
    }, 'the reason');
    expect(line.delivery).toMatchObject({ state: 'queued', reason: 'the channel telegram:1 is not connected' });
    fleet.book.put(channel);
    expect(await wakeLines(fleet.store, channel.id, fleet.clock.now())).toBe(1);
    await fleet.settled();
    expect((await lineOf('пока выключено'))?.delivery.state).toBe('sent');
  });

  it('lists lines as undelivered when it was removed', async () => {
    fleet = await startFleet();
    const dialogId = await begin('inna');
    const { channel } = fleet;
    fleet.book.setRemoved(new Set([channel.id]));
    fleet.book.remove(channel.id);
    await reply(dialogId, 'не дойдёт');
    const failed = await until(
      () => fleet.store.messages.findOne({ text: 'не дойдёт', 'delivery.state': 'failed' }),
      'the end',
    );
    expect(failed.delivery).toMatchObject({ reason: expect.stringContaining('was removed') });
  });
});
