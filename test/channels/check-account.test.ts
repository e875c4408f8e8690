import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createWebChannel } from '../../src/channels/web/web-channel.ts';
import { checkLink } from '../../src/channels/whatsapp-web/check-link.ts';
import { type FakeMessenger, startFakeMessenger } from '../support/fake-messenger.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { type FakeWhatsappCloud, startFakeWhatsappCloud } from '../support/fake-whatsapp-cloud.ts';
import { buildMessenger } from './messenger/build-messenger.ts';
import { buildTelegram, NOW } from './telegram/build-telegram.ts';
import { buildWhatsapp } from './whatsapp-cloud/build-whatsapp.ts';

const PUBLIC_URL = 'https://bot.example.com';
const EXPIRES = new Date('2026-12-01T00:00:00Z');

describe('what Telegram says of the bot', () => {
  let server: FakeTelegram;
  beforeEach(async () => {
    server = await startFakeTelegram();
  });
  afterEach(() => server.close());

  it('is the bot’s name, and that we fetch by ourselves', async () => {
    const check = await buildTelegram(server).check?.();
    expect(check).toEqual({
      kind: 'ok',
      account: '@anna_bot',
      tokenExpiresAt: null,
      webhook: { state: 'none', pending: 0 },
    });
  });

  it('is whether our webhook is there, missing, or somebody else’s, whose path is not told', async () => {
    const channel = buildTelegram(server, { publicUrl: PUBLIC_URL });
    expect(await channel.check?.()).toMatchObject({ webhook: { state: 'missing' } });
    server.setWebhook(`${PUBLIC_URL}/webhooks/telegram/${channel.webhookPath}`);
    expect(await channel.check?.()).toMatchObject({ webhook: { state: 'registered' } });
    server.setWebhook('https://other.example.com/hook/secret');
    expect(await channel.check?.()).toMatchObject({
      webhook: { state: 'elsewhere', url: 'https://other.example.com' },
    });
    expect(await buildTelegram(server).check?.()).toMatchObject({ webhook: { state: 'elsewhere' } });
  });

  it('is why it could not call us, while that is fresh', async () => {
    const channel = buildTelegram(server, { publicUrl: PUBLIC_URL });
    const url = `${PUBLIC_URL}/webhooks/telegram/${channel.webhookPath}`;
    server.setWebhook(url, { message: 'Connection timed out', at: NOW, pending: 12 });
    const webhook = { state: 'registered', pending: 12, lastError: 'Connection timed out' };
    expect(await channel.check?.()).toMatchObject({ webhook });
    server.setWebhook(url, { message: 'Connection timed out', at: new Date(NOW.getTime() - 3_600_000), pending: 0 });
    expect(await channel.check?.()).toMatchObject({ webhook: { state: 'registered', pending: 0 } });
  });

  it('is no to a token that was revoked, without repeating it', async () => {
    server.revoke();
    const check = await buildTelegram(server).check?.();
    expect(check).toMatchObject({ kind: 'refused', setting: 'token' });
    expect(JSON.stringify(check)).not.toContain(server.token);
  });

  it('is nothing when it cannot be reached', async () => {
    server.fail('getMe', { status: 502, description: 'Bad Gateway' });
    expect(await buildTelegram(server).check?.()).toMatchObject({ kind: 'unreachable' });
    server.fail('getMe', 'hang');
    expect(await buildTelegram(server, { callDeadlineMs: 50 }).check?.()).toMatchObject({ kind: 'unreachable' });
    server.fail('getMe', 'html');
    expect(await buildTelegram(server).check?.()).toMatchObject({ kind: 'unreachable' });
  });
});

describe('what Meta says of a WhatsApp number', () => {
  let server: FakeWhatsappCloud;
  beforeEach(async () => {
    server = await startFakeWhatsappCloud();
  });
  afterEach(() => server.close());

  it('is number, name, quality, the token’s end and that it calls us', async () => {
    server.account.callbackUrl = `${PUBLIC_URL}/webhooks/whatsapp/${server.phoneNumberId}`;
    server.account.tokenExpiresAt = EXPIRES;
    server.account.quality = 'RED';
    expect(await buildWhatsapp(server, { publicUrl: PUBLIC_URL }).check?.()).toEqual({
      kind: 'ok',
      account: '+7 928 000-00-01, Анна',
      tokenExpiresAt: EXPIRES,
      webhook: { state: 'registered' },
      quality: 'low',
    });
  });

  it.each([
    ['missing where no address is set', { callbackUrl: null }, { state: 'missing' }],
    ['missing where the app is not subscribed to the business account', { subscribed: false }, { state: 'missing' }],
    [
      'elsewhere where another address is set',
      { callbackUrl: 'https://other.example.com/x' },
      { state: 'elsewhere', url: 'https://other.example.com' },
    ],
  ])('is that the webhook is %s', async (_name, change, webhook) => {
    Object.assign(server.account, { callbackUrl: `${PUBLIC_URL}/x`, ...change });
    expect(await buildWhatsapp(server, { publicUrl: PUBLIC_URL }).check?.()).toMatchObject({ kind: 'ok', webhook });
  });

  it('names the setting at fault: token, number, app secret', async () => {
    expect(await buildWhatsapp(server, { phoneNumberId: '999999' }).check?.()).toMatchObject({
      setting: 'phoneNumberId',
    });
    expect(await buildWhatsapp(server, { appSecret: 'another' }).check?.()).toMatchObject({ setting: 'appSecret' });
    server.account.revoked = true;
    expect(await buildWhatsapp(server).check?.()).toMatchObject({ kind: 'refused', setting: 'token' });
  });

  it('is nothing when it cannot be reached', async () => {
    await server.close();
    expect(await buildWhatsapp(server).check?.()).toMatchObject({ kind: 'unreachable' });
  });
});

describe.each([false, true])('what Meta says of an account (Instagram: %s)', (instagram) => {
  let server: FakeMessenger;
  beforeEach(async () => {
    server = await startFakeMessenger({ instagram });
  });
  afterEach(() => server.close());
  const kind = instagram ? 'instagram' : 'messenger';

  it('is its name, the token’s end and that it calls us', async () => {
    server.account.callbackUrl = `${PUBLIC_URL}/webhooks/${kind}/${server.accountId}`;
    server.account.tokenExpiresAt = EXPIRES;
    expect(await buildMessenger(server, { kind, publicUrl: PUBLIC_URL }).check?.()).toEqual({
      kind: 'ok',
      account: instagram ? '@anna' : 'Анна',
      tokenExpiresAt: EXPIRES,
      webhook: { state: 'registered' },
    });
  });

  it('is that messages are told to nobody, or to somebody else', async () => {
    const channel = buildMessenger(server, { kind, publicUrl: PUBLIC_URL });
    server.account.callbackUrl = 'https://other.example.com/meta';
    expect(await channel.check?.()).toMatchObject({
      webhook: { state: 'elsewhere', url: 'https://other.example.com' },
    });
    server.account.subscribed = false;
    expect(await channel.check?.()).toMatchObject({ webhook: { state: 'missing' } });
  });

  it('names the setting at fault: token, account, app secret', async () => {
    expect(await buildMessenger(server, { kind, accountId: '999999' }).check?.()).toMatchObject({
      setting: 'accountId',
    });
    expect(await buildMessenger(server, { kind, appSecret: 'another' }).check?.()).toMatchObject({
      setting: 'appSecret',
    });
    server.account.revoked = true;
    expect(await buildMessenger(server, { kind }).check?.()).toMatchObject({ kind: 'refused', setting: 'token' });
  });
});

describe('what the link to a phone says', () => {
  it.each([
    ['ready', 'ok'],
    ['unlinked', 'refused'],
    ['refused', 'refused'],
    ['lost', 'unreachable'],
    ['starting', 'unreachable'],
    ['off', 'unreachable'],
  ])('%s is %s', (state, kind) => {
    expect(checkLink({ state, phone: '+79280000001', lastError: null })).toMatchObject({ kind });
  });

  it('tells the last error', () => {
    const check = checkLink({ state: 'refused', phone: null, lastError: 'LOGOUT' });
    expect(check).toMatchObject({ setting: 'phone', reason: 'WhatsApp has ended the session: LOGOUT' });
  });
});

it('finds our own chat always well', async () => {
  expect(await createWebChannel({ now: () => NOW }).check?.()).toMatchObject({ kind: 'ok' });
});
