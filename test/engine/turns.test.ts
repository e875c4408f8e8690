import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Incoming } from '../../src/domain/incoming.ts';
import { toDocument } from '../../src/store/document.ts';
import { rowOf } from '../../src/store/inbox.ts';
import { createLatch, type Fleet, press, RECEIPT, startFleet, text, threadOf } from '../support/engine-fleet.ts';
import { until } from '../support/until.ts';

/** Shuffles by a fixed rule, so that a failure can be looked at again. */
function shuffled<T>(things: readonly T[], seed: number): T[] {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const all = [...things];
  for (let index = all.length - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1));
    const [a, b] = [all[index], all[other]];
    if (a !== undefined && b !== undefined) [all[index], all[other]] = [b, a];
  }
  return all;
}

const labels = (count: number) => Array.from({ length: count }, (_, index) => `вопрос ${index + 1}`);

describe('turns of two engines on one database', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ owners: ['left', 'right'] });
  });
  afterAll(() => fleet.stop());
  beforeEach(() => {
    fleet.responder.asked.length = 0;
    fleet.responder.answer = ({ text: asked }) => ({ kind: 'answer', text: `Ответ: ${asked}`, receipt: RECEIPT });
  });

  /** Every message decided once, in the provider's order, and one reply behind each, sent in that order. */
  async function expectAnswered(chatId: string, asked: readonly string[]): Promise<void> {
    const messages = await fleet.messages(chatId);
    const customers = messages.filter(({ author }) => author === 'customer');
    expect(customers.map((message) => message.text)).toEqual(asked);
    const bot = messages.filter(({ author }) => author === 'bot');
    expect(bot).toHaveLength(asked.length);
    expect(bot.every(({ delivery }) => delivery.state === 'sent')).toBe(true);
    const bySeq = [...messages].sort((a, b) => a.seq - b.seq);
    expect(bySeq.map(({ seq }) => seq)).toEqual(bySeq.map((_, index) => index + 1));
    expect(bySeq.map(({ author }) => author)).toEqual(asked.flatMap(() => ['customer', 'bot']));
    const sent = fleet.channel.sent.filter((one) => one.chatId === chatId).map(({ messageId }) => messageId);
    expect(sent).toEqual(bySeq.filter(({ author }) => author === 'bot').map(({ id }) => id));
  }

  it('check 1: decide 200 messages of 20 dialogs, each delivered twice to both and shuffled between dialogs, once and in order', async () => {
    const chats = Array.from({ length: 20 }, (_, index) => `c1-${index}`);
    const all = labels(10);
    const streams = new Map(chats.map((chatId) => [chatId, all.map((label) => fleet.incoming(chatId, press(label)))]));
    // Within a dialog the order is kept, between dialogs it is any.
    const turns = shuffled(
      chats.flatMap((chatId) => all.map(() => chatId)),
      7,
    );
    const places = new Map(chats.map((chatId) => [chatId, 0]));
    const order: Incoming[] = turns.flatMap((chatId) => {
      const place = places.get(chatId) ?? 0;
      places.set(chatId, place + 1);
      return streams.get(chatId)?.[place] ?? [];
    });
    const deliver = async (chatId: string) => {
      for (const one of order.filter((message) => message.chatId === chatId)) {
        await Promise.all([0, 1, 0, 1].map((index) => fleet.engine(index).receive(one)));
      }
    };
    await Promise.all(shuffled(chats, 11).map(deliver));
    await fleet.settled();
    for (const chatId of chats) await expectAnswered(chatId, all);
    expect(await fleet.store.inbox.countDocuments({ threadId: { $regex: '^telegram:1:c1-' } })).toBe(200);
    expect(await fleet.store.inbox.countDocuments({ attempts: { $gt: 0 } })).toBe(0);
  });

  it('check 4: keep order and decide once when one is paused beyond its lease in the middle of a slow turn and goes on later', async () => {
    const chats = Array.from({ length: 20 }, (_, index) => `c4-${index}`);
    const paused = createLatch();
    const inHand = createLatch();
    let hanging = 0;
    fleet.responder.answer = async ({ text: asked }) => {
      if (asked === 'кряк 4') {
        hanging += 1;
        if (hanging === 5) inHand.open();
        // Only the first who is asked for this chat is the one that sleeps.
        if (hanging <= 5) {
          await paused.wait;
          return { kind: 'answer', text: 'Слишком поздно', receipt: RECEIPT };
        }
      }
      return { kind: 'answer', text: `Ответ: ${asked}`, receipt: RECEIPT };
    };
    const slow = new Set(chats.slice(0, 5));
    const say = (chatId: string, n: number) =>
      fleet.incoming(chatId, slow.has(chatId) && n === 4 ? text('кряк 4') : press(`вопрос ${n}`));
    for (let n = 1; n <= 4; n++) {
      await Promise.all(chats.map((chatId) => fleet.engine(0).receive(say(chatId, n))));
    }
    await inHand.wait;
    const epochs = await fleet.store.threads.find({ _id: { $in: [...slow].map(threadOf) } }).toArray();
    // The rest comes by the other one while the first sleeps on what it holds.
    for (let n = 5; n <= 10; n++) {
      await Promise.all(chats.map((chatId) => fleet.engine(1).receive(say(chatId, n))));
    }
    fleet.clock.advance({ minutes: 1 });
    await fleet.settled();
    for (const thread of epochs) {
      expect(thread.owner).not.toBeNull();
      expect((await fleet.store.threads.findOne({ _id: thread._id }))?.epoch).toBeGreaterThan(thread.epoch);
    }
    const before = await fleet.store.messages.countDocuments();
    paused.open();
    // One more message of each shows that the late ones are through, and did no harm.
    await Promise.all(chats.map((chatId) => fleet.engine(0).receive(say(chatId, 11))));
    await fleet.settled();
    expect(await fleet.store.messages.countDocuments()).toBe(before + 2 * chats.length);
    expect(await fleet.store.messages.countDocuments({ text: 'Слишком поздно' })).toBe(0);
    for (const chatId of chats) {
      const asked = labels(11).map((label, index) => (slow.has(chatId) && index === 3 ? 'кряк 4' : label));
      await expectAnswered(chatId, asked);
    }
    await until(
      async () => (await fleet.store.threads.countDocuments({ owner: { $ne: null } })) === 0,
      'no lease left',
    );
  });

  it('check 7: make one contact and one open dialog of two different first messages at once, for 100 customers', async () => {
    const chats = Array.from({ length: 100 }, (_, index) => `c7-${index}`);
    await Promise.all(
      chats.flatMap((chatId, index) => {
        const pair = [fleet.incoming(chatId, press('вопрос 1')), fleet.incoming(chatId, press('вопрос 2'))];
        // Half of them arrive swapped.
        const arriving = index % 2 === 0 ? pair : pair.reverse();
        return arriving.map((message, at) => fleet.engine(at).receive(message));
      }),
    );
    await fleet.settled();
    const threads = { threadId: { $in: chats.map(threadOf) } };
    expect(await fleet.store.contacts.countDocuments({ 'identities.externalId': { $in: chats } })).toBe(chats.length);
    expect(await fleet.store.dialogs.countDocuments({ ...threads, mode: { $ne: 'closed' } })).toBe(chats.length);
    expect(await fleet.store.dialogs.countDocuments(threads)).toBe(chats.length);
    expect(await fleet.store.inbox.countDocuments({ ...threads, state: 'done', attempts: 0 })).toBe(2 * chats.length);
    expect(await fleet.store.messages.countDocuments({ ...threads, author: 'customer' })).toBe(2 * chats.length);
    expect(await fleet.store.messages.countDocuments({ ...threads, author: 'bot' })).toBe(2 * chats.length);
    expect(await fleet.store.events.countDocuments({ ...threads, 'body.type': 'dialog_opened' })).toBe(chats.length);
  });

  it('answer an older message, that another process has taken in and not worked off, before the newer one', async () => {
    const older = fleet.incoming('late', press('первый'));
    const newer = fleet.incoming('late', press('второй'));
    // As a process leaves it that has died between its row and its turn.
    await fleet.store.inbox.insertOne(toDocument(rowOf(older, fleet.clock.now())));
    await fleet.engine(0).receive(newer);
    await fleet.settled();
    await expectAnswered('late', ['первый', 'второй']);
  });

  it('answer the same when the dialog is remembered: the older message, in nobody’s hands, goes first', async () => {
    await fleet.engine(0).receive(fleet.incoming('late2', press('нулевой')));
    await fleet.settled();
    const older = fleet.incoming('late2', press('первый'));
    const newer = fleet.incoming('late2', press('второй'));
    await fleet.store.inbox.insertOne(toDocument(rowOf(older, fleet.clock.now())));
    await fleet.engine(0).receive(newer);
    await fleet.settled();
    await expectAnswered('late2', ['нулевой', 'первый', 'второй']);
  });

  it('work off what a dead process has taken in, though nobody writes again', async () => {
    const left = ['первый', 'второй', 'третий'].map((label) => fleet.incoming('left-behind', press(label)));
    await fleet.store.inbox.insertMany(left.map((one) => toDocument(rowOf(one, fleet.clock.now()))));
    fleet.clock.advance({ minutes: 1 });
    await fleet.settled();
    await expectAnswered('left-behind', ['первый', 'второй', 'третий']);
  });

  it('check 8: go on with a dialog whose responder hangs, throws and answers late', async () => {
    const chat = 'c8';
    const hang = createLatch();
    await fleet.engine(0).receive(fleet.incoming(chat, press('до')));
    await fleet.settled();
    let throws = 2;
    fleet.responder.answer = async ({ text: asked }) => {
      if (asked === 'кряк бросает' && throws-- > 0) throw new Error('a bug');
      if (asked === 'кряк висит') await hang.wait;
      return { kind: 'answer', text: `Ответ: ${asked}`, receipt: RECEIPT };
    };
    for (let round = 0; round < 2; round++) {
      throws = 2;
      await fleet.engine(round % 2).receive(fleet.incoming(chat, text('кряк бросает')));
      await fleet.settled();
    }
    await fleet.engine(0).receive(fleet.incoming(chat, text('кряк висит')));
    await until(() => fleet.responder.asked.some((one) => one.text === 'кряк висит'), 'the responder to be asked');
    // What comes meanwhile waits for its turn; a button is not merged into it.
    await fleet.engine(1).receive(fleet.incoming(chat, press('после')));
    hang.open();
    await fleet.settled();
    await expectAnswered(chat, ['до', 'кряк бросает', 'кряк бросает', 'кряк висит', 'после']);
    // A message that failed twice is not given up.
    expect(await fleet.store.dialogs.findOne({ _id: await fleet.dialogId(chat) })).toMatchObject({ mode: 'bot' });
    expect(fleet.responder.asked.filter((one) => one.text === 'кряк висит')).toHaveLength(1);
  });

  it('check 8: let other dialogs go on while the responder hangs for more of them than may be slow at a time', async () => {
    const hang = createLatch();
    fleet.responder.answer = async ({ text: asked }) => {
      await hang.wait;
      return { kind: 'answer', text: `Ответ: ${asked}`, receipt: RECEIPT };
    };
    const slow = Array.from({ length: 20 }, (_, index) => `slow-${index}`);
    await Promise.all(slow.map((chatId) => fleet.engine(0).receive(fleet.incoming(chatId, text('кряк')))));
    await until(() => fleet.responder.asked.length >= 16, 'as many to be slow as may be');
    await fleet.engine(0).receive(fleet.incoming('quick', press('часы')));
    await until(async () => fleet.sentTo('quick').length === 1, 'an answer that needs no thought');
    hang.open();
    await fleet.settled();
    for (const chatId of slow) await expectAnswered(chatId, ['кряк']);
    expect(fleet.responder.asked).toHaveLength(20);
  });
});

describe('a process that only takes messages in, and one that works them off', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ owners: ['web', 'worker'], split: true });
  });
  afterAll(() => fleet.stop());

  it('answer each message once and in order, and leave no lease behind', async () => {
    const chats = Array.from({ length: 10 }, (_, index) => `split-${index}`);
    for (const label of labels(4)) {
      await Promise.all(chats.map((chatId) => fleet.engine(0).receive(fleet.incoming(chatId, press(label)))));
    }
    await fleet.settled();
    for (const chatId of chats) {
      const messages = (await fleet.messages(chatId)).sort((a, b) => a.seq - b.seq);
      expect(messages.map(({ author }) => author)).toEqual(Array(4).fill(['customer', 'bot']).flat());
      expect(messages.filter(({ author }) => author === 'customer').map((one) => one.text)).toEqual(labels(4));
      expect(fleet.sentTo(chatId)).toHaveLength(4);
    }
    await until(
      async () => (await fleet.store.threads.countDocuments({ owner: { $ne: null } })) === 0,
      'no lease left',
    );
  });
});
