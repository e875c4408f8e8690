import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

/** An owner sets up the funnel, as seed 004 tells it: each step goes on where the one before has ended. */
describe('The settings of a pipeline, in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 1000 });
    await page.getByRole('link', { name: 'Диалоги' }).waitFor();
    await page.goto(`${app.url}/console/settings/pipelines`);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const group = (name: string) => page.getByRole('region', { name, exact: true });
  const titles = (name: string) =>
    group(name)
      .getByRole('button', { name: /^Переименовать этап/ })
      .allTextContents();
  const pipeline = async (id = 'sales') => app.store.pipelines.findOne({ _id: id });
  const stage = async (id: string) => (await pipeline())?.stages.find((one) => one.id === id);
  const picture = (name: string) => takePicture(page, `pipelines-${name}`, { fullPage: true });
  const violations = () => violationsOn(page, { exclude: NOTICES });

  it('show the stages in the groups of seed 004', async () => {
    await group('Мои чаты').getByText('Квалификация').waitFor();
    expect(await titles('Мои чаты')).toEqual(['Новый', 'Квалификация', 'Записан', 'Подтвердил']);
    expect(await titles('Неуспешные')).toEqual(['Потерян']);
    await picture('stages');
    expect(await violations()).toEqual([]);
  });

  it('add a status to the group that was chosen', async () => {
    await page.getByLabel('Название этапа').fill('Думает');
    await page.getByRole('button', { name: 'Добавить статус' }).click();
    await group('Мои чаты').getByText('Думает').waitFor();
    expect((await titles('Мои чаты')).at(-1)).toBe('Думает');
  });

  it('rename a stage by a click on its name and another one anywhere else', async () => {
    await page.getByRole('button', { name: 'Переименовать этап «Новый»' }).click();
    await page.getByRole('textbox', { name: 'Переименовать этап «Новый»' }).fill('Новое обращение');
    await page.getByRole('heading', { level: 1 }).click();
    await group('Мои чаты').getByText('Новое обращение').waitFor();
    await until(async () => (await stage('new'))?.title.ru === 'Новое обращение', 'the name to be kept');
  });

  it('reorder stages by keyboard', async () => {
    await page.getByRole('button', { name: 'Переставить этап «Думает»' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('Этап «Думает» взят.').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.getByText('Этап «Думает» над этапом «Подтвердил».').waitFor();
    await page.keyboard.press('Space');
    const order = async () => (await pipeline())?.stages.map(({ title }) => title.ru).slice(2, 5);
    await until(async () => (await order())?.join() === 'Записан,Думает,Подтвердил', 'the new order');
  });

  it('reorder stages by mouse, into another group, too', async () => {
    const handle = page.getByRole('button', { name: 'Переставить этап «Думает»' });
    const target = page.getByRole('button', { name: 'Переставить этап «Потерян»' });
    // It stands still by then: after the keys it has slid to its new place.
    await handle.hover();
    const [from, to] = [await handle.boundingBox(), await target.boundingBox()];
    if (!from || !to) throw new Error('Nothing to drag.');
    await page.mouse.down();
    await page.mouse.move(from.x + 14, from.y + 40, { steps: 3 });
    await page.mouse.move(to.x + 14, to.y + 17, { steps: 12 });
    await page.getByText('Этап «Думает» над этапом «Потерян».').waitFor({ state: 'attached' });
    await page.mouse.up();
    await group('Неуспешные').getByText('Думает').waitFor();
    const groupOf = async () => (await pipeline())?.stages.find(({ title }) => title.ru === 'Думает')?.group;
    await until(async () => (await groupOf()) === 'unsuccessful', 'the new group');
  });

  it('set probability, time limit and required fields of a stage', async () => {
    await page.getByRole('button', { name: 'Настройки этапа «Записан»' }).click();
    const row = group('Мои чаты').getByRole('listitem').filter({ hasText: 'Записан' });
    await row.getByLabel('Вероятность успеха, %').fill('65');
    await row.getByLabel('Лимит времени, часов').fill('48');
    await row.getByLabel('Лимит времени, часов').press('Enter');
    await row.getByText('48 ч').waitFor();
    await row.getByLabel('Обязательные поля').click();
    await page.getByRole('option', { name: 'Телефон' }).click();
    await page.keyboard.press('Escape');
    await until(async () => (await stage('booked'))?.requiredFields[0] === 'contact.phone', 'the field');
    expect(await stage('booked')).toMatchObject({ probability: 65, timeLimitHours: 48 });
    await picture('details');
    expect(await violations()).toEqual([]);
  });

  it('delete a stage once a target is named, and refuse it for the last active one in words', async () => {
    await page.getByRole('button', { name: 'Удалить этап' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Удалить этап «Записан»?').waitFor();
    await takePicture(page, 'pipelines-remove');
    await dialog.getByRole('button', { name: 'Удалить', exact: true }).click();
    await until(async () => !(await pipeline())?.stages.some(({ id }) => id === 'booked'), 'the stage to go');
    await group('Мои чаты').getByText('Записан').waitFor({ state: 'detached' });
    for (const id of ['qualification', 'confirmed']) {
      await app.api(`/pipelines/sales/stages/${id}/remove`, { method: 'POST', body: '{"target":"new"}' });
    }
    await until(async () => (await pipeline())?.stages.length === 5, 'the others to go');
    // Whoever changes it elsewhere changes it here, too.
    await group('Мои чаты').getByText('Подтвердил').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Настройки этапа «Новое обращение»' }).click();
    await page.getByRole('button', { name: 'Удалить этап' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Удалить', exact: true }).click();
    await page.getByText('Это последний этап для новых диалогов').waitFor();
    await page.getByRole('alert').getByRole('button', { name: 'Закрыть' }).click();
    await page.getByText('Это последний этап для новых диалогов').waitFor({ state: 'detached' });
  });

  it('set the regulation and the loss reasons', async () => {
    await page.getByRole('tab', { name: 'Регламент' }).click();
    await page.getByLabel('не переносить').click();
    await until(async () => (await pipeline())?.strictness === 'refuse', 'the strictness');
    await page.getByLabel('Открытый диалог сразу переходит').selectOption({ label: 'не переходит' });
    await until(async () => (await pipeline())?.openedGoesTo === null, 'the rule to be off');
    await picture('regulation');
    expect(await violations()).toEqual([]);
    await page.getByRole('tab', { name: 'Причины отказа' }).click();
    await page.getByLabel('Причина', { exact: true }).fill('Далеко ехать');
    await page.getByRole('button', { name: 'Добавить причину' }).click();
    await page.getByText('Далеко ехать').waitFor();
    await picture('reasons');
    expect(await violations()).toEqual([]);
  });

  it('make a second pipeline and show it in English on a phone', async () => {
    await page.getByRole('button', { name: 'Новая воронка' }).click();
    await page.getByRole('dialog').getByLabel('Название').fill('Партнёры');
    await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
    await until(async () => (await app.store.pipelines.countDocuments()) === 2, 'the second pipeline');
    await page.getByRole('option', { name: 'Партнёры' }).waitFor({ state: 'attached' });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    await page.reload();
    await page.getByRole('tab').first().waitFor();
    await picture('phone');
    await fitsAcross(page);
    expect(await violations()).toEqual([]);
    expect(faults.filter((line) => !line.includes('409'))).toEqual([]);
  });
});
