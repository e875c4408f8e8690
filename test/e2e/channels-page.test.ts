import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { annaSays, type PlayedClient, playClient } from '../channels/whatsapp-web/played-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

const PICTURES = join(import.meta.dirname, '.artifacts');

/** An owner connects a WhatsApp number by its web page: each step goes on where the one before has ended. */
describe('Channels, in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let phone: PlayedClient = playClient({ becomesReady: false });
  const faults: string[] = [];
  const asked: (string | null)[] = [];

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    const whatsappWeb = async ({ pairingPhone }: { pairingPhone: string | null }) => {
      asked.push(pairingPhone);
      phone = playClient({ becomesReady: false });
      return phone;
    };
    [app, browser] = await Promise.all([
      startTestApp({ clock: 'real', env: { WHATSAPP_WEB: 'on' }, whatsappWeb }),
      launchChromium(),
    ]);
    page = await openConsole(browser, app.url, { faults, height: 900 });
    await page.getByRole('navigation').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const violations = () => violationsOn(page, { exclude: NOTICES });

  it('show the QR code of a phone that is not linked, and how to connect the rest', async () => {
    await page.goto(`${app.url}/console/settings/channels`);
    await page.getByRole('img', { name: 'QR-код для телефона' }).waitFor();
    await page.getByText('TELEGRAM_BOT_TOKEN').waitFor();
    await page.screenshot({ path: join(PICTURES, 'channels.png'), fullPage: true });
    expect(await violations()).toEqual([]);
  });

  it('give a code to be typed in for a number', async () => {
    await page.getByLabel('Камера не работает? Номер телефона').fill('+7 928 123-45-67');
    await page.getByRole('button', { name: 'Получить код' }).click();
    await until(() => asked.at(-1) === '79281234567', 'the start with the number', 30_000);
    phone.tells.emit('code', 'ABCD1234');
    await page.getByText('ABCD1234').waitFor();
    expect(await violations()).toEqual([]);
  });

  it('say which number is linked, and the bot answers there', async () => {
    phone.tells.emit('ready');
    await page.getByText('Привязан номер +78630000000').waitFor();
    phone.tells.emit('message', annaSays({ body: 'Здравствуйте!' }));
    await until(() => phone.sent.length === 1, 'the greeting');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: join(PICTURES, 'channels-phone.png'), fullPage: true });
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBe(0);
    expect(await violations()).toEqual([]);
  });

  it('let go of the phone after a question', async () => {
    await page.getByRole('button', { name: 'Отвязать' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Отвязать' }).click();
    await until(() => phone.loggedOut === 1 || asked.length > 2, 'the end of the session', 30_000);
    expect(faults).toEqual([]);
  });
});
