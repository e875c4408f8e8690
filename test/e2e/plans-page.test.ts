import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { addTeammate } from '../support/add-teammate.ts';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

/** An owner sets up a plan, a client comes by it and orders: each step goes on where the one before has ended. */
describe('Sales plans in the console (seed 003)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    await addTeammate(app, { name: 'Ольга', role: 'operator' });
    await addTeammate(app, { name: 'Пётр', role: 'operator' });
    await app.api('/settings/funnel', { method: 'PATCH', body: JSON.stringify({ operatorsSee: 'own' }) });
    page = await openConsole(browser, app.url, { faults, height: 860 });
    await page.getByRole('link', { name: 'Планы' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const shot = (name: string) => takePicture(page, `plans-${name}`, { animations: 'disabled' });
  const violations = () => violationsOn(page, { exclude: NOTICES });
  const drawer = () => page.getByRole('dialog');

  it('says what a plan is for while there is none', async () => {
    await page.getByRole('link', { name: 'Планы' }).click();
    await page.getByText('Планов продаж ещё нет').waitFor();
    await shot('empty');
    expect(await violations()).toEqual([]);
  });

  it('takes offers into the catalogue', async () => {
    await page.goto(`${app.url}/console/settings/offers`);
    await page.getByRole('button', { name: 'Новый оффер' }).click();
    await drawer().getByLabel('Название по-русски').fill('Курс из пяти посещений');
    await drawer().getByLabel('Название по-английски').fill('A course of five visits');
    await drawer().getByLabel('Цена, RUB').fill('12000');
    await drawer().getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Курс из пяти посещений' }).waitFor();
    await shot('offers');
    expect(await violations()).toEqual([]);
  });

  it('names lead sources and gives their links', async () => {
    await page.goto(`${app.url}/console/settings/sources`);
    await page.getByRole('button', { name: 'Новый источник' }).click();
    await drawer()
      .getByLabel(/^Название/)
      .fill('Реклама в Instagram');
    await drawer().getByLabel('Код в ссылке').fill('instagram');
    await drawer().getByRole('button', { name: 'Сохранить' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'Реклама в Instagram' });
    await row.getByRole('button', { name: 'Копировать ссылку: Чат на сайте' }).waitFor();
    await shot('sources');
    expect(await violations()).toEqual([]);
  });

  it('4, 12: shows how the label looks while it is being typed; its colour appears with it', async () => {
    await page.goto(`${app.url}/console/plans`);
    await page.getByRole('button', { name: 'Новый план продаж' }).click();
    await drawer().getByLabel('Название плана').fill('Осенняя акция');
    await drawer().getByLabel('Коэффициент конверсии, %').fill('20');
    await drawer().getByLabel('Средняя продажа, RUB').fill('10000');
    await drawer().getByLabel('Цвет ярлыка').waitFor({ state: 'detached' });
    const label = drawer().getByLabel('Ярлык в чатах');
    const preview = drawer().getByRole('img', { name: 'Так ярлык выглядит в списке чатов' });
    await label.pressSequentially('Осен');
    await preview.getByText('Осен', { exact: true }).waitFor();
    await label.pressSequentially('ь');
    await preview.getByText('Осень', { exact: true }).waitFor();
    await drawer().getByLabel('Цвет ярлыка').fill('#b3261e');
    await shot('editor');
    expect(await violations()).toEqual([]);
  });

  it('5-10: takes managers, sources, offers and the mode', async () => {
    const choose = async (field: string, options: string[]) => {
      await drawer().getByRole('combobox', { name: field }).click();
      for (const option of options) await page.getByRole('option', { name: option }).click();
      await page.keyboard.press('Escape');
    };
    await choose('Менеджеры', ['Ольга', 'Пётр']);
    await choose('Источники лидов', ['Реклама в Instagram']);
    await choose('Оплатил', ['Курс из пяти посещений']);
    await drawer().getByRole('radio', { name: 'Равномерный', checked: true }).waitFor();
    await shot('editor-full');
    await drawer().getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('link', { name: 'Осенняя акция' }).waitFor();
  });

  it('tells who has a lead source already', async () => {
    await page.getByRole('button', { name: 'Новый план продаж' }).click();
    await drawer().getByLabel('Название плана').fill('Зима');
    await drawer().getByRole('combobox', { name: 'Источники лидов' }).fill('instagram');
    await page.keyboard.press('Enter');
    await drawer().getByRole('button', { name: 'Сохранить' }).click();
    await drawer().getByText('Источник «instagram» уже принадлежит плану «Осенняя акция»').waitFor();
    // The browser counts the refusal among the faults, and may tell of it a moment later.
    await until(() => faults.length > 0, 'the browser to note the refusal');
    expect(faults.splice(0)).toEqual([expect.stringContaining('409')]);
    await drawer().getByRole('button', { name: 'Закрыть' }).click();
    await drawer().waitFor({ state: 'detached' });
  });

  it('shows a client who came by the plan’s source, with the label in the list of chats', async () => {
    const chat = await app.newChat({ locale: 'ru', source: 'instagram' });
    await chat.say('Здравствуйте!');
    const dialogId = await chat.dialogId();
    await until(async () => (await app.store.dialogs.findOne({ _id: dialogId }))?.assigneeId, 'a manager');
    await page.getByText('2 000 ₽').first().waitFor();
    await shot('list');
    expect(await violations()).toEqual([]);
    await page.goto(`${app.url}/console/inbox/${dialogId}?view=all`);
    await page.locator(`[data-dialog="${dialogId}"]`).getByText('Осень', { exact: true }).waitFor();
  });

  it('notes an order in the card of the dialog and counts its payment', async () => {
    const section = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Заказы' }) })
      .last();
    await section.getByRole('button', { name: 'Записать заказ' }).click();
    await section.getByRole('button', { name: 'Сохранить' }).click();
    await section.getByText('Заказан', { exact: true }).waitFor();
    await section.getByText('12 000 ₽ (по заказам)').waitFor();
    await section.getByRole('button', { name: 'Отметить оплату' }).click();
    await section.getByText('Оплачен', { exact: true }).waitFor();
    await section.scrollIntoViewIfNeeded();
    await shot('card');
    expect(await violations()).toEqual([]);
  });

  it('reports the plan against the fact, by manager', async () => {
    await page.goto(`${app.url}/console/plans`);
    await page.getByRole('link', { name: 'Осенняя акция' }).click();
    const total = page.getByRole('row').filter({ hasText: 'Всего' });
    await total.getByText('12 000 ₽').waitFor();
    await total.getByText('100%').waitFor();
    await shot('report');
    expect(await violations()).toEqual([]);
  });

  it('warns what a manager who is added later means, and asks about the clients of one who leaves', async () => {
    await page.getByRole('button', { name: 'Изменить план' }).click();
    await drawer().getByRole('combobox', { name: 'Менеджеры' }).click();
    await page
      .getByRole('option', { name: 'Owner' })
      .or(page.getByRole('option', { name: 'Владелец' }))
      .first()
      .click();
    await drawer().getByText('пока их не станет столько же, сколько у остальных').waitFor();
    await shot('editor-late');
    await page.keyboard.press('Escape');
  });

  it('is drawn for a phone and in English, and met no error', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${app.url}/console/plans`);
    await page.getByRole('link', { name: 'Осенняя акция' }).waitFor();
    await fitsAcross(page);
    await shot('phone');
    await page.getByRole('link', { name: 'Осенняя акция' }).click();
    await page.getByRole('heading', { name: 'План и факт' }).waitFor();
    await page.getByRole('link', { name: /Гость|Guest/ }).waitFor();
    await fitsAcross(page);
    await shot('phone-report');
    await page.goto(`${app.url}/console/settings/visibility`);
    await page.getByRole('radio', { name: 'Только свои диалоги и клиентов' }).waitFor();
    await fitsAcross(page);
    await shot('phone-visibility');
    expect(await violations()).toEqual([]);
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    await page.goto(`${app.url}/console/plans`);
    await page.getByText('12,000').waitFor();
    await fitsAcross(page);
    await shot('phone-en');
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.getByRole('button', { name: 'Edit the plan: Осенняя акция' }).click();
    await drawer().getByText('Conversion coefficient, %').waitFor();
    await shot('editor-en');
    expect(faults).toEqual([]);
  });
});
