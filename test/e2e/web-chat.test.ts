import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { KpisView } from '../../src/http/views/kpi-view.ts';
import { launchChromium } from '../support/chromium.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { watchForFaults } from '../support/watch-page.ts';

const HOUR = 3_600_000;

/** One journey in steps: each goes on where the one before has ended. */
describe('a customer in the web chat and an operator in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let context: BrowserContext;
  let chat: Page;
  let desk: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    context = await browser.newContext({
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
      viewport: { width: 1280, height: 800 },
    });
    context.setDefaultTimeout(30_000);
    chat = await context.newPage();
    watchForFaults(chat, faults);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const log = () => chat.getByRole('log');
  const buttons = () => log().getByRole('button');
  const botLines = () =>
    log()
      .getByText(/^Бот: ?$/)
      .count();
  const picture = (page: Page, name: string) => takePicture(page, name);

  /** Does something in the chat and waits for the bot's next line. */
  async function answered(act: () => Promise<unknown>): Promise<void> {
    const before = await botLines();
    await act();
    await until(async () => (await botLines()) > before, 'the next line of the bot');
  }
  async function write(text: string): Promise<void> {
    await chat.getByRole('textbox', { name: 'Ваше сообщение' }).fill(text);
    await chat.getByRole('button', { name: 'Отправить' }).click();
  }
  async function theDialog() {
    const dialog = await app.store.dialogs.findOne({});
    if (!dialog) throw new Error('There is no dialog.');
    return dialog;
  }
  async function theVisit() {
    const visit = await app.store.appointments.findOne({ status: 'booked' });
    if (!visit) throw new Error(`Nothing was booked:\n${await log().textContent()}`);
    return visit;
  }

  it('writes in own words, is asked for a day and a time, and picks both by button', async () => {
    await chat.goto(app.url);
    await answered(() => write('Здравствуйте, хочу записаться на мужскую стрижку'));
    await until(async () => (await buttons().count()) > 1, 'the days');
    await picture(chat, '1-asked-for-a-day');
    await answered(() => buttons().nth(4).click());
    const afternoon = buttons().filter({ hasText: /^1[2-7]:\d\d$/ });
    await answered(() => afternoon.first().click());
    expect(await app.store.appointments.countDocuments({ status: 'held' })).toBe(1);
  });

  it('gives a name and a phone, confirms, and is booked', async () => {
    await answered(() => write('Мария'));
    await answered(() => write('8 918 555 01 12'));
    await picture(chat, '2-asked-to-confirm');
    await answered(() => buttons().first().click());
    await picture(chat, '3-booked');
    const visit = await theVisit();
    expect(visit).toMatchObject({ active: true, serviceId: 'haircut-men' });
    expect(visit.start.getTime()).toBeGreaterThan(Date.now() + 24 * HOUR);
    expect(await app.store.contacts.findOne({ _id: visit.contactId })).toMatchObject({
      name: 'Мария',
      phone: '+79185550112',
    });
    expect(await theDialog()).toMatchObject({ stageId: 'booked', mode: 'bot', locale: 'ru' });
  });

  it('will be reminded by Agenda 24 and 2 hours before', async () => {
    const { _id, start } = await theVisit();
    const jobs = await until(async () => {
      const found = await app.store.connection
        .collection('agendaJobs')
        .find({ name: 'fire-timer', 'data.timerId': { $regex: `^reminder:${_id}` } })
        .sort({ nextRunAt: 1 })
        .toArray();
      return found.length === 2 ? found : null;
    }, 'both jobs');
    expect(jobs.map(({ nextRunAt }) => start.getTime() - new Date(nextRunAt).getTime())).toEqual([24 * HOUR, 2 * HOUR]);
    expect(await app.store.timers.countDocuments({ 'work.appointmentId': _id, state: 'pending' })).toBe(3);
  });

  it('is counted by the KPI endpoint as a lead', async () => {
    const { kpis } = KpisView.parse(await app.api('/kpis'));
    expect(kpis.find(({ id }) => id === 'chat_to_lead')).toMatchObject({ value: 1, numerator: 1, denominator: 1 });
    expect(kpis.find(({ id }) => id === 'no_show_rate')).toMatchObject({ value: null });
  });

  it('is seen by the owner who signs in to the console: dialog, stage and visit', async () => {
    desk = await context.newPage();
    watchForFaults(desk, faults);
    await desk.goto(`${app.url}/console/`);
    await desk.getByLabel('Почта').fill('owner@voronka.local');
    await desk.getByLabel('Пароль', { exact: true }).fill('wrong password');
    await desk.getByRole('button', { name: 'Войти' }).click();
    await desk.getByRole('alert').waitFor();
    await desk.getByLabel('Пароль', { exact: true }).fill('correct horse');
    await desk.getByRole('button', { name: 'Войти' }).click();
    await desk.getByRole('navigation').first().waitFor();
    await desk.goto(`${app.url}/console/inbox?view=all`);
    await desk.getByText('Мария').first().click();
    await desk.getByRole('log').getByText('8 918 555 01 12').waitFor();
    await desk.getByText('Записан', { exact: true }).first().waitFor();
    await desk.getByText('Мужская стрижка').first().waitFor();
    await picture(desk, '4-console');
  });

  it('gets the answer of the operator who takes the dialog, live', async () => {
    await desk.getByRole('button', { name: 'Взять себе' }).click();
    await until(async () => (await theDialog()).mode === 'operator', 'the dialog to be taken');
    await desk.getByRole('textbox', { name: 'Ответ клиенту' }).fill('Мария, это администратор Вера. Ждём вас!');
    await desk.getByRole('button', { name: 'Отправить' }).click();
    await log().getByText('Мария, это администратор Вера. Ждём вас!').waitFor();
    await log().getByText('Владелец', { exact: true }).waitFor();
    await picture(chat, '5-operator-answers');
  });

  it('is not answered by the bot while the operator leads, and the operator sees every line live', async () => {
    const before = await botLines();
    await write('Хочу перенести на завтра');
    await desk.getByRole('log').getByText('Хочу перенести на завтра').waitFor();
    await until(async () => (await app.store.inbox.countDocuments({ state: 'new' })) === 0, 'the line to be read');
    expect(await botLines()).toBe(before);
    expect(
      await app.store.messages.countDocuments({ outgoing: { $ne: null }, 'delivery.state': { $ne: 'sent' } }),
    ).toBe(0);
    await picture(desk, '6-operator-leads');
  });

  it('is answered by the bot again when the operator gives the dialog back', async () => {
    await desk.getByRole('button', { name: 'Вернуть боту' }).click();
    await until(async () => (await theDialog()).mode === 'bot', 'the bot to have the word');
    await answered(() => write('Во сколько вы открываетесь?'));
    await picture(chat, '7-bot-again');
  });

  it('finds the whole talk again after a reload of the page', async () => {
    const lines = await botLines();
    await chat.reload();
    await until(async () => (await botLines()) === lines, 'the lines after the reload');
    await log().getByText('Мария, это администратор Вера. Ждём вас!').waitFor();
  });

  it('has met no error in either page', () => {
    // The one wrong password is answered by 401, which a browser notes.
    expect(faults).toEqual([]);
  });
});
