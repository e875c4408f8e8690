import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

/** An owner lets the program work by itself, as seed 004 tells it: each step goes on where the one before has ended. */
describe('The triggers, in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 1000 });
    await page.getByRole('link', { name: 'Триггеры' }).click();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const section = (name: string) => page.getByRole('region', { name, exact: true });
  const card = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  const drawer = () => page.getByRole('dialog');
  const picture = (name: string) => takePicture(page, `triggers-${name}`, { fullPage: true });
  const violations = () => violationsOn(page, { exclude: NOTICES });

  it('stand as cards with all that is set, on their stages or on any', async () => {
    await section('На любом этапе').getByText('Тег «записан»').waitFor();
    await card('Тег «записан»').getByText('Клиент записался · сразу').waitFor();
    await card('Тег «записан»')
      .getByText(/Сменить теги: \+записан/)
      .waitFor();
    await section('Квалификация').waitFor();
    await picture('cards');
    expect(await violations()).toEqual([]);
  });

  it('are added to a stage: a message ten minutes after a dialog has come there', async () => {
    await section('Записан').getByRole('button', { name: 'Добавить триггер на этап «Записан»' }).click();
    const text = drawer().getByLabel('Текст по-русски');
    await text.fill('Ждём вас,');
    await drawer().getByRole('button', { name: 'Имя клиента' }).click();
    await until(async () => (await text.inputValue()) === 'Ждём вас, {{contact.name}}', 'the variable in the text');
    await page.keyboard.type('!');
    await drawer().getByRole('combobox', { name: 'Когда', exact: true }).selectOption({ label: 'через 10 мин' });
    await drawer().getByLabel('диалог сменил этап').check();
    await drawer().getByRole('button', { name: 'Добавить условие' }).click();
    await drawer().getByText('Заполните всё, что нужно: Этап.').waitFor();
    await drawer().getByLabel('Если 1').selectOption({ label: 'Канал' });
    await drawer().getByLabel('Канал', { exact: true }).click();
    await page.getByRole('option', { name: 'Чат на сайте' }).click();
    await page.keyboard.press('Escape');
    await drawer().getByRole('button', { name: 'Добавить действие' }).click();
    await drawer().getByLabel('Что сделать').fill('Подготовить кабинет');
    await picture('editor');
    expect(await violations()).toEqual([]);
    await drawer().getByRole('button', { name: 'Сохранить' }).click();
    const added = section('Записан').getByRole('listitem');
    await added.getByText('Отправить сообщение: «Ждём вас, {{contact.name}}!»').waitFor();
    await added.getByText('Перешёл на этап: Записан · через 10 мин').waitFor();
    await added.getByText('Канал: Чат на сайте').waitFor();
    const saved = await app.store.triggers.findOne({ 'on.kind': 'stage_entered' });
    expect(saved).toMatchObject({
      on: { stage: 'sales/booked' },
      delay: { minutes: 10 },
      cancelledBy: ['moved'],
      when: { of: [{ kind: 'channel', in: ['web'] }] },
      actions: [
        { kind: 'send_message', text: { en: 'Ждём вас, {{contact.name}}!' } },
        { kind: 'add_task', taskKind: 'call', title: { ru: 'Подготовить кабинет' } },
      ],
    });
  });

  it('are tried on the past before they are let loose, with the list of dialogs', async () => {
    const chat = await app.newChat({ locale: 'ru' });
    await chat.say('Здравствуйте');
    await app.api(`/dialogs/${await chat.dialogId()}/actions`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'move_stage', stageId: 'booked' }),
    });
    await section('Записан')
      .getByRole('button', { name: /^Изменить/ })
      .click();
    // Ten minutes after the move is still to come.
    await drawer().getByRole('combobox', { name: 'Когда', exact: true }).selectOption({ label: 'сразу' });
    await drawer().getByRole('button', { name: 'Проверить на прошлом' }).click();
    await drawer().getByText('Сработал бы 1 раз, диалогов: 1.').waitFor();
    const hit = drawer().getByRole('list', { name: 'Диалоги, в которых он сработал бы' }).getByRole('link');
    await until(async () => (await hit.count()) === 1, 'the dialog');
    await picture('dry-run');
  });

  it('refuse an unknown variable in a message, in words', async () => {
    await drawer().getByLabel('Текст по-русски').fill('Здравствуйте, {{contact.nickname}}');
    await drawer().getByRole('button', { name: 'Сохранить' }).click();
    await drawer().getByText('в тексте есть неизвестная переменная').waitFor();
    await drawer().getByRole('button', { name: 'Отмена' }).click();
    await drawer().waitFor({ state: 'detached' });
  });

  it('are switched off and on', async () => {
    const toggle = page.getByLabel('Триггер «Тег «записан»» включён');
    await toggle.press('Space');
    await until(
      async () => (await app.store.triggers.findOne({ _id: 'tag-booked' }))?.enabled === false,
      'it to be off',
    );
  });

  it('come as ready recipes', async () => {
    await page.getByRole('button', { name: 'Готовые рецепты' }).click();
    await drawer()
      .getByRole('button', { name: /^Взять: Ответить на пропущенный чат/ })
      .click();
    await drawer().getByText('уже есть').waitFor();
    await picture('recipes');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await section('На любом этапе').getByText('Ответить на пропущенный чат').waitFor();
  });

  it('say what became of them each time, and why', async () => {
    const [trigger] = await app.store.triggers.find({ 'on.kind': 'stage_entered' }).toArray();
    const dialog = await app.store.dialogs.findOne({});
    await app.store.triggerRuns.insertOne({
      _id: 'run-1',
      triggerId: trigger?._id ?? '',
      dialogId: dialog?._id ?? '',
      contactId: dialog?.contactId ?? '',
      event: 'stage_changed',
      due: new Date(),
      at: new Date(),
      outcome: 'refused',
      reason: 'The contact is blocked: unblock it to write to it.',
    });
    await section('Записан')
      .getByRole('button', { name: /^Журнал/ })
      .click();
    await drawer().getByText('контакт заблокирован').waitFor();
    await picture('log');
    expect(await violations()).toEqual([]);
    await drawer().getByLabel('Чем кончилось').selectOption({ label: 'выполнен' });
    await drawer().getByText('Триггер ещё не срабатывал').waitFor();
    await page.keyboard.press('Escape');
  });

  it('are shown as broken when their stage is deleted, and say what to do', async () => {
    await app.api('/pipelines/sales/stages/booked/remove', { method: 'POST', body: '{"target":"qualification"}' });
    await page.reload();
    const lost = section('В других воронках и на удалённых этапах');
    await lost.getByText('Не срабатывает: этап удалён: выберите другой').waitFor();
    await picture('broken');
  });

  it('fit a phone, in English', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    await page.reload();
    await page.getByRole('heading', { name: 'Triggers' }).waitFor();
    await page.getByText('At any stage').waitFor();
    await picture('phone');
    await fitsAcross(page);
    await page.getByRole('button', { name: /^Edit: Tag/ }).click();
    await page.getByRole('dialog').getByText('When this happens').waitFor();
    await takePicture(page, 'triggers-phone-editor');
    expect(await violations()).toEqual([]);
    expect(faults.filter((line) => !/40[09]/.test(line))).toEqual([]);
  });
});
