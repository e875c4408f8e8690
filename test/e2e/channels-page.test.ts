import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { annaSays, type PlayedClient, playClient } from '../channels/whatsapp-web/played-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { ANNA, textUpdate } from '../support/fake-telegram-updates.ts';
import { type FakeWhatsappCloud, startFakeWhatsappCloud } from '../support/fake-whatsapp-cloud.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

const RENEWED = '7000001:AAnewly-made_Token';

/** An owner connects messengers on a new installation: each step goes on where the one before has ended. */
describe('Channels, in the console', () => {
  let telegram: FakeTelegram;
  let whatsapp: FakeWhatsappCloud;
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let phone: PlayedClient = playClient({ becomesReady: false });
  const faults: string[] = [];
  const asked: (string | null)[] = [];

  beforeAll(async () => {
    const whatsappWeb = async ({ pairingPhone }: { pairingPhone: string | null }) => {
      asked.push(pairingPhone);
      phone = playClient({ becomesReady: false });
      return phone;
    };
    [telegram, whatsapp] = await Promise.all([startFakeTelegram(), startFakeWhatsappCloud()]);
    const env = {
      TELEGRAM_API_ROOT: telegram.apiRoot,
      WHATSAPP_API_ROOT: whatsapp.apiRoot,
      PUBLIC_URL: 'http://salon.example',
    };
    [app, browser] = await Promise.all([startTestApp({ clock: 'real', env, whatsappWeb }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 900 });
    await page.getByRole('navigation').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await Promise.all([telegram?.close(), whatsapp?.close()]);
  });

  const violations = () => violationsOn(page, { exclude: NOTICES });
  const picture = (name: string) => takePicture(page, name, { fullPage: true });
  const go = (path = '') => page.goto(`${app.url}/console/settings/channels${path}`);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  it('say to a new salon what works already, and what can be added', async () => {
    await go();
    await page.getByRole('heading', { name: 'Чат на сайте уже работает' }).waitFor();
    await page.getByRole('link', { name: 'WhatsApp по QR-коду' }).waitFor();
    await picture('channels-new');
    expect(await violations()).toEqual([]);
  });

  it('lead to a bot step by step, and say what is wrong with a token', async () => {
    await press('Добавить канал');
    await page.getByRole('link', { name: /^Telegram Telegram/u }).click();
    await page.getByText('отправьте команду /newbot').waitFor();
    const token = page.getByLabel('Токен бота', { exact: true }).first();
    await token.fill('не токен');
    await press('Проверить');
    await page.getByText('Токен выглядит иначе').waitFor();
    await token.fill('7000001:wrong');
    await press('Проверить');
    await page.getByText('Мессенджер не принимает этот токен').waitFor();
    await picture('channels-wrong-token');
    expect(await violations()).toEqual([]);
  });

  it('warn of another program that has the bot, and connect it', async () => {
    telegram.setWebhook('https://other.example/hook');
    await page.getByLabel('Токен бота', { exact: true }).first().fill(telegram.token);
    await press('Проверить');
    await page.getByText('Всё верно: @anna_bot').waitFor();
    await page.getByText('другая программа: https://other.example').waitFor();
    await picture('channels-checked');
    await press('Подключить');
    await page.getByRole('heading', { name: 'Канал подключён' }).waitFor();
    await page.getByText('задан, заканчивается на …ests').waitFor();
    await picture('channels-done');
    expect(await violations()).toEqual([]);
    await until(() => telegram.webhookUrl().startsWith('http://salon.example/webhooks/telegram/'), 'our own webhook');
    telegram.push(textUpdate('Здравствуйте!'));
    await telegram.deliverPending(async (update, secret) => {
      const path = new URL(telegram.webhookUrl()).pathname;
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
      const answer = await fetch(app.url + path, { method: 'POST', headers, body: JSON.stringify(update) });
      return answer.status;
    });
    await until(() => telegram.shown(String(ANNA.id)).length > 0, 'the greeting');
  });

  it('tell that a token was revoked, and take the new one without a restart', async () => {
    telegram.renew(RENEWED);
    await press('Проверить сейчас');
    await page.getByText('Мессенджер не принимает этот токен').waitFor();
    await press('Заменить данные');
    await page.getByLabel('Токен бота', { exact: true }).first().fill(RENEWED);
    await press('Проверить и сохранить');
    await page.getByText('задан, заканчивается на …oken').waitFor();
    await press('Проверить сейчас');
    await page.getByText('Вебхук указан верно').waitFor();
  });

  it('switch a channel off and on, and show it in the list', async () => {
    await page.getByRole('switch', { name: 'Включён' }).click();
    await press('Выключить');
    await page.getByText('Канал выключен: бот там молчит').waitFor();
    await page.getByRole('link', { name: 'Каналы', exact: true }).first().click();
    await page.getByText('Выключен', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Настроить: @anna_bot' }).click();
    await page.getByRole('switch', { name: 'Включён' }).click();
    await until(() => app.channels.get('telegram:7000001'), 'the bot');
    await page.getByText('Канал выключен: бот там молчит').waitFor({ state: 'detached' });
  });

  it('give the address and the word for Meta to copy, and see whether they were set there', async () => {
    await go('/new/whatsapp_cloud');
    await page.getByLabel('Токен системного пользователя').first().fill(whatsapp.token);
    await page.getByLabel('Идентификатор номера').fill(whatsapp.phoneNumberId);
    await page.getByLabel('Секрет приложения').first().fill('not-the-secret-of-this-app');
    await press('Проверить');
    await page.getByText('Секрет не от этого приложения').waitFor();
    await page.getByLabel('Секрет приложения').first().fill(whatsapp.appSecret);
    await press('Проверить');
    await page.getByText('Осталось указать адрес вебхука').waitFor();
    await press('Подключить');
    const url = `http://salon.example/webhooks/whatsapp/${whatsapp.phoneNumberId}`;
    await page.getByText(url).waitFor();
    await picture('channels-meta-done');
    expect(await violations()).toEqual([]);
    const account = await app.store.channelAccounts.findOne({ type: 'whatsapp_cloud' });
    const word = account?.settings.verifyToken ?? '';
    const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.verify_token': word, 'hub.challenge': '42' });
    const answer = await fetch(`${app.url}/webhooks/whatsapp/${whatsapp.phoneNumberId}?${query}`);
    expect(await answer.text()).toBe('42');
    whatsapp.account.callbackUrl = url;
    await press('Проверить сейчас');
    await page.getByText('Вебхук указан верно').waitFor();
  });

  it('show the QR code of WhatsApp by its page as soon as it is connected', async () => {
    await go('/new/whatsapp_web');
    await press('Подключить');
    await page.getByRole('img', { name: 'QR-код для телефона' }).waitFor();
    await picture('channels-qr');
    expect(await violations()).toEqual([]);
  });

  it('give a code to be typed in for a number', async () => {
    await page.getByLabel('Камера не работает? Номер телефона').fill('+7 928 123-45-67');
    await page.getByRole('button', { name: 'Получить код' }).click();
    await until(() => asked.at(-1) === '79281234567', 'the start with the number', 30_000);
    phone.tells.emit('code', 'ABCD1234');
    await page.getByText('ABCD1234').waitFor();
  }, 60_000);

  it('say which number is linked, and the bot answers there', async () => {
    phone.tells.emit('ready');
    await page.getByText('Привязан номер +78630000000').waitFor();
    phone.tells.emit('message', annaSays({ body: 'Здравствуйте!' }));
    await until(() => phone.sent.length === 1, 'the greeting');
  });

  it('fit a phone, all of them', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const [path, name] of [
      ['', 'channels-phone'],
      ['/new', 'channels-add-phone'],
      ['/new/telegram', 'channels-connect-phone'],
    ]) {
      await go(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByRole('list').last().waitFor();
      await picture(name ?? '');
      await fitsAcross(page);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('read well in English and in the dark', async () => {
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    await page.emulateMedia({ colorScheme: 'dark' });
    await go();
    await page.getByRole('heading', { name: 'Channels' }).waitFor();
    await picture('channels-dark');
    expect(await violations()).toEqual([]);
    await page.getByRole('link', { name: 'Settings: @anna_bot' }).click();
    await page.getByRole('heading', { name: 'Remove the channel' }).waitFor();
    await picture('channels-account-dark');
    expect(await violations()).toEqual([]);
    await page.evaluate("localStorage.setItem('voronka.language', 'ru')");
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('let go of the phone after a question', async () => {
    await go();
    await page.getByRole('button', { name: 'Отвязать' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Отвязать' }).click();
    await until(() => phone.loggedOut === 1 || asked.length > 2, 'the end of the session', 30_000);
  }, 60_000);

  it('remove a bot after naming what that means', async () => {
    await page.getByRole('link', { name: 'Настроить: @anna_bot' }).click();
    await press('Удалить канал');
    await page.getByText('напоминания', { exact: false }).first().waitFor();
    await picture('channels-remove');
    await page.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click();
    await page.getByRole('link', { name: 'Настроить: @anna_bot' }).waitFor({ state: 'detached' });
    await until(() => !app.channels.get('telegram:7000001'), 'the end of the bot');
    const late = await fetch(app.url + new URL(telegram.webhookUrl()).pathname, { method: 'POST', body: '{}' });
    expect(late.status).toBe(410);
    // Chromium tells of each refusal that the page has shown in words.
    expect(faults.filter((fault) => !fault.includes('status of 400'))).toEqual([]);
  });
});
