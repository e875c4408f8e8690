import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { TrainingView } from '../../src/http/views/training-view.ts';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { createTestFolder } from '../support/mongod.ts';
import { smallIntents } from '../support/small-intents.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

/** An owner teaches the bot in steps: each goes on where the one before has ended. Few samples, so that training takes a moment. */
describe('Training in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    const env = { INTENTS_DIR: await smallIntents(5), DATA_DIR: createTestFolder() };
    [app, browser] = await Promise.all([startTestApp({ clock: 'real', env }), launchChromium()]);
    const settings = { replayMessages: 100, evaluationSeconds: 10 };
    await app.api('/settings/training', { method: 'PATCH', body: JSON.stringify(settings) });
    page = await openConsole(browser, app.url, { faults, height: 900 });
    await page.getByRole('link', { name: 'Задачи' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const violations = () => violationsOn(page, { exclude: NOTICES });
  const state = async () => TrainingView.parse(await app.api('/training'));

  it('lists what the bot can understand, and what runs', async () => {
    await page.goto(`${app.url}/console/intents`);
    await page.getByText('Работает модель из файлов').waitFor();
    await page.getByRole('link', { name: /Записаться/ }).waitFor();
    await takePicture(page, 'intents', { fullPage: true });
    expect(await violations()).toEqual([]);
  });

  it('takes a new intent with samples, moves one to another intent, and says what is wrong', async () => {
    await page.getByRole('button', { name: 'Новый интент' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Имя').fill('info.parking');
    await form.getByLabel('Что это значит, по-русски').fill('Есть ли парковка');
    await form.getByLabel('Что это значит, по-английски').fill('Whether there is parking');
    await form.getByRole('button', { name: 'Создать' }).click();
    await page.getByText('Примеров нет').waitFor();
    for (const [locale, lines] of [
      [
        'Русский',
        'где поставить машину\nесть парковка?\nпаркинг рядом имеется\nможно ли припарковаться\nкуда деть авто',
      ],
      [
        'Английский',
        'is there parking\nwhere can I park\nany car park nearby\nparking available?\nplace to leave my car',
      ],
    ] as const) {
      // What is written while the list of a language is still on its way belongs to that language all the same.
      let letGo = () => {};
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await page.route('**/draft/intents/info.parking?*', async (route) => {
        await held;
        await route.continue();
      });
      await page.getByText(locale, { exact: true }).click();
      await page.getByLabel('Новые примеры').fill(lines);
      letGo();
      await page.getByRole('button', { name: 'Добавить 5 примеров' }).click();
      await page.getByText('Показано 5 из 5').waitFor();
      await page.unroute('**/draft/intents/info.parking?*');
    }
    await takePicture(page, 'intent', { fullPage: true });
    expect(await violations()).toEqual([]);
    await page.getByRole('checkbox', { name: 'parking available?' }).check();
    await page.getByRole('button', { name: 'Убрать 1' }).click();
    await page.getByText('Показано 4 из 4').waitFor();
    await page.getByText('Слишком мало примеров').waitFor();
    await page.goto(`${app.url}/console/intents`);
    await page.getByText(/Сначала исправьте/).waitFor();
    await page.getByRole('button', { name: 'Обучить и проверить', disabled: true }).waitFor();
    expect((await state()).draft).toMatchObject({ changedIntents: 1, added: 9 });
    await takePicture(page, 'intents-errors', { fullPage: true });
  });

  it('can be read on a phone and in English, without moving the page sideways', async () => {
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Europe/Moscow',
      viewport: { width: 390, height: 844 },
      reducedMotion: 'reduce',
      colorScheme: 'dark',
    });
    await context.addCookies(await page.context().cookies());
    const phone = await context.newPage();
    for (const [name, path, sign] of [
      ['intents', '/intents', 'Train and check'],
      ['intent', '/intents/info.parking', 'New samples'],
      ['releases', '/intents/releases', 'Nothing has been published yet'],
    ] as const) {
      await phone.goto(`${app.url}/console${path}`);
      await phone.getByText(sign).first().waitFor();
      await fitsAcross(phone);
      await takePicture(phone, `training-phone-${name}`, { fullPage: true });
    }
    await context.close();
  });

  it('trains the draft, says plainly how good it is, and publishes it', async () => {
    await app.api('/training/draft/edits', {
      method: 'POST',
      body: JSON.stringify({
        version: (await state()).draft.version,
        edits: [{ do: 'add_samples', intent: 'info.parking', locale: 'en', texts: ['do you have a parking lot'] }],
      }),
    });
    await page.reload();
    await page.getByRole('button', { name: 'Обучить и проверить' }).click();
    const verdict = page.getByRole('region', { name: 'Итог' });
    await verdict.waitFor({ timeout: 90_000 });
    await takePicture(page, 'candidate', { fullPage: true });
    expect(await violations()).toEqual([]);
    await verdict.getByLabel('Что изменилось').fill('Парковка');
    await verdict.getByRole('button', { name: 'Опубликовать' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click();
    await page.getByText('Работает выпуск 1').first().waitFor();
    expect((await state()).running).toMatchObject({ release: 1, here: 1, intents: 21 });
  });

  it('keeps releases with who made them and why, and goes back to the files', async () => {
    await page.goto(`${app.url}/console/intents/releases`);
    await page.getByRole('heading', { name: 'Работает выпуск 1' }).waitFor();
    await page.getByText('Парковка').first().waitFor();
    await takePicture(page, 'releases', { fullPage: true });
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Вернуться к файлам' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Вернуться к нему' }).click();
    await page.getByRole('heading', { name: 'Работает модель из файлов' }).waitFor();
    await page.goto(`${app.url}/console/intents`);
  });

  it('gives all changes up when asked to', async () => {
    await page.getByRole('button', { name: 'Отменить правки' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Отменить правки' }).click();
    await page.getByText('Совпадает с тем, что работает сейчас.').waitFor();
    await until(async () => (await state()).draft.changedIntents === 0, 'the draft to be what runs');
  });

  it('complained of nothing', () => {
    expect(faults).toEqual([]);
  });
});
