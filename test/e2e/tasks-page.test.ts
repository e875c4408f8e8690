import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { toDocument } from '../../src/store/document.ts';
import { awayFromMidnight } from '../support/away-from-midnight.ts';
import { buildTask } from '../support/build-task.ts';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole, PATIENCE_MS, watchForFaults } from '../support/watch-page.ts';

const DAY = 86_400_000;

/** An owner's morning in steps: each goes on where the one before has ended. */
describe('Tasks, fields and tags in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let dialogId: string;
  const faults: string[] = [];

  beforeAll(async () => {
    await awayFromMidnight(60);
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 800 });
    const chat = await app.newChat();
    await chat.say('здравствуйте');
    dialogId = (await app.store.dialogs.findOne({ threadId: chat.threadId }))?._id ?? '';
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const go = (path: string) => page.goto(`${app.url}/console${path}`);
  const rows = () => page.getByRole('region', { name: 'Список задач' }).getByRole('listitem');
  const picture = (name: string) => takePicture(page, name);
  const violations = () => violationsOn(page, { exclude: NOTICES });

  it('has no tasks and says so', async () => {
    await page.getByRole('link', { name: 'Задачи' }).click();
    await page.getByText('Задач нет').waitFor();
    await picture('tasks-empty');
    expect(await violations()).toEqual([]);
  });

  it('adds one of a kind that the business has made, which repeats', async () => {
    await go('/settings/task-kinds');
    await page.getByRole('button', { name: 'Новый вид' }).click();
    await page.getByLabel('Название по-русски').fill('Выезд к клиенту');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Выезд к клиенту' }).waitFor();
    await picture('task-kinds');
    expect(await violations()).toEqual([]);

    await go('/tasks');
    await page.getByRole('button', { name: 'Новая задача' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Что сделать').fill('Забрать образцы');
    await form.getByLabel('Вид задачи').selectOption({ label: 'Выезд к клиенту' });
    await form.getByLabel('Повтор').selectOption({ label: 'По дням недели' });
    await form.getByText('пт', { exact: true }).click();
    await picture('task-form');
    expect(await violations()).toEqual([]);
    await form.getByRole('button', { name: 'Сохранить' }).click();
    await rows().filter({ hasText: 'Забрать образцы' }).filter({ hasText: 'Выезд к клиенту' }).waitFor();
    await page.getByRole('heading', { name: 'Завтра' }).waitFor();
    await form.waitFor({ state: 'detached' });
  });

  it('ticks one off, and takes that back together with the next of its series', async () => {
    const tick = page.getByRole('checkbox', { name: 'Выполнить: Забрать образцы' });
    // The list is read anew as its own event comes back: a click on a row that is just being drawn again is lost.
    const done = page.getByText('Задача выполнена');
    await until(
      async () => {
        if ((await app.store.tasks.countDocuments({})) === 1)
          await tick.click({ timeout: 1_000 }).catch(() => undefined);
        // It stays for some seconds only: nothing else may be waited for first.
        return done.waitFor({ timeout: 1_500 }).then(
          () => true,
          () => false,
        );
      },
      'the task to be done',
      30_000,
    );
    await page.getByRole('button', { name: 'Вернуть' }).click();
    const back = { state: 'open', after: null } as const;
    await until(async () => (await app.store.tasks.countDocuments(back)) === 1, 'the task to be open again');
    expect(await app.store.tasks.countDocuments({ state: 'open' })).toBe(1);
    await until(async () => (await rows().count()) === 1, 'one task in the list');
  });

  it('shows those of the dialogs by how soon they are due, counts what cannot wait, and puts one off', async () => {
    const owner = await app.store.tasks.findOne({ state: 'open' });
    const now = Date.now();
    const at = (days: number) => new Date(now + days * DAY);
    const shared = { dialogId, assigneeId: owner?.assigneeId ?? null };
    const tasks = [
      buildTask({ ...shared, id: 'late', title: 'Перезвонить насчёт окрашивания', due: at(-2) }),
      buildTask({ ...shared, id: 'week', kind: 'meeting', title: 'Показать салон', due: at(4) }),
      buildTask({ ...shared, id: 'later', kind: 'custom', title: 'Поздравить с днём рождения', due: at(30) }),
    ];
    const dialog = await app.store.dialogs.findOne({ _id: dialogId });
    await app.store.tasks.insertMany(
      tasks.map((task) => toDocument({ ...task, contactId: dialog?.contactId ?? null })),
    );
    await page.reload();
    for (const name of ['Просрочены', 'Завтра', 'На неделе', 'Позже'])
      await page.getByRole('heading', { name }).waitFor();
    await page.getByRole('link', { name: 'Задачи' }).getByText('1', { exact: true }).waitFor();
    await picture('tasks');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Действия: Перезвонить' }).click();
    await page.getByRole('menuitem', { name: 'На завтра, 10:00' }).click();
    await page.getByRole('heading', { name: 'Просрочены' }).waitFor({ state: 'detached' });
    await until(async () => {
      const due = (await app.store.dialogs.findOne({ _id: dialogId }))?.taskDue;
      return due !== null && due !== undefined && due.getTime() > now;
    }, 'the dialog to carry the new moment');
  });

  it('hears at once of a task that somebody else adds', async () => {
    const body = { title: 'Новость', due: new Date(Date.now() + 30 * 60_000).toISOString(), dialogId };
    const assigneeId = (await app.store.tasks.findOne({ _id: 'week' }))?.assigneeId;
    await app.api('/tasks', { method: 'POST', body: JSON.stringify({ ...body, assigneeId }) });
    await rows().filter({ hasText: 'Новость' }).waitFor();
  });

  it('adds a list to what is kept of customers, chosen in the card of a dialog', async () => {
    await go('/settings/fields');
    await page.getByText('Своих полей пока нет').waitFor();
    await picture('fields-empty');
    await page.getByRole('button', { name: 'Новое поле' }).click();
    await page.getByLabel('Название по-русски').fill('Откуда узнали');
    await page.getByLabel('Название по-английски').fill('Heard from');
    await page.getByLabel('Что в нём').selectOption('list');
    for (const [at, ru, en] of [
      [1, 'От друзей', 'Friends'],
      [2, 'Реклама', 'Advertising'],
    ] as const) {
      await page.getByRole('button', { name: 'Добавить вариант' }).click();
      await page.getByLabel(`Вариант ${at} по-русски`).fill(ru);
      await page.getByLabel(`Вариант ${at} по-английски`).fill(en);
    }
    await picture('field-form');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('{{contact.field.heard_from}}').waitFor();
    for (const field of [
      { on: 'dialog', title: { ru: 'Бюджет', en: 'Budget' }, kind: 'money' },
      { on: 'contact', title: { ru: 'День рождения', en: 'Birthday' }, kind: 'date' },
    ]) {
      await app.api('/fields', { method: 'POST', body: JSON.stringify(field) });
    }
    await page.reload();
    await page.getByRole('button', { name: 'Выше: День рождения' }).click();
    const ids = () => page.getByRole('region', { name: 'О клиенте' }).getByRole('listitem').allTextContents();
    await until(async () => (await ids())[0]?.startsWith('День рождения') === true, 'the new order');
    await picture('fields');
    expect(await violations()).toEqual([]);

    await go(`/inbox/${dialogId}`);
    await page.getByRole('button', { name: 'Изменить: Откуда узнали' }).click();
    await page.getByLabel('Откуда узнали', { exact: true }).selectOption({ label: 'Реклама' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until(async () => {
      const dialog = await app.store.dialogs.findOne({ _id: dialogId });
      const contact = await app.store.contacts.findOne({ _id: dialog?.contactId ?? '' });
      return contact?.fields.heard_from !== undefined;
    }, 'the choice to be kept');
  });

  it('says why a value was refused, and keeps what was typed', async () => {
    await page.getByRole('button', { name: 'Изменить: Бюджет' }).click();
    await page.getByLabel('Бюджет', { exact: true }).fill('много');
    await page.keyboard.press('Enter');
    await page.getByText('Введите сумму').waitFor();
    await page.getByLabel('Бюджет', { exact: true }).fill('15 000');
    await page.keyboard.press('Enter');
    await page.getByText(/15.000.₽/u).waitFor();
  });

  it('gives a dialog a tag, which gets another name everywhere', async () => {
    await page.getByRole('combobox', { name: 'Добавить тег' }).fill('постоянный');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Снять тег: постоянный' }).waitFor();
    await picture('card-tasks-fields');
    expect(await violations()).toEqual([]);
    await go('/settings/tags');
    await page.getByText('Диалогов: 1, клиентов: 0').waitFor();
    await page.getByRole('button', { name: 'Изменить: постоянный' }).click();
    await page.getByLabel('Название').fill('Постоянный клиент');
    await page.getByRole('button', { name: 'Цвет 1', exact: true }).click();
    await picture('tag-form');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await until(async () => {
      return (await app.store.dialogs.countDocuments({ tags: 'Постоянный клиент' })) === 1;
    }, 'the new name');
    await page.getByText('Диалогов: 1, клиентов: 0').waitFor();
    await picture('tags');
    expect(await violations()).toEqual([]);
  });

  it('can all be read on a phone and in English, without moving the page sideways', async () => {
    const { cookies } = await page.context().storageState();
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'Europe/Moscow',
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    await context.addCookies(cookies);
    page = await context.newPage();
    watchForFaults(page, faults);
    for (const [path, sign] of [
      ['/tasks', 'Tomorrow'],
      ['/settings/fields', 'Birthday'],
      ['/settings/tags', 'Dialogs: 1'],
      [`/inbox/${dialogId}/card`, 'Budget'],
    ] as const) {
      await go(path);
      await page.getByText(sign).first().waitFor();
      await fitsAcross(page);
      await picture(`phone-en-${path.split('/')[1]}-${path.split('/')[2] ?? 'all'}`.replace(dialogId, 'card'));
      expect(await violations()).toEqual([]);
    }
  });

  it('complained of nothing', () => {
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  });
});
