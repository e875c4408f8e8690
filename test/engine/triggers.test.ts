import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Action } from '../../src/domain/action.ts';
import type { Trigger } from '../../src/domain/trigger.ts';
import { toDocument } from '../../src/store/document.ts';
import { overdueTimers } from '../../src/store/queries/timers.ts';
import { addTag, buildTrigger, delayed, say } from '../support/build-trigger.ts';
import { type Fleet, OPERATOR, startFleet, text } from '../support/engine-fleet.ts';
import { START } from '../support/test-clock.ts';

const tag = (...add: string[]): Action => ({ kind: 'change_tags', add, remove: [] });

/** Two processes on one database, each with its own look at the triggers. */
describe('triggers of two workers under a moved clock', () => {
  let fleet: Fleet;
  let chats = 0;
  beforeAll(async () => {
    fleet = await startFleet({ owners: ['one', 'two'] });
  });
  afterAll(() => fleet.stop());
  beforeEach(async () => {
    fleet.clock.set(START);
    fleet.responder.answer = ({ text: asked }) => ({
      kind: 'answer',
      text: `Ответ: ${asked}`,
      receipt: { by: 'retrieval', passages: [], tools: [] },
    });
    fleet.responder.asked = [];
    await fleet.store.timers.updateMany({ state: 'pending' }, { $set: { state: 'skipped' } });
  });

  async function set(...triggers: Trigger[]): Promise<void> {
    await fleet.store.triggers.deleteMany({});
    if (triggers.length > 0) await fleet.store.triggers.insertMany(triggers.map(toDocument));
    await fleet.readSettings();
  }

  async function chat(words = 'здравствуйте'): Promise<string> {
    chats += 1;
    const chatId = `chat-${chats}`;
    await write(chatId, words);
    return chatId;
  }

  async function write(chatId: string, words: string): Promise<void> {
    await fleet.engine(chats % 2).receive(fleet.incoming(chatId, text(words)));
    await fleet.settled();
  }

  /** Both workers fire whatever is due, at once and twice, until nothing is. */
  async function fireAll(): Promise<void> {
    for (let round = 0; round < 5; round++) {
      const due = await overdueTimers(fleet.store, fleet.clock.now());
      if (due.length === 0) break;
      await Promise.all([...due, ...due].flatMap((id) => fleet.engines.map((engine) => engine.fireTimer(id))));
    }
    await fleet.settled();
  }

  const runsOf = async (chatId: string) => {
    const rows = await fleet.store.triggerRuns
      .find({ dialogId: await fleet.dialogId(chatId) })
      .sort({ at: 1, _id: 1 })
      .toArray();
    return rows.map(({ outcome, reason }) => [outcome, reason]);
  };
  const dialog = async (chatId: string) => fleet.store.dialogs.findOne({ _id: await fleet.dialogId(chatId) });

  it('a delayed one fires exactly once, however many fire it', async () => {
    await set(buildTrigger({ delay: delayed(10), actions: [say('Спасибо!'), addTag('x')] }));
    const chatId = await chat();
    await fleet.act(0, chatId, tag('by hand'));
    fleet.clock.advance({ minutes: 11 });
    await fireAll();
    expect(fleet.sentTo(chatId).filter((line) => line === 'Спасибо!')).toHaveLength(1);
    expect(await runsOf(chatId)).toEqual([['done', null]]);
  });

  it('one that was planned before a restart fires after it, once', async () => {
    await set(buildTrigger({ delay: delayed(10), actions: [say('Спасибо!')] }));
    const chatId = await chat();
    await fleet.act(0, chatId, tag('by hand'));
    const other = await startFleet({ owners: ['later'], uri: fleet.uri });
    other.clock.set(new Date(START.getTime() + 11 * 60_000));
    const due = await overdueTimers(other.store, other.clock.now());
    await Promise.all(due.map((id) => other.engine(0).fireTimer(id)));
    await other.settled();
    fleet.clock.advance({ minutes: 11 });
    await fireAll();
    expect(await runsOf(chatId)).toEqual([['done', null]]);
    await other.stop();
  });

  it('a clock of waiting is written once, whoever takes the messages, and none is without such a trigger', async () => {
    await set(buildTrigger({ on: { kind: 'unanswered', minutes: 5 }, actions: [addTag('ждёт')] }));
    const chatId = await chat();
    await fleet.act(0, chatId, { kind: 'take' });
    await Promise.all(['раз', 'два', 'три'].map((words) => write(chatId, words)));
    const dialogId = await fleet.dialogId(chatId);
    expect(await fleet.store.timers.countDocuments({ dialogId, 'work.kind': 'trigger' })).toBe(1);
    fleet.clock.advance({ minutes: 6 });
    await fireAll();
    expect(await runsOf(chatId)).toEqual([['done', null]]);
    expect((await dialog(chatId))?.tags).toEqual(['ждёт']);

    await set();
    const quiet = await chat();
    await fleet.act(0, quiet, { kind: 'take' });
    await write(quiet, 'раз');
    expect(
      await fleet.store.timers.countDocuments({ dialogId: await fleet.dialogId(quiet), 'work.kind': 'trigger' }),
    ).toBe(0);
  });

  it('an answer by one worker calls off what the other one has planned', async () => {
    await set(buildTrigger({ on: { kind: 'unanswered', minutes: 5 } }));
    const chatId = await chat();
    await fleet.act(0, chatId, { kind: 'take' });
    await write(chatId, 'вы тут?');
    await fleet.act(1, chatId, { kind: 'reply', text: 'Да' });
    fleet.clock.advance({ minutes: 6 });
    await fireAll();
    expect(await runsOf(chatId)).toEqual([['cancelled', 'The customer has been answered.']]);
  });

  it('“ask GPT” is asked once though both try, outside of the transaction, and its answer goes out once', async () => {
    const prompt = { ru: 'Что посоветовать {{contact.name}}?', en: 'What to advise?' };
    await set(buildTrigger({ actions: [addTag('до'), { kind: 'ask_gpt', prompt, as: 'message' }, addTag('после')] }));
    const chatId = await chat();
    fleet.responder.asked = [];
    await fleet.act(0, chatId, tag('by hand'));
    expect((await dialog(chatId))?.tags).toEqual(['by hand', 'до']);
    await fireAll();
    expect(fleet.responder.asked.map((asked) => asked.text)).toEqual(['Что посоветовать Анна?']);
    expect(fleet.sentTo(chatId).at(-1)).toBe('Ответ: Что посоветовать Анна?');
    expect((await dialog(chatId))?.tags).toEqual(['by hand', 'до', 'после']);
    expect(await runsOf(chatId)).toEqual([['done', null]]);
  });

  it('“ask GPT” whose worker dies is done by the other one a minute later', async () => {
    const prompt = { ru: 'Посоветуй', en: 'Advise' };
    await set(buildTrigger({ actions: [{ kind: 'ask_gpt', prompt, as: 'note' }] }));
    const chatId = await chat();
    await fleet.act(0, chatId, tag('by hand'));
    const dialogId = await fleet.dialogId(chatId);
    const until = new Date(fleet.clock.now().getTime() + 60_000);
    await fleet.store.timers.updateMany({ dialogId, state: 'pending' }, { $set: { claimedUntil: until } });
    await fireAll();
    expect(await runsOf(chatId)).toEqual([]);
    fleet.clock.advance({ minutes: 2 });
    await fireAll();
    expect(await runsOf(chatId)).toEqual([['done', null]]);
    expect(await fleet.store.events.countDocuments({ dialogId, 'body.type': 'note_added' })).toBe(1);
  });

  it('“ask GPT” in whose dialog something is changed meanwhile is decided again at once, and asked no more', async () => {
    const prompt = { ru: 'Посоветуй', en: 'Advise' };
    await set(buildTrigger({ on: { kind: 'dialog_taken' }, actions: [{ kind: 'ask_gpt', prompt, as: 'note' }] }));
    const chatId = await chat();
    const { answer } = fleet.responder;
    fleet.responder.answer = async (question) => {
      await fleet.act(1, chatId, tag('meanwhile'));
      return answer(question);
    };
    await fleet.act(0, chatId, { kind: 'take' });
    const dialogId = await fleet.dialogId(chatId);
    const timer = await fleet.store.timers.findOne({ dialogId, state: 'pending' });
    await fleet.engine(0).fireTimer(timer?._id ?? '');
    expect(await runsOf(chatId)).toEqual([['done', null]]);
    expect((await dialog(chatId))?.tags).toEqual(['meanwhile']);
    expect(fleet.responder.asked.filter(({ text: asked }) => asked === 'Посоветуй')).toHaveLength(1);
  });

  it('“ask GPT” without a sure answer is refused, and says so', async () => {
    fleet.responder.answer = () => ({ kind: 'unsure', receipt: { by: 'retrieval', passages: [], tools: [] } });
    await set(
      buildTrigger({ actions: [{ kind: 'ask_gpt', prompt: { ru: 'Посоветуй', en: 'Advise' }, as: 'message' }] }),
    );
    const chatId = await chat();
    await fleet.act(0, chatId, tag('by hand'));
    await fireAll();
    expect(await runsOf(chatId)).toEqual([
      ['refused', expect.stringContaining('no answer to this of which it is sure')],
    ]);
  });

  it('“start a flow” asks the flow’s first question, but not while a person leads', async () => {
    await set(buildTrigger({ actions: [{ kind: 'start_flow', flow: 'book' }] }));
    const [free, taken] = [await chat(), await chat()];
    await fleet.act(0, taken, { kind: 'take' });
    for (const chatId of [free, taken]) await fleet.act(0, chatId, tag('by hand'));
    await fireAll();
    expect((await dialog(free))?.flow.map(({ flow }) => flow)).toContain('book');
    expect(await runsOf(free)).toEqual([['done', null]]);
    expect(await runsOf(taken)).toEqual([['refused', 'A person leads this dialog; the bot starts no flow.']]);
  });

  it('“call a webhook” leaves one row for that webhook alone, with the trigger’s fact, whatever it has subscribed to', async () => {
    const hook = { url: 'https://example.org', enabled: true, disabledBy: null, sealedSecret: 'x', createdAt: START };
    await fleet.store.webhooks.insertMany([
      { _id: 'called', events: ['no_show'], ...hook },
      { _id: 'other', events: ['no_show'], ...hook },
    ]);
    // Who is told is known for two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2_050));
    await set(buildTrigger({ actions: [{ kind: 'call_webhook', webhookId: 'called' }], delay: delayed(5) }));
    const chatId = await chat();
    await fleet.act(0, chatId, tag('by hand'));
    fleet.clock.advance({ minutes: 5 });
    await fireAll();
    const rows = await fleet.store.deliveries.find({ 'payload.data.dialogId': await fleet.dialogId(chatId) }).toArray();
    expect(rows).toMatchObject([
      {
        webhookId: 'called',
        state: 'pending',
        payload: { type: 'trigger_fired', data: { body: { triggerId: 'probe' } } },
      },
    ]);
  });

  it('a date in a field is reached once a year, by whichever worker looks first', async () => {
    const birthday = {
      id: 'birthday',
      on: 'contact' as const,
      title: { ru: 'День рождения', en: 'Birthday' },
      kind: 'date' as const,
      options: [],
      position: 1,
      version: 1,
      removedAt: null,
    };
    await fleet.store.fields.insertOne(toDocument(birthday));
    const on = {
      kind: 'date_reached',
      of: 'contact',
      fieldId: 'birthday',
      days: -1,
      at: '10:00',
      yearly: true,
    } as const;
    await set(buildTrigger({ on, actions: [say('С наступающим!')] }));
    const [born, other] = [await chat(), await chat()];
    const contactId = async (chatId: string) => (await dialog(chatId))?.contactId ?? '';
    // Tomorrow, by the clock of the salon: START is 4 March, 10:00 in Moscow.
    await fleet.store.contacts.updateOne(
      { _id: await contactId(born) },
      { $set: { fields: { birthday: '1990-03-05' } } },
    );
    await fleet.store.contacts.updateOne(
      { _id: await contactId(other) },
      { $set: { fields: { birthday: '1990-03-09' } } },
    );
    fleet.clock.set(new Date(START.getTime() + 60_000));
    for (let look = 0; look < 2; look++) {
      await Promise.all(fleet.engines.map((engine) => engine.lookForDates()));
      await fireAll();
    }
    expect(fleet.sentTo(born)).toContain('С наступающим!');
    expect(await runsOf(born)).toEqual([['done', null]]);
    expect(await runsOf(other)).toEqual([]);
  });

  it('fires for a message that the bot answers, in the same transaction', async () => {
    const on = { kind: 'message_received' } as const;
    await set(
      buildTrigger({ on, when: { match: 'all', of: [{ kind: 'intent', in: ['smalltalk.greeting'], not: false }] } }),
    );
    const [greeted, asked] = [await chat('здравствуйте'), await chat('сколько стоит стрижка?')];
    expect((await dialog(greeted))?.tags).toEqual(['probe']);
    expect((await dialog(asked))?.tags).toEqual([]);
    expect(await fleet.store.triggerRuns.countDocuments({ dialogId: await fleet.dialogId(asked) })).toBe(0);
  });

  it('leaves its name with everything it has caused', async () => {
    await set(buildTrigger());
    const chatId = await chat();
    await fleet.act(0, chatId, tag('by hand'));
    const events = await fleet.store.events
      .find({ dialogId: await fleet.dialogId(chatId), 'actor.kind': 'trigger' })
      .toArray();
    expect(events.map(({ body, causes }) => [body.type, causes])).toEqual([
      ['tags_changed', ['probe']],
      ['trigger_fired', ['probe']],
    ]);
    expect(OPERATOR.kind).toBe('operator');
  });
});
