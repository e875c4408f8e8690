import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { digestOfPath } from '../../src/engine/channel-accounts/late-calls.ts';
import { ProblemView } from '../../src/http/problem.ts';
import { AccountCheckView, ChannelAccountView, ChannelTypeView } from '../../src/http/views/channel-account-view.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { type PlayedClient, playClient } from '../channels/whatsapp-web/played-client.ts';
import { addTeammate } from '../support/add-teammate.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { ANNA, textUpdate } from '../support/fake-telegram-updates.ts';
import { API_KEY, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const RENEWED = '7000001:AAnewly-made_Token';
const Removed = z.object({ id: z.string(), undelivered: z.number() });
const Channels = pageOf(z.looseObject({ id: z.string() }));

/** The whole program and a bot: each step goes on where the one before has ended. */
describe('Accounts of messengers, over HTTP', () => {
  let telegram: FakeTelegram;
  let app: TestApp;
  const phones: PlayedClient[] = [];
  beforeAll(async () => {
    telegram = await startFakeTelegram();
    app = await startTestApp({
      clock: 'real',
      whatsappWeb: async () => {
        const phone = playClient();
        phones.push(phone);
        return phone;
      },
      env: {
        TELEGRAM_API_ROOT: telegram.apiRoot,
        INSTAGRAM_TOKEN: 'IGAA-token-of-the-environment',
        INSTAGRAM_ACCOUNT_ID: '17841400000000000',
        INSTAGRAM_APP_SECRET: '0123456789abcdef0123',
        INSTAGRAM_VERIFY_TOKEN: 'our-own-word',
      },
    });
  });
  afterAll(async () => {
    await app?.stop();
    await telegram?.close();
  });

  const ask = (path: string, method = 'GET', body?: object) =>
    fetch(`${app.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
    });
  const accounts = async () =>
    pageOf(ChannelAccountView.strict()).parse(await (await ask('/channel-accounts')).json()).items;
  const own = async () => {
    const found = (await accounts()).find(({ type, removedAt }) => type === 'telegram' && removedAt === null);
    if (!found) throw new Error('The bot is not connected.');
    return found;
  };
  const problemOf = async (answer: Response) => ProblemView.parse(await answer.json());
  const channelIds = async () => Channels.parse(await (await ask('/channels')).json()).items.map(({ id }) => id);

  it('tell what each type needs, and which of it stays secret', async () => {
    const { items } = pageOf(ChannelTypeView.strict()).parse(await (await ask('/channel-types')).json());
    expect(items.map(({ type, available }) => [type, available])).toEqual([
      ['telegram', true],
      ['whatsapp_cloud', false],
      ['whatsapp_web', true],
      ['messenger', false],
      ['instagram', false],
    ]);
    const secrets = items.map(({ fields }) => fields.filter(({ secret }) => secret).map(({ name }) => name));
    expect(secrets).toEqual([['token'], ['token', 'appSecret'], [], ['token', 'appSecret'], ['token', 'appSecret']]);
  });

  it('are the owner’s business alone', async () => {
    const { cookie } = await addTeammate(app, { name: 'admin', role: 'admin' });
    for (const path of ['channel-types', 'channel-accounts', 'channel-accounts/x']) {
      expect((await fetch(`${app.url}/api/v1/${path}`, { headers: { cookie } })).status).toBe(403);
      expect((await fetch(`${app.url}/api/v1/${path}`)).status).toBe(401);
    }
  });

  it('show those of the environment without their secrets, and change nothing of them', async () => {
    const [env] = await accounts();
    expect(env).toMatchObject({
      source: 'env',
      type: 'instagram',
      id: 'instagram:17841400000000000',
      secrets: { token: { ending: 'ment' }, appSecret: { ending: '0123' } },
      settings: { accountId: '17841400000000000', verifyToken: 'our-own-word' },
    });
    expect(JSON.stringify(env)).not.toContain('IGAA-token');
    const path = `/channel-accounts/${env?.id}`;
    expect(await problemOf(await ask(path, 'PATCH', { version: 1, title: 'x' }))).toMatchObject({ status: 409 });
    expect(await problemOf(await ask(`${path}?version=1`, 'DELETE'))).toMatchObject({
      detail: expect.stringContaining('.env'),
    });
  });

  it('refuse what cannot be, naming the field and the way out, and keep nothing of it', async () => {
    const post = (body: object) => ask('/channel-accounts', 'POST', body);
    const wrong = await problemOf(await post({ type: 'telegram', settings: { token: 'nonsense' } }));
    expect(wrong.errors).toEqual([
      { path: 'body.settings.token', reason: 'must look like 123456:ABC-def, as BotFather gave it' },
    ]);
    expect((await problemOf(await post({ type: 'telegram', settings: {} }))).errors).toEqual([
      { path: 'body.settings.token', reason: 'is missing' },
    ]);
    expect(
      (await problemOf(await post({ type: 'telegram', settings: { token: telegram.token, cap: 'x' } }))).errors,
    ).toEqual([{ path: 'body.settings.cap', reason: 'is no setting of this type' }]);
    const revoked = await problemOf(await post({ type: 'telegram', settings: { token: '7000001:wrong' } }));
    expect(revoked).toMatchObject({ status: 400, errors: [{ path: 'body.settings.token' }] });
    expect(revoked.detail).not.toContain('7000001:wrong');
    const page = { token: 'EAAG', accountId: '102030405', appSecret: 'abc' };
    expect((await problemOf(await post({ type: 'messenger', settings: page }))).detail).toContain('PUBLIC_URL');
    telegram.fail('getMe', { status: 502, description: 'Bad Gateway' });
    const away = await problemOf(await post({ type: 'telegram', settings: { token: telegram.token } }));
    expect(away).toMatchObject({ status: 409, detail: expect.stringContaining('Nothing was saved') });
    telegram.heal('getMe');
    expect(await app.store.channelAccounts.countDocuments()).toBe(0);
  });

  it('are tried without being kept', async () => {
    const tried = await ask('/channel-accounts/check', 'POST', {
      type: 'telegram',
      settings: { token: telegram.token },
    });
    expect(AccountCheckView.strict().parse(await tried.json())).toMatchObject({ result: 'ok', account: '@anna_bot' });
    const refused = await ask('/channel-accounts/check', 'POST', { type: 'telegram', settings: { token: '5:no' } });
    expect(AccountCheckView.parse(await refused.json())).toMatchObject({ result: 'refused', field: 'token' });
    expect(telegram.callsOf('getUpdates')).toEqual([]);
  });

  it('work at once when they are connected, and the bot answers', async () => {
    const made = await ask('/channel-accounts', 'POST', { type: 'telegram', settings: { token: telegram.token } });
    expect(made.status).toBe(201);
    expect(ChannelAccountView.strict().parse(await made.json())).toMatchObject({
      title: '@anna_bot',
      channelId: 'telegram:7000001',
      enabled: true,
      source: 'console',
      secrets: { token: { ending: 'ests' } },
      version: 1,
    });
    expect(await channelIds()).toContain('telegram:7000001');
    telegram.push(textUpdate('Здравствуйте!'));
    await until(() => telegram.shown(String(ANNA.id)).length > 0, 'the greeting');
    const kept = JSON.stringify(await app.store.channelAccounts.find().toArray());
    expect(kept).not.toContain(telegram.token.slice(8));
  });

  it('cannot be connected twice', async () => {
    const again = await ask('/channel-accounts', 'POST', { type: 'telegram', settings: { token: telegram.token } });
    expect(await problemOf(again)).toMatchObject({ status: 409, detail: expect.stringContaining('already') });
  });

  it('get a new token when theirs was revoked, and what waited goes out', async () => {
    const before = telegram.shown(String(ANNA.id)).length;
    telegram.renew(RENEWED);
    const { id } = await own();
    const dialog = await app.store.dialogs.findOne({ channelId: 'telegram:7000001' });
    await app.engine.act({
      dialogId: String(dialog?._id),
      actor: { kind: 'operator', id: 'op-1' },
      actions: [{ kind: 'reply', text: 'Ждём вас завтра' }],
    });
    await until(
      () => app.store.messages.findOne({ text: 'Ждём вас завтра', 'delivery.reason': /token/ }),
      'the refusal of the old token',
    );
    const refused = await ask(`/channel-accounts/${id}`, 'PATCH', { version: 1, settings: { token: '7000001:old' } });
    expect((await problemOf(refused)).errors).toMatchObject([{ path: 'body.settings.token' }]);
    const other = await ask(`/channel-accounts/${id}`, 'PATCH', { version: 1, settings: { token: '7000002:other' } });
    expect(await problemOf(other)).toMatchObject({ detail: expect.stringContaining('another account') });
    const changed = await ask(`/channel-accounts/${id}`, 'PATCH', { version: 1, settings: { token: RENEWED } });
    expect(ChannelAccountView.parse(await changed.json())).toMatchObject({
      version: 2,
      secrets: { token: { ending: 'oken' } },
    });
    await until(() => telegram.shown(String(ANNA.id)).length > before, 'the line that has waited');
    const texts = telegram.shown(String(ANNA.id)).map(({ text }) => text);
    expect(texts.filter((text) => text === 'Ждём вас завтра')).toHaveLength(1);
  });

  it('are changed by one at a time', async () => {
    const { id } = await own();
    const late = await ask(`/channel-accounts/${id}`, 'PATCH', { version: 1, title: 'Бот' });
    expect(await problemOf(late)).toMatchObject({ status: 409, detail: expect.stringContaining('meanwhile') });
    const named = await ask(`/channel-accounts/${id}`, 'PATCH', { version: 2, title: 'Бот' });
    expect(ChannelAccountView.parse(await named.json())).toMatchObject({ title: 'Бот', version: 3 });
  });

  it('wait while they are off, and go on', async () => {
    const { id } = await own();
    await ask(`/channel-accounts/${id}`, 'PATCH', { version: 3, enabled: false });
    expect(await channelIds()).not.toContain('telegram:7000001');
    telegram.push(textUpdate('Вы работаете?'));
    const dialog = await app.store.dialogs.findOne({ channelId: 'telegram:7000001' });
    await app.engine.act({
      dialogId: String(dialog?._id),
      actor: { kind: 'operator', id: 'op-1' },
      actions: [{ kind: 'reply', text: 'Пока выключено' }],
    });
    await until(
      () => app.store.messages.findOne({ text: 'Пока выключено', 'delivery.reason': /not connected/ }),
      'the note why it waits',
    );
    expect((await ask(`/channel-accounts/${id}`, 'PATCH', { version: 4, enabled: true })).status).toBe(200);
    await until(
      () => telegram.shown(String(ANNA.id)).some(({ text }) => text === 'Пока выключено'),
      'the line that has waited',
    );
    await until(() => app.store.inbox.findOne({ raw: /Вы работаете/ }), 'what was written meanwhile');
  });

  it('leave their dialogs when they are removed, and what waits is listed as undelivered', async () => {
    const { id } = await own();
    telegram.fail('sendMessage', { status: 502, description: 'Bad Gateway' });
    const dialog = await app.store.dialogs.findOne({ channelId: 'telegram:7000001' });
    await app.engine.act({
      dialogId: String(dialog?._id),
      actor: { kind: 'operator', id: 'op-1' },
      actions: [{ kind: 'reply', text: 'Не дойдёт' }],
    });
    await until(() => app.store.messages.findOne({ text: 'Не дойдёт', 'delivery.reason': /Bad Gateway/ }), 'the fault');
    const removed = await ask(`/channel-accounts/${id}?version=5`, 'DELETE');
    expect(Removed.parse(await removed.json()).undelivered).toBeGreaterThan(0);
    const failed = await until(
      () => app.store.messages.findOne({ text: 'Не дойдёт', 'delivery.state': 'failed' }),
      'the line in the list of what was not delivered',
    );
    expect(failed.delivery).toMatchObject({ reason: expect.stringContaining('removed') });
    expect(await app.store.dialogs.countDocuments({ channelId: 'telegram:7000001' })).toBe(1);
    expect(await channelIds()).not.toContain('telegram:7000001');
    expect((await ask(`/channel-accounts/${id}`)).status).toBe(404);
    const tombstone = (await accounts()).find((account) => account.id === id);
    expect(tombstone).toMatchObject({ enabled: false, secrets: {}, removedAt: expect.any(String) });
    telegram.heal('sendMessage');
  });

  it('take their phone off when they are removed, at the latest when somebody connects one again', async () => {
    const linked = () => app.store.channelLinks.findOne({ _id: 'whatsapp:web', state: 'ready' });
    const connect = async () =>
      ChannelAccountView.parse(
        await (await ask('/channel-accounts', 'POST', { type: 'whatsapp_web', settings: {} })).json(),
      );
    const first = await connect();
    const phone = await until(async () => (await linked()) && phones.at(-1), 'the phone');
    expect((await ask(`/channel-accounts/${first.id}?version=7`, 'DELETE')).status).toBe(409);
    expect(phone.loggedOut).toBe(0);
    expect((await ask(`/channel-accounts/${first.id}?version=1`, 'DELETE')).status).toBe(200);
    expect(phone.loggedOut).toBe(1);

    const second = await connect();
    await until(linked, 'the next phone');
    expect((await ask(`/channel-accounts/${second.id}`, 'PATCH', { version: 1, enabled: false })).status).toBe(200);
    await until(() => app.store.channelLinks.findOne({ _id: 'whatsapp:web', state: 'off' }), 'the end of its session');
    expect((await ask(`/channel-accounts/${second.id}?version=2`, 'DELETE')).status).toBe(200);
    expect(phones.at(-1)?.loggedOut).toBe(0);
    await connect();
    await until(() => phones.at(-1)?.loggedOut === 1, 'the old phone to be taken off');
  });

  it('go on with the same dialogs when they are connected again', async () => {
    const made = await ask('/channel-accounts', 'POST', {
      type: 'telegram',
      settings: { token: RENEWED },
      title: 'Снова',
    });
    expect(made.status).toBe(201);
    telegram.push(textUpdate('Я вернулась'));
    await until(() => app.store.messages.findOne({ text: 'Я вернулась' }), 'the message');
    expect(await app.store.dialogs.countDocuments({ channelId: 'telegram:7000001' })).toBe(1);
  });

  it('that were removed are told to whoever still calls for them, and the calls are counted', async () => {
    const at = new Date();
    await app.store.channelAccounts.insertOne({
      _id: 'gone',
      type: 'messenger',
      channelId: 'messenger:555666777',
      title: 'Старая страница',
      enabled: false,
      settings: {},
      sealed: {},
      endings: {},
      pathDigest: digestOfPath('555666777'),
      version: 2,
      createdAt: at,
      changedAt: at,
      changedBy: null,
      removedAt: at,
      lateCalls: 0,
      lastLateCallAt: null,
    });
    const call = () => fetch(`${app.url}/webhooks/messenger/555666777`, { method: 'POST', body: '{}' });
    await until(async () => (await call()).status === 410, 'that it is known as removed');
    await until(() => app.store.channelAccounts.findOne({ _id: 'gone', lateCalls: { $gt: 0 } }), 'the count');
    expect((await fetch(`${app.url}/webhooks/messenger/1`, { method: 'POST', body: '{}' })).status).toBe(404);
    const metrics = await (
      await fetch(`${app.url}/metrics`, { headers: { authorization: `Bearer ${API_KEY}` } })
    ).text();
    expect(metrics).toMatch(/voronka_webhooks_total\{kind="messenger",status="410"\} \d/);
    expect(metrics).toMatch(/voronka_webhooks_total\{kind="messenger",status="404"\} \d/);
  });
});
