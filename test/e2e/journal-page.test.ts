import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { buildAsideRow, buildMessageRow, journalDocuments } from '../support/build-journal.ts';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { type Chat, startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

const MINUTE = 60_000;

/** One look into the journal in steps: each goes on where the one before has ended. */
describe('The journal in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let chat: Chat;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    chat = await app.newChat();
    await chat.say('Здравствуйте! Во сколько вы открываетесь?');
    // A message that no attempt could handle, and updates of a bot with a hole between them.
    const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);
    const incoming = {
      channelId: 'web:main',
      channelKind: 'web' as const,
      externalId: `${chat.chatId}/parked`,
      chatId: chat.chatId,
      order: Date.now(),
      at: ago(0),
      profile: {},
      content: { kind: 'text' as const, text: 'Сколько стоит мужская стрижка?' },
    };
    await app.store.inbox.insertMany(
      journalDocuments([
        buildMessageRow({
          id: `web:main:${incoming.externalId}`,
          channelId: 'web:main',
          threadId: chat.threadId,
          order: incoming.order,
          receivedAt: ago(0),
          state: 'parked',
          attempts: 5,
          reason: 'Error: no primary',
          incoming,
          raw: JSON.stringify({ id: 'parked', text: incoming.content.text }),
        }),
        buildAsideRow({ order: 10, receivedAt: ago(9) }),
        buildAsideRow({ order: 14, receivedAt: ago(5), reason: 'a service note' }),
      ]),
    );
    page = await openConsole(browser, app.url, { faults, height: 800 });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const rows = () => page.getByRole('table').getByRole('row');
  const drawer = () => page.getByRole('dialog', { name: 'Обновление' });
  const violations = () => violationsOn(page, { exclude: NOTICES });

  it('shows what came, with its state', async () => {
    // Near midnight the updates are of two days.
    await page.getByRole('link', { name: 'Журнал' }).click();
    await page.getByText('3 дня').click();
    await rows().filter({ hasText: 'Во сколько вы открываетесь?' }).filter({ hasText: 'Обработано' }).waitFor();
    await rows().filter({ hasText: 'a service note' }).filter({ hasText: 'Пропущено' }).waitFor();
    await until(async () => (await rows().count()) === 5, 'all that came');
    await takePicture(page, 'journal');
    expect(await violations()).toEqual([]);
  });

  it('tells which updates never came', async () => {
    await page.goto(`${app.url}/console/journal?period=3&channel=telegram:1`);
    await page.getByText(/Telegram 1: между .* нет обновлений: 3/).waitFor();
    await until(async () => (await rows().count()) === 3, 'those of one channel');
  });

  it('finds by text and by state, and says when there is nothing', async () => {
    await page.goto(`${app.url}/console/journal?period=3`);
    await page.getByRole('searchbox').fill('nowhere.*');
    await page.getByText('Ничего не найдено').waitFor();
    await page.getByRole('button', { name: 'Сбросить фильтры' }).click();
    await until(async () => (await rows().count()) === 5, 'all rows again');
    await page.getByRole('combobox', { name: 'Состояние' }).selectOption('parked');
    await until(async () => (await rows().count()) === 2, 'the parked row alone');
  });

  it('opens an update word for word', async () => {
    await rows()
      .getByRole('button', { name: /Сколько стоит мужская стрижка/ })
      .click();
    await drawer().getByText('"id": "parked"').waitFor();
    await drawer().getByText('Error: no primary').waitFor();
    await takePicture(page, 'journal-update');
    expect(await violations()).toEqual([]);
  });

  it('gives a parked message back to the bot, which answers it', async () => {
    await drawer().getByRole('button', { name: 'Передать боту снова' }).click();
    await until(async () => {
      const row = await app.store.inbox.findOne({ _id: `web:main:${chat.chatId}/parked` });
      return row?.state === 'done';
    }, 'the message to be taken');
    await until(async () => (await chat.lines()).some(({ text }) => text.includes('₽')), 'the answer');
    await drawer().getByRole('link', { name: 'Открыть диалог' }).click();
    await page.getByRole('log').getByText('Сколько стоит мужская стрижка?').waitFor();
  });

  it('is drawn for a phone, and met no error', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${app.url}/console/journal?period=3`);
    await until(async () => (await rows().count()) === 5, 'the rows');
    await fitsAcross(page);
    await takePicture(page, 'journal-phone');
    expect(faults).toEqual([]);
  });
});
