import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { ANNA, ANNA_CHAT, textUpdate } from '../support/fake-telegram-updates.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

const CHANNEL = 'telegram:7000001';

/** One shift of an operator in steps, with a Telegram that refuses, takes again, and goes away: each step goes on where the one before has ended. */
describe('What was not delivered, in the console', () => {
  let telegram: FakeTelegram;
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    telegram = await startFakeTelegram();
    const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
    [app, browser] = await Promise.all([startTestApp({ clock: 'real', env }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 800 });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await telegram?.close();
  });

  const write = (id: number, name: string) =>
    telegram.push(
      textUpdate('Здравствуйте!', {
        from: { ...ANNA, id, first_name: name, last_name: '' },
        chat: { ...ANNA_CHAT, id, first_name: name, last_name: '' },
      }),
    );
  const failedLines = () => app.store.messages.countDocuments({ 'delivery.state': 'failed' });
  const link = () => page.getByRole('link', { name: 'Не доставлено' });
  const rows = () => page.getByRole('region', { name: /Недоставленные/ }).getByRole('listitem');
  const violations = () => violationsOn(page, { exclude: NOTICES });

  it('is empty and says so while all is well', async () => {
    await link().click();
    await page.getByText('Всё доставлено').waitFor();
    expect(await violations()).toEqual([]);
  });

  it('fills by itself, with whom it was for and why, and counts beside the name of the page', async () => {
    telegram.fail('sendMessage', { status: 400, description: 'Bad Request: chat not found' });
    for (const [id, name] of [
      [11, 'Анна'],
      [12, 'Борис'],
      [13, 'Вера'],
    ] as const) {
      write(id, name);
    }
    await until(async () => (await failedLines()) === 3, 'three refusals');
    await rows().filter({ hasText: 'Борис' }).filter({ hasText: 'такого чата больше нет' }).waitFor();
    await link().getByText('3', { exact: true }).waitFor();
    await takePicture(page, 'undelivered');
    expect(await violations()).toEqual([]);
  });

  it('says why once more when Telegram refuses again', async () => {
    await rows().filter({ hasText: 'Анна' }).getByRole('button', { name: 'Отправить ещё раз' }).click();
    await until(async () => {
      const events = await app.store.events.countDocuments({ 'body.type': 'message_undelivered' });
      return events === 4 && (await rows().filter({ hasText: 'Анна' }).count()) === 1;
    }, 'the second refusal');
  });

  it('sends one again, which arrives and leaves the list', async () => {
    telegram.heal('sendMessage');
    await rows().filter({ hasText: 'Анна' }).getByRole('button', { name: 'Отправить ещё раз' }).click();
    await until(() => telegram.shown('11').length === 1, 'the message in the chat');
    await until(async () => (await rows().count()) === 2, 'the list to be shorter');
  });

  it('sends one again from its dialog', async () => {
    await rows().getByRole('link', { name: 'Борис' }).click();
    const thread = page.getByRole('log');
    await thread.getByText('Не доставлено: такого чата больше нет').waitFor();
    await takePicture(page, 'undelivered-thread');
    expect(await violations()).toEqual([]);
    await thread.getByRole('button', { name: 'Отправить ещё раз' }).click();
    await until(() => telegram.shown('12').length === 1, 'the message in the chat');
    await thread.getByText('Не доставлено').waitFor({ state: 'detached' });
  });

  it('sends all the rest at once, after a question', async () => {
    await link().click();
    await page.getByRole('button', { name: 'Отправить все ещё раз' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Отправить все ещё раз' }).click();
    await page.getByText('Снова отправляем: 1').waitFor();
    await until(() => telegram.shown('13').length === 1, 'the message in the chat');
    await page.getByText('Всё доставлено').waitFor();
  });

  it('is announced when Telegram goes away, and no longer when it is back', async () => {
    telegram.fail('sendMessage', { status: 502, description: 'Bad Gateway' });
    for (let id = 21; id <= 26; id++) write(id, `Клиент ${id}`);
    const unsent = { 'delivery.state': { $in: ['queued', 'sending'] } } as const;
    await until(async () => (await app.store.messages.countDocuments(unsent)) === 6, 'six answers that wait');
    await until(() => app.engine.gate.health(CHANNEL).state === 'open', 'the breaker to open');
    await page.goto(`${app.url}/console/inbox`);
    await page.getByText(/Telegram не отвечает с \d\d:\d\d\. Сообщений ждёт: 6/).waitFor();
    await takePicture(page, 'outage');
    expect(await violations()).toEqual([]);
    telegram.heal('sendMessage');
    await until(() => app.engine.gate.health(CHANNEL).state === 'closed', 'the breaker to close');
    await page.reload();
    await page.getByText('Очередь пуста').waitFor();
    await page.getByText(/не отвечает/).waitFor({ state: 'detached' });
    await until(() => telegram.shown('26').length > 0, 'the last one to be answered', 30_000);
  });

  it('is drawn for a phone, and met no error', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${app.url}/console/undelivered?state=dropped`);
    await page.getByText('Ничего не найдено').waitFor();
    await fitsAcross(page);
    await takePicture(page, 'undelivered-phone');
    expect(faults).toEqual([]);
  });
});
