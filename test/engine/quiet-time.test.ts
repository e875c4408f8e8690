import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Fleet, press, startFleet, text } from '../support/engine-fleet.ts';
import { until } from '../support/until.ts';

const QUIET_MS = 800;

describe('lines of one thought', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ quietMs: QUIET_MS });
  });
  afterAll(() => fleet.stop());

  const write = (chatId: string, words: string) => fleet.engine(0).receive(fleet.incoming(chatId, text(words)));
  const authors = async (chatId: string) =>
    (await fleet.messages(chatId)).sort((a, b) => a.seq - b.seq).map(({ author }) => author);
  const asked = () => fleet.responder.asked.map((question) => question.text);
  const settledFor = (chatId: string) =>
    until(() => fleet.sentTo(chatId).length > 0, 'an answer').then(() => fleet.settled());

  it('sent one after the other are answered by one turn', async () => {
    await write('thought', 'запишите');
    await write('thought', 'на завтра');
    await write('thought', 'в 5');
    await settledFor('thought');
    expect(await authors('thought')).toEqual(['customer', 'customer', 'customer', 'bot']);
    expect(asked()).toContain('запишите\nна завтра\nв 5');
  });

  it('a finished sentence and a button are answered at once', async () => {
    for (const [chatId, content] of [
      ['sentence', text('Расскажите мне про кряк!')],
      ['button', press('часы')],
    ] as const) {
      const began = fleet.clock.now().getTime();
      await fleet.engine(0).receive(fleet.incoming(chatId, content));
      await settledFor(chatId);
      const answer = (await fleet.messages(chatId)).find(({ author }) => author === 'bot');
      expect((answer?.at.getTime() ?? 0) - began).toBeLessThan(QUIET_MS);
    }
  });

  it('a lone word is answered when its writer has been quiet for so long', async () => {
    await write('word', 'кряк');
    await settledFor('word');
    const messages = await fleet.messages('word');
    const [said, answer] = [messages[0], messages.at(-1)];
    expect(answer?.author).toBe('bot');
    expect((answer?.at.getTime() ?? 0) - (said?.at.getTime() ?? 0)).toBeGreaterThanOrEqual(QUIET_MS - 50);
  });

  it('a finished line ends the waiting for those before it', async () => {
    const began = fleet.clock.now().getTime();
    await write('ended', 'запишите');
    await write('ended', 'на завтра, пожалуйста!');
    await settledFor('ended');
    const answer = (await fleet.messages('ended')).find(({ author }) => author === 'bot');
    expect((answer?.at.getTime() ?? 0) - began).toBeLessThan(QUIET_MS);
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
    await settledFor('swapped');
    expect(await authors('swapped')).toEqual(['customer', 'customer', 'customer', 'bot']);
    expect(asked()).toContain('раз\nдва\nтри');
  });

  it('of many writers at once are waited for side by side', async () => {
    const chats = Array.from({ length: 20 }, (_, index) => `many-${index}`);
    await Promise.all(chats.map((chatId) => write(chatId, 'запишите')));
    await Promise.all(chats.map((chatId) => write(chatId, 'на завтра')));
    await until(() => chats.every((chatId) => fleet.sentTo(chatId).length > 0), 'all to be answered');
    await fleet.settled();
    for (const chatId of chats) expect(await authors(chatId)).toEqual(['customer', 'customer', 'bot']);
  });
});
