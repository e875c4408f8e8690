import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Action } from '../../src/domain/action.ts';
import type { Actor } from '../../src/domain/event.ts';
import { toDocument } from '../../src/store/document.ts';
import type { Collections } from '../../src/store/open-store.ts';
import { all, buildTrigger, say } from '../support/build-trigger.ts';
import { bookVisit, type Chat, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const WRITTEN: (keyof Collections)[] = ['messages', 'events', 'tasks', 'timers', 'appointments'];
const API: Actor = { kind: 'api' };

describe('an action on a dialog', () => {
  let app: TestApp;
  let chat: Chat;
  let dialogId: string;
  beforeAll(async () => {
    app = await startTestApp();
    chat = await app.newChat();
    await chat.say('здравствуйте');
    dialogId = await chat.dialogId();
    await until(async () => (await app.eventsOf(dialogId, 'message_sent')).length === 1, 'the greeting to be sent');
  });
  afterAll(() => app.stop());

  const act = (...actions: Action[]) => app.engine.act({ dialogId, actor: API, actions });
  const everything = async () => ({
    dialog: await app.store.dialogs.findOne({ _id: dialogId }),
    counts: await Promise.all(WRITTEN.map((name) => app.store.raw(name).countDocuments())),
  });

  it('that is refused writes nothing, nor do those before it', async () => {
    const before = await everything();
    expect(
      await act(
        { kind: 'change_tags', add: ['vip'], remove: [] },
        { kind: 'move_stage', stageId: 'nowhere', why: 'x' },
      ),
    ).toMatchObject({ kind: 'refused', reason: expect.stringContaining('nowhere') });
    expect(await everything()).toEqual(before);
  });

  it('on a dialog that there is not says so', async () => {
    expect(await app.engine.act({ dialogId: 'nothing', actor: API, actions: [] })).toEqual({ kind: 'not_found' });
  });

  it('by many at once is never lost', async () => {
    const tags = ['a', 'b', 'c', 'd'];
    const acted = await Promise.all(tags.map((tag) => act({ kind: 'change_tags', add: [tag], remove: [] })));
    expect(acted.map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'done']);
    const dialog = await app.store.dialogs.findOne({ _id: dialogId });
    expect([...(dialog?.tags ?? [])].sort()).toEqual(tags);
  });

  it('moves the stage by hand, and the event says by whom and why', async () => {
    await act({ kind: 'move_stage', stageId: 'not_a_request', why: 'спам' });
    expect((await app.eventsOf(dialogId, 'stage_changed')).at(-1)).toMatchObject({
      actor: API,
      body: { to: 'not_a_request', why: 'спам' },
    });
  });
});

describe('triggers in the running program', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  const fired = async (dialogId: string) =>
    (await app.eventsOf(dialogId, 'trigger_fired')).map(({ body }) =>
      body.type === 'trigger_fired' ? [body.triggerId, body.outcome] : [],
    );
  const dialog = (id: string) => app.store.dialogs.findOne({ _id: id });

  it('tag who has booked', async () => {
    const chat = await app.newChat();
    await bookVisit(app, chat, { service: 'haircut-men', date: '2031-03-06', time: '15:00', staff: 'anna' });
    expect(await fired(await chat.dialogId())).toEqual([['tag-booked', 'done']]);
    expect(await dialog(await chat.dialogId())).toMatchObject({ tags: ['записан'], stageId: 'booked' });
  });

  it('give a complaint to the owner, who is the whole team of a new installation', async () => {
    const chat = await app.newChat();
    await chat.say('Это ужас, вы испортили мне волосы, хочу пожаловаться');
    const owner = await app.store.connection.collection('users').findOne({ role: 'owner' });
    expect(await dialog(await chat.dialogId())).toMatchObject({
      mode: 'queued',
      queue: { reason: 'complaint' },
      assigneeId: String(owner?._id),
    });
    expect(await fired(await chat.dialogId())).toEqual([['complaint-to-owner', 'done']]);
  });

  it('share the queue', async () => {
    const chat = await app.newChat();
    await chat.say('позовите, пожалуйста, администратора');
    expect(await fired(await chat.dialogId())).toEqual([['share-the-queue', 'done']]);
    const dialogId = await chat.dialogId();
    await until(async () => (await dialog(dialogId))?.assigneeId !== null, 'somebody to lead it');
  });

  it('that are added later are at work after the next look at the settings', async () => {
    const trigger = buildTrigger({
      id: 'welcome-back',
      when: all({ kind: 'channel', in: ['web'], not: false }),
      actions: [say('Рады видеть снова', 'Welcome back')],
    });
    await app.store.triggers.insertOne(toDocument(trigger));
    const chat = await app.newChat();
    await chat.say('здравствуйте');
    const dialogId = await chat.dialogId();
    let tag = 0;
    await until(async () => {
      tag += 1;
      await app.engine.act({
        dialogId,
        actor: API,
        actions: [{ kind: 'change_tags', add: [`t${tag}`], remove: [] }],
      });
      return (await fired(dialogId)).length > 0;
    }, 'the new trigger to be known');
    await until(async () => (await chat.lines()).some(({ text }) => text === 'Рады видеть снова'), 'its message');
  });
});
