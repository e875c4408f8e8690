import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import type { Incoming, Origin } from '../../src/domain/incoming.ts';
import { catchCrossings } from '../../src/engine/crossing/catch-crossings.ts';
import { cross } from '../../src/engine/crossing/cross.ts';
import { CONTENDED, StillContended } from '../../src/store/contacts/in-transaction.ts';
import { newCrossing } from '../../src/store/webchat/crossings.ts';
import { type EngineRig, startEngines } from '../support/start-engine.ts';
import { until } from '../support/until.ts';

const WEB = { channelId: 'web:main', channelKind: 'web' } as const;

describe('A visitor of the web chat who goes on in Telegram', () => {
  let rig: EngineRig;
  let people = 0;
  beforeAll(async () => {
    rig = await startEngines();
  });
  afterAll(() => rig?.stop());

  const engine = () => {
    const [first] = rig.engines;
    if (!first) throw new Error('There is no engine.');
    return first;
  };
  async function read(chatId: string, channelId = rig.channel.id) {
    const threadId = `${channelId}:${chatId}`;
    await until(async () => (await rig.store.inbox.countDocuments({ threadId, state: 'new' })) === 0, 'all read');
    return rig.store.threads.findOne({ _id: threadId });
  }
  /** Writes in the web chat; a new visitor where none is named. */
  async function visit(text: string, chatId = `visitor-${++people}`) {
    await engine().receive(rig.incoming(chatId, text, WEB));
    const thread = await read(chatId, WEB.channelId);
    return {
      chatId,
      threadId: `web:main:${chatId}`,
      dialogId: thread?.dialogId ?? '',
      contactId: thread?.contactId ?? '',
    };
  }
  async function codeOf({ chatId, origin = {} }: { chatId: string; origin?: Origin }): Promise<string> {
    const whose = { threadId: `web:main:${chatId}`, chatId, origin, to: 'telegram' as const };
    return (await newCrossing(rig.store, { ...whose, now: rig.clock.now() })).code;
  }
  const startWith = (chatId: string, code: string): Incoming =>
    rig.incoming(chatId, '', { content: { kind: 'start', text: code }, origin: { source: code } });
  /** Comes to the bot by a link with this code. */
  async function come(chatId: string, code: string, incoming = startWith(chatId, code)) {
    const receive = catchCrossings(rig.channel, {
      store: rig.store,
      cross: engine().cross,
      receive: engine().receive,
      now: rig.clock.now,
      log: pino({ level: 'silent' }),
    });
    await receive(incoming);
    return read(chatId);
  }
  const contact = (id: string | null | undefined) => rig.store.contacts.findOne({ _id: id ?? '' });
  const dialog = (id: string | null | undefined) => rig.store.dialogs.findOne({ _id: id ?? '' });

  it('is the same person there, and the talk goes on from where it was', async () => {
    const web = await visit('Запишите меня на мужскую стрижку');
    const before = await dialog(web.dialogId);
    expect(before?.flow).not.toEqual([]);
    const thread = await come('anna', await codeOf(web));
    expect(thread).toMatchObject({ contactId: web.contactId, dialogId: web.dialogId });
    expect((await contact(web.contactId))?.identities.map(({ channelId }) => channelId)).toEqual([
      'web:main',
      'telegram:1',
    ]);
    expect(await dialog(web.dialogId)).toMatchObject({
      channelKind: 'telegram',
      channelId: 'telegram:1',
      chatId: 'anna',
      stageId: before?.stageId,
      origin: before?.origin,
      mode: 'bot',
    });
    // The bot asks again what it had asked, there.
    const said = await until(() => rig.channel.sent.find(({ chatId }) => chatId === 'anna'), 'a line in Telegram');
    expect(said.content.buttons?.length ?? 0).toBeGreaterThan(0);
    expect((await dialog(web.dialogId))?.flow.at(-1)).toMatchObject({ slots: before?.flow.at(-1)?.slots });
    const moved = await rig.store.events.findOne({ dialogId: web.dialogId, 'body.type': 'dialog_moved' });
    expect(moved).toMatchObject({
      actor: { kind: 'customer' },
      channelKind: 'telegram',
      body: { from: { threadId: web.threadId } },
    });
    expect(await rig.store.messages.countDocuments({ dialogId: web.dialogId, text: { $regex: 'web-' } })).toBe(0);
  });

  it('begins another talk, of the same person, by writing on the site again', async () => {
    const web = await visit('Сколько стоит окрашивание?');
    await come('back', await codeOf(web));
    const again = await visit('И ещё вопрос', web.chatId);
    expect(again.contactId).toBe(web.contactId);
    expect(again.dialogId).not.toBe(web.dialogId);
  });

  it('brings the same update twice without harm', async () => {
    const web = await visit('Хочу записаться');
    const code = await codeOf(web);
    const update = startWith('twice', code);
    const first = await come('twice', code, update);
    expect(await come('twice', code, update)).toMatchObject({ dialogId: first?.dialogId, contactId: web.contactId });
    expect(await rig.store.events.countDocuments({ dialogId: web.dialogId, 'body.type': 'dialog_moved' })).toBe(1);
  });

  it('is joined with who was there before; a talk with nobody in it gives way', async () => {
    await engine().receive(rig.incoming('known', 'Во сколько вы открываетесь?'));
    const old = await read('known');
    rig.clock.advance({ minutes: 1 });
    const web = await visit('Запишите меня на маникюр');
    const thread = await come('known', await codeOf(web));
    expect(thread).toMatchObject({ contactId: old?.contactId, dialogId: web.dialogId });
    expect(await contact(web.contactId)).toBeNull();
    expect((await dialog(old?.dialogId))?.mode).toBe('closed');
    expect(await rig.store.merges.findOne({ otherId: web.contactId })).toMatchObject({
      why: 'by_code',
      mainId: old?.contactId,
    });
  });

  it('has to come again when others were in the way of joining them: the talk is not left behind', async () => {
    const idle = { forget: () => undefined, forgetContact: () => undefined };
    const notAsked = () => {
      throw new Error('This is not asked for.');
    };
    await engine().receive(rig.incoming('busy', 'Здравствуйте'));
    await read('busy');
    const web = await visit('Запишите меня на маникюр');
    const deps = { store: rig.store, surroundings: notAsked, now: rig.clock.now, newId: notAsked, memory: idle };
    const crossing = cross(
      { ...deps, committed: notAsked },
      { merge: async () => CONTENDED },
      { from: web, to: rig.incoming('busy', ''), messenger: 'telegram' },
    );
    await expect(crossing).rejects.toThrow(StillContended);
  });

  it('takes no talk away from a person of the team who leads one there', async () => {
    await engine().receive(rig.incoming('led', 'Здравствуйте'));
    const old = await read('led');
    await engine().act({
      dialogId: old?.dialogId ?? '',
      actor: { kind: 'operator', id: 'olga' },
      actions: [{ kind: 'take' }],
    });
    rig.clock.advance({ minutes: 1 });
    const web = await visit('Сколько стоит стрижка?');
    const thread = await come('led', await codeOf(web));
    expect(thread).toMatchObject({ contactId: old?.contactId, dialogId: old?.dialogId });
    expect((await dialog(old?.dialogId))?.mode).toBe('operator');
    expect(await dialog(web.dialogId)).toMatchObject({ channelKind: 'web', mode: 'bot', contactId: old?.contactId });
  });

  it('who has said nothing on the site yet brings the source alone', async () => {
    const origin = { source: 'qr', utm: { utm_source: 'vk' } };
    const thread = await come('silent', await codeOf({ chatId: 'nobody-yet', origin }));
    expect((await contact(thread?.contactId))?.origin).toEqual(origin);
  });

  it.each([
    ['used by somebody else', async (code: string) => void (await come('thief-before', code))],
    ['too old', async () => void rig.clock.advance({ minutes: 31 })],
    ['of another messenger', async () => void (await rig.store.crossings.updateMany({}, { $set: { to: 'whatsapp' } }))],
    ['nobody’s', async () => void (await rig.store.crossings.deleteMany({}))],
  ])('with a code that is %s it is an ordinary start, without a source', async (_, spoil) => {
    const web = await visit('Запишите меня');
    const code = await codeOf(web);
    await spoil(code);
    const moved = await dialog(web.dialogId);
    const chatId = `late-${people}`;
    const thread = await come(chatId, code);
    expect(thread?.contactId).not.toBe(web.contactId);
    expect((await contact(thread?.contactId))?.origin).toEqual({});
    expect(await dialog(web.dialogId)).toMatchObject({ channelKind: moved?.channelKind, chatId: moved?.chatId });
  });

  it('stays apart from whom somebody has called another person', async () => {
    await engine().receive(rig.incoming('sister', 'Здравствуйте'));
    const old = await read('sister');
    const web = await visit('Здравствуйте');
    const actor = { kind: 'operator', id: 'olga' } as const;
    const request = {
      mainId: web.contactId,
      otherId: old?.contactId ?? '',
      prefer: {},
      why: 'by_hand',
      actor,
    } as const;
    const merged = await engine().contacts.merge(request);
    if (merged.kind !== 'done') throw new Error('They were not merged.');
    await engine().contacts.unmerge({ mergeId: merged.merge.id, actor });
    const thread = await come('sister', await codeOf(web));
    expect(thread).toMatchObject({ contactId: old?.contactId, dialogId: old?.dialogId });
    expect(await dialog(web.dialogId)).toMatchObject({ channelKind: 'web', contactId: web.contactId });
  });
});
