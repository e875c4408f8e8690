import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { type FakeSmtp, startFakeSmtp } from '../support/fake-smtp.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { startUpdate, textUpdate } from '../support/fake-telegram-updates.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

const TELEGRAM = 'telegram:7000001';

/** An owner sees that a channel is not well, what to do, and that it is well again. Each step goes on where the one before has ended. */
describe('The health of channels, in the console', () => {
  let telegram: FakeTelegram;
  let smtp: FakeSmtp;
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [telegram, smtp] = await Promise.all([startFakeTelegram(), startFakeSmtp()]);
    const env = {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      SMTP_URL: smtp.url,
      MAIL_FROM: 'bot@example.com',
    };
    [app, browser] = await Promise.all([startTestApp({ clock: 'real', env }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 900 });
    await page.getByRole('navigation', { name: 'Разделы' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await Promise.all([telegram?.close(), smtp?.close()]);
  });

  const violations = () => violationsOn(page, { exclude: NOTICES });
  const take = (name: string) => takePicture(page, name, { fullPage: true });

  it('is a word on each card, and a page behind it', async () => {
    await app.health.keeper.checkNow(TELEGRAM);
    await page.goto(`${app.url}/console/settings/channels`);
    await page.getByRole('link', { name: /Состояние: Telegram.*в порядке/u }).click();
    await page.getByText('Всё в порядке: сообщения приходят и уходят.').waitFor();
    await page.getByText('О неполадках некому сообщить').waitFor();
    await page.getByText('забираем сами').waitFor();
    await take('channel-health-well');
    expect(await violations()).toEqual([]);
  });

  it('takes an e-mail address for digests and trouble, and sends there', async () => {
    await page.getByRole('link', { name: 'Настроить' }).click();
    await page.getByRole('textbox', { name: 'Адрес' }).fill('owner');
    await page.getByRole('button', { name: 'Присылать на почту' }).click();
    await page.getByText('Проверьте адрес').waitFor();
    await page.getByRole('textbox', { name: 'Адрес' }).fill('owner@example.com');
    await page.getByRole('button', { name: 'Присылать на почту' }).click();
    await page.getByText('Приходят на owner@example.com').waitFor();
    await page.getByRole('checkbox', { name: 'Неполадки каналов', checked: true }).waitFor();
    await take('digest-mail');
    expect(await violations()).toEqual([]);
    expect((await app.digester.sendNow((await app.store.digestReaders.findOne())?._id ?? '', 'daily')).kind).toBe(
      'sent',
    );
    expect(smtp.mails).toMatchObject([{ to: ['owner@example.com'], subject: expect.stringContaining('итоги дня') }]);
  });

  it('shows a test message step by step, as it goes', async () => {
    await page.goto(`${app.url}/console/settings/channels/${TELEGRAM}/health`);
    await page.getByRole('button', { name: 'Начать проверку' }).click();
    const code = await page.locator('code').textContent();
    await take('channel-health-testing');
    telegram.push(startUpdate(code ?? ''));
    await page.getByText('Сообщение дошло туда и обратно.').waitFor();
    expect(await app.store.dialogs.countDocuments()).toBe(0);
  });

  it('says what is wrong first, and what to do, on a phone, too, and in English', async () => {
    telegram.push(textUpdate('Здравствуйте'));
    telegram.setWebhook('https://other.example.com/hook');
    await page.getByRole('button', { name: 'Проверить сейчас' }).click();
    await page.getByText('Сообщения клиентов получает другая программа (https://other.example.com)').waitFor();
    await take('channel-health-broken');
    expect(await violations()).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await fitsAcross(page);
    await take('channel-health-phone');
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    await app.store.channelHealth.updateOne(
      { _id: TELEGRAM },
      { $set: { 'watch.episode': { openedAt: new Date(), level: 'broken', told: [], alertedAt: null } } },
    );
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${app.url}/console/settings/channels`);
    await page.getByText('Another program gets', { exact: false }).first().waitFor();
    await take('channel-health-banner-phone');
    await fitsAcross(page);
  });

  it('had no fault in the console', () => {
    expect(faults).toEqual([]);
  });
});
