import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Fleet, press, startFleet, text } from '../support/engine-fleet.ts';
import { createStillClock } from '../support/test-clock.ts';
import { until } from '../support/until.ts';

const QUIET_MS = 200;

describe('lines of one thought', () => {
  let fleet: Fleet;
  // No line comes too late on a slow machine: a writer is quiet when the test says so.
  const clock = createStillClock();
  beforeAll(async () => {
    fleet = await startFleet({ quietMs: QUIET_MS, clock });
  });
  afterAll(() => fleet.stop());

  const write = (chatId: string, words: string) => fleet.engine(0).receive(fleet.incoming(chatId, text(words)));
  const authors = async (chatId: string) =>
    (await fleet.messages(chatId)).sort((a, b) => a.seq - b.seq).map(({ author }) => author);
  const asked = () => fleet.responder.asked.map((question) => question.text);
  const beQuiet = () => clock.advance({ minutes: 1 });
  const settledFor = (chatId: string) =>
    until(() => fleet.sentTo(chatId).length > 0, 'an answer').then(() => fleet.settled());

  it('sent one after the other are answered by one turn', async () => {
    await write('thought', 'запишите');
    await write('thought', 'на завтра');
    await write('thought', 'в 5');
    beQuiet();
    await settledFor('thought');
    expect(await authors('thought')).toEqual(['customer', 'customer', 'customer', 'bot']);
    expect(asked()).toContain('запишите\nна завтра\nв 5');
  });

  it('a finished sentence and a button are answered at once', async () => {
    for (const [chatId, content] of [
      ['sentence', text('Расскажите мне про кряк!')],
      ['button', press('часы')],
    ] as const) {
      await fleet.engine(0).receive(fleet.incoming(chatId, content));
      await settledFor(chatId);
      expect(await authors(chatId)).toEqual(['customer', 'bot']);
    }
  });

  it('a lone word is answered when its writer has been quiet for so long', async () => {
    await write('word', 'кряк');
    clock.set(new Date(clock.now().getTime() + QUIET_MS - 1));
    // It looks meanwhile.
    await sleep(2 * QUIET_MS);
    expect(await authors('word')).toEqual([]);
    clock.set(new Date(clock.now().getTime() + 1));
    await settledFor('word');
    expect(await authors('word')).toEqual(['customer', 'bot']);
  });

  it('a finished line ends the waiting for those before it', async () => {
    await write('ended', 'запишите');
    await write('ended', 'на завтра, пожалуйста!');
    await settledFor('ended');
    expect(await authors('ended')).toEqual(['customer', 'customer', 'bot']);
    expect(asked()).toContain('запишите\nна завтра, пожалуйста!');
  });

  it('a button while a line waits is answered behind it, both at once', async () => {
    await write('mixed', 'кряк');
    await fleet.engine(0).receive(fleet.incoming('mixed', press('часы')));
    await until(() => fleet.sentTo('mixed').length === 2, 'two answers');
    await fleet.settled();
    expect(await authors('mixed')).toEqual(['customer', 'bot', 'customer', 'bot']);
  });

  it('that arrive swapped are read in the provider’s order', async () => {
    const [one, two, three] = ['раз', 'два', 'три'].map((words) => fleet.incoming('swapped', text(words)));
    for (const message of [two, three, one]) if (message) await fleet.engine(0).receive(message);
    beQuiet();
    await settledFor('swapped');
    expect(await authors('swapped')).toEqual(['customer', 'customer', 'customer', 'bot']);
    expect(asked()).toContain('раз\nдва\nтри');
  });

  it('of many writers at once are waited for side by side', async () => {
    const chats = Array.from({ length: 20 }, (_, index) => `many-${index}`);
    await Promise.all(chats.map((chatId) => write(chatId, 'запишите')));
    await Promise.all(chats.map((chatId) => write(chatId, 'на завтра')));
    beQuiet();
    await until(() => chats.every((chatId) => fleet.sentTo(chatId).length > 0), 'all to be answered');
    await fleet.settled();
    for (const chatId of chats) expect(await authors(chatId)).toEqual(['customer', 'customer', 'bot']);
  });
});
