import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { launchChromium } from '../support/chromium.ts';
import { type FakeMessenger, startFakeMessenger } from '../support/fake-messenger.ts';
import { ANNA_ID, annaDoes, echoOf, messageOf, metaCall } from '../support/fake-messenger-calls.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { openConsole } from '../support/watch-page.ts';

describe('A customer on Instagram, whom a colleague answers from the phone', () => {
  let meta: FakeMessenger;
  let app: TestApp;
  beforeAll(async () => {
    meta = await startFakeMessenger({ instagram: true });
    app = await startTestApp({
      clock: 'real',
      env: {
        INSTAGRAM_TOKEN: meta.token,
        INSTAGRAM_ACCOUNT_ID: meta.accountId,
        INSTAGRAM_APP_SECRET: meta.appSecret,
        INSTAGRAM_VERIFY_TOKEN: 'our own word',
        INSTAGRAM_API_ROOT: meta.apiRoot,
      },
    });
  });
  afterAll(async () => {
    await app?.stop();
    await meta?.close();
  });

  async function post(what: object): Promise<void> {
    const { headers, body } = meta.signed(metaCall('instagram', meta.accountId, [what]));
    const url = `${app.url}/webhooks/instagram/${meta.accountId}`;
    expect((await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) })).status).toBe(200);
  }
  const says = (text: string) => post(annaDoes(meta.accountId, messageOf({ text }), Date.now()));
  const dialog = () => app.store.dialogs.findOne({ chatId: ANNA_ID });
  const lines = async () => {
    const rows = await app.store.messages
      .find({ dialogId: (await dialog())?._id ?? '' })
      .sort({ seq: 1 })
      .toArray();
    return rows.map(({ author, text }) => [author, text]);
  };

  it('is answered by the bot first', async () => {
    await says('Здравствуйте');
    await until(() => meta.sent.length === 1, 'the greeting');
    expect(await app.store.contacts.findOne({ 'identities.externalId': ANNA_ID })).toMatchObject({
      name: `Анна ${ANNA_ID}`,
    });
  });

  it('goes on hearing the bot when Instagram sends the bot’s own line back without a mark', async () => {
    const text = meta.sent[0]?.message?.text;
    await post({ ...echoOf(meta.accountId, { text }), timestamp: Date.now() });
    expect((await dialog())?.mode).toBe('bot');
    expect(await app.store.inbox.countDocuments({ state: 'ignored' })).toBe(1);
  });

  it('is answered by people who see beforehand what Instagram will make of it', async () => {
    const browser = await launchChromium();
    const faults: string[] = [];
    try {
      const page = await openConsole(browser, app.url, { faults, height: 900 });
      await page.getByRole('link', { name: 'Диалоги' }).waitFor();
      const later = (hours: number) => page.clock.setFixedTime(Date.now() + hours * 3_600_000);
      await later(1);
      await page.goto(`${app.url}/console/inbox/${(await dialog())?._id}?view=all`);
      const field = page.getByLabel('Ответ клиенту', { exact: true });
      await field.fill('Запишем вас с радостью. '.repeat(60));
      await page.getByText('Уйдёт в 3 сообщениях: в одно Instagram столько не берёт.').waitFor();
      await takePicture(page, 'composer-parts');
      await field.fill('Да');
      await page.getByText('Уйдёт в').waitFor({ state: 'detached' });
      await later(30);
      await page.reload();
      await page.getByText(/^Прошли сутки: бот здесь уже молчит, а вы можете ответить до/).waitFor();
      await later(7 * 24 + 1);
      await page.setViewportSize({ width: 390, height: 800 });
      await page.reload();
      await page.getByText('Клиент давно не писал: Instagram не передаст ответ, пока он не напишет сам.').waitFor();
      await takePicture(page, 'composer-window-phone');
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 60_000);

  it('hears no more of the bot once the colleague has written by hand, and waits for nobody', async () => {
    await says('Можно к Марине?');
    await until(() => meta.sent.length === 2, 'an answer of the bot');
    await post({
      ...echoOf(meta.accountId, { text: 'Это Марина, приходите в пять' }),
      timestamp: Date.now(),
    });
    const led = await until(async () => {
      const found = await dialog();
      return found?.mode === 'operator' && found;
    }, 'the word to pass');
    expect(led).toMatchObject({ waitingSince: null, assigneeId: null });
    await says('Спасибо, буду!');
    await until(async () => (await lines()).at(-1)?.[1] === 'Спасибо, буду!', 'the line to be kept');
    expect(meta.sent).toHaveLength(2);
    expect((await lines()).slice(-2)).toEqual([
      ['operator', 'Это Марина, приходите в пять'],
      ['customer', 'Спасибо, буду!'],
    ]);
  });
});
