import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { awayFromMidnight } from '../support/away-from-midnight.ts';
import { launchChromium } from '../support/chromium.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { ANNA, startUpdate } from '../support/fake-telegram-updates.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

/** An owner links a chat, gets a digest, and asks for figures in words. Each step goes on where the one before has ended. */
describe('Digests and questions, in the console', () => {
  let telegram: FakeTelegram;
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    telegram = await startFakeTelegram();
    const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
    [app, browser] = await Promise.all([startTestApp({ clock: 'real', env }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 900 });
    await page.getByRole('navigation', { name: 'Разделы' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await telegram?.close();
  });

  const violations = () => violationsOn(page, { exclude: NOTICES });
  const take = (name: string) => takePicture(page, name, { fullPage: true });
  const shown = () => telegram.shown(String(ANNA.id)).map(({ text }) => text ?? '');

  it('are linked by a code, which the page sees used by itself', async () => {
    await page.goto(`${app.url}/console/settings`);
    await page.getByRole('link', { name: 'Сводки' }).click();
    await page.getByText('Сводки вам пока не приходят').waitFor();
    await page.getByText('Вчера обращений не было.').waitFor();
    await page.getByRole('button', { name: 'Привязать чат' }).click();
    const code = await page.locator('code').textContent();
    await take('digest-code');
    expect(await violations()).toEqual([]);
    telegram.push(startUpdate(code ?? ''));
    await page.getByText('Приходят сюда: Telegram').waitFor();
    await page.locator('code').waitFor({ state: 'detached' });
  });

  it('come at once when they are asked for', async () => {
    await page.getByRole('button', { name: 'Прислать сейчас' }).click();
    await page.getByText('Сводка отправлена').waitFor();
    await until(() => shown().at(-1)?.includes('Вчера обращений не было.'), 'the digest in the chat');
  });

  it('are set by hour, weekday and figures', async () => {
    await page.getByRole('combobox', { name: 'Время сводки дня' }).click();
    await page.getByRole('option', { name: '08:00' }).click();
    await page.getByRole('checkbox', { name: 'Оплачено' }).uncheck();
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Следующие сводки придут по-новому').waitFor();
    await page.getByRole('checkbox', { name: 'Каждую неделю' }).uncheck();
    await until(
      async () => (await app.store.digestReaders.findOne({ weekly: false })) !== null,
      'the wish of the reader',
    );
    const kept = await app.store.settings.findOne({ _id: 'digest' });
    expect(kept?.value).toMatchObject({ dailyHour: 8, figures: expect.not.arrayContaining(['revenue']) });
    await take('digest');
    expect(await violations()).toEqual([]);
  });

  it('are set on a phone, in English and in the dark, too', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    await page.reload();
    await page.getByRole('heading', { name: 'Digests', exact: true }).waitFor();
    await take('digest-phone');
    await fitsAcross(page);
    expect(await violations()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('answer a question in words by the registry, with the way to the dialogs', async () => {
    await awayFromMidnight(20);
    await (await app.newChat()).say('Сколько стоит стрижка?');
    await app.figures.settled();
    await page.goto(`${app.url}/console/kpis`);
    const field = page.getByRole('search').getByRole('textbox');
    await field.fill('сколько диалогов сегодня');
    await page.keyboard.press('Enter');
    await page.getByText(/(Новые диалоги|New dialogs): 1\./u).waitFor();
    await take('ask');
    expect(await violationsOn(page, { only: 'search' })).toEqual([]);
    await page.getByRole('search').getByRole('link').click();
    await page.getByRole('dialog').waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/kpis/dialogs');
  });

  it('ask back where two things could be meant, and say what can be asked where nothing is understood', async () => {
    await page.goto(`${app.url}/console/kpis`);
    const field = page.getByRole('search').getByRole('textbox');
    await field.fill('время ответа');
    await page.keyboard.press('Enter');
    await page
      .getByRole('search')
      .getByRole('button', { name: /бота|bot/u })
      .click();
    await page.getByText(/(Время первого ответа бота|Time to first response of the bot): \d/u).waitFor();
    await field.fill('погода на завтра');
    await page.keyboard.press('Enter');
    await page.getByText(/Не вижу в вопросе показателя|There is no figure in this question/u).waitFor();
    await take('ask-examples');
    await page.setViewportSize({ width: 390, height: 844 });
    await take('ask-phone');
    await fitsAcross(page);
    expect(await violationsOn(page, { only: 'search' })).toEqual([]);
  });

  it('leave nothing in the browser’s log', () => {
    expect(faults).toEqual([]);
  });
});
