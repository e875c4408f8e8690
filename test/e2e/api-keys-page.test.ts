import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

/** An owner makes a key, a program uses it, and the owner takes it back. Each step goes on where the one before has ended. */
describe('Keys for programs, in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let key = '';
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 900 });
    await page.getByRole('navigation', { name: 'Разделы' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const take = (name: string) => takePicture(page, `api-keys-${name}`, { fullPage: true });
  const asks = async () =>
    (await fetch(`${app.url}/api/v1/contacts`, { headers: { authorization: `Bearer ${key}` } })).status;

  it('are made by name, rights and parts, and shown once', async () => {
    await page.goto(`${app.url}/console/settings`);
    await page.getByRole('link', { name: 'Ключи API' }).click();
    await page.getByText('Ключей пока нет').waitFor();
    await take('empty');
    await page.getByRole('button', { name: 'Создать ключ' }).click();
    await page.getByRole('textbox', { name: 'Название' }).fill('Склад');
    await page.getByRole('checkbox', { name: 'Работать' }).check();
    await page.getByRole('checkbox', { name: 'Только некоторые разделы' }).check();
    await page.getByRole('button', { name: 'Создать', exact: true, disabled: true }).waitFor();
    await page.getByRole('checkbox', { name: 'Контакты' }).check();
    await take('new');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Создать', exact: true }).click();
    await page.getByText('Скопируйте ключ сейчас').waitFor();
    key = (await page.getByLabel('Ключ', { exact: true }).textContent()) ?? '';
    expect(key).toMatch(/^vrk_[\w-]{49}$/);
    await take('shown');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ключ сохранён' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Ещё не использован').waitFor();
    expect(await page.content()).not.toContain(key);
  });

  it('let the program in, and show when it came', async () => {
    expect(await asks()).toBe(200);
    // It is noted behind the answer.
    await until(() => app.store.apiKeys.findOne({ lastUsedAt: { $ne: null } }), 'the use of the key to be noted');
    await page.reload();
    await page.getByText('Последний раз использован').waitFor();
    await page.getByText('Разделы: Контакты').waitFor();
    await take('list');
    expect(await violationsOn(page)).toEqual([]);
  });

  it('are shown on a phone, in English and in the dark, and revoked for good', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    await page.reload();
    await page.getByRole('button', { name: 'Create a key' }).click();
    await page.getByRole('dialog').getByText('What it may do').waitFor();
    await take('new-phone');
    await fitsAcross(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Revoke the key “Склад”' }).click();
    await page.getByRole('dialog').getByText('loses access at once').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('revoked', { exact: true }).waitFor();
    expect(await asks()).toBe(401);
    await take('phone');
    await fitsAcross(page);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('leave nothing in the browser’s log', () => {
    expect(faults).toEqual([]);
  });
});
