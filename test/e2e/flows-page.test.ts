import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { FlowTrialView, FlowView } from '../../src/http/views/flow-view.ts';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

/** An owner reads and changes a flow in steps: each goes on where the one before has ended. */
describe('Flows in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 900 });
    await page.getByRole('link', { name: 'Задачи' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const patch = async (text: string, version: number) => {
    const answer = await app.api('/flows/price', { method: 'PATCH', body: JSON.stringify({ text, version }) });
    return FlowView.parse(answer);
  };
  const text = () => page.getByRole('textbox', { name: 'Текст сценария' });

  it('are listed by what they are for, and drawn step by step with their branches', async () => {
    await page.goto(`${app.url}/console/flows`);
    await page.getByRole('heading', { name: 'Короткие ответы' }).waitFor();
    await takePicture(page, 'flows', { fullPage: true });
    expect(await violationsOn(page)).toEqual([]);
    await page
      .getByRole('link', { name: /^Запись/ })
      .first()
      .click();
    const picture = page.getByRole('region', { name: 'Схема' });
    await picture.getByText('check_day').first().waitFor();
    await picture
      .getByRole('button', { name: /^Ещё \d+ вет/ })
      .first()
      .click();
    await takePicture(page, 'flow-picture', { fullPage: true });
    expect(await violationsOn(page)).toEqual([]);
  });

  it('are tried in a talk that books nobody, and open at the line of a step', async () => {
    await page.getByRole('textbox', { name: 'Сообщение клиента' }).fill('хочу записаться на маникюр');
    await page.getByRole('button', { name: 'Отправить' }).click();
    const talk = page.getByRole('region', { name: 'Попробовать' });
    await talk.getByText('service: ').first().waitFor();
    await takePicture(page, 'flow-try');
    expect(await app.store.dialogs.countDocuments({})).toBe(0);
    await page
      .getByRole('button', { name: /^Спросить/ })
      .first()
      .click();
    await until(async () => (await text().inputValue()).includes('id: book'), 'the text');
    const chosen = "document.activeElement.value?.slice(document.activeElement.selectionStart).trimStart() ?? ''";
    await until(async () => /^- id: /u.test(await page.evaluate<string>(chosen)), 'the line of the step to be chosen');
  });

  it('are told what is wrong by line, and saved and used at once when nothing is', async () => {
    await page.goto(`${app.url}/console/flows/price?view=text`);
    const before = await text().inputValue();
    await text().fill(before.replace('call: prices', 'call: horoscope'));
    await page.getByText('there is no look-up "horoscope"').waitFor();
    await takePicture(page, 'flow-problem');
    await page.getByRole('button', { name: 'Сохранить', disabled: true }).waitFor();
    await page.reload();
    await page.getByText('Здесь ваш несохранённый текст').waitFor();
    await text().fill(before.replace('Наши цены:', 'Сколько что стоит:'));
    await page.getByText('Ошибок нет').waitFor();
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сценарий сохранён').waitFor();
    const chat = await app.newChat();
    expect(JSON.stringify(await chat.say('какие у вас цены?'))).toContain('Сколько что стоит:');
    await page.getByText('Версии').click();
    await page.getByText('Версия 1').waitFor();
    await takePicture(page, 'flow-versions');
    expect(await violationsOn(page, { exclude: NOTICES })).toEqual([]);
  });

  it('are not overwritten by somebody who saw an older version, nor by a text with problems', async () => {
    const now = FlowView.parse(await app.api('/flows/price'));
    expect(now).toMatchObject({ version: 1, origin: 'changed' });
    await expect(patch(now.text, 0)).rejects.toThrow(/has saved version 1 since you opened version 0/);
    await expect(patch(now.text.replace('call: prices', 'call: horoscope'), 1)).rejects.toThrow(
      /line \d+: .*horoscope/,
    );
    const restore = { method: 'POST', body: JSON.stringify({ to: 'file', version: 1 }) };
    expect(FlowView.parse(await app.api('/flows/price/restore', restore))).toMatchObject({
      origin: 'file',
      version: 2,
    });
    const remove = { method: 'POST', body: JSON.stringify({ to: 'nothing', version: 0 }) };
    await expect(app.api('/flows/fallback/restore', remove)).rejects.toThrow(/needs this flow/);
  });

  it('of a new kind are begun, tried by API with time that passes, and taken away', async () => {
    const title = { ru: 'Первый визит', en: 'First visit' };
    const make = { method: 'POST', body: JSON.stringify({ id: 'first-visit', title }) };
    expect(FlowView.parse(await app.api('/flows', make))).toMatchObject({ origin: 'new', version: 1 });
    const inputs = [{ say: 'хочу записаться на маникюр завтра в 12' }, { wait: 30 }];
    const body = JSON.stringify({ locale: 'ru', inputs });
    const { turns } = FlowTrialView.parse(await app.api('/flows/try', { method: 'POST', body }));
    expect(turns.map(({ flow }) => flow)[0]).toBe('book');
    expect(turns).toHaveLength(2);
    const remove = { method: 'POST', body: JSON.stringify({ to: 'nothing', version: 1 }) };
    expect(FlowView.parse(await app.api('/flows/first-visit/restore', remove)).origin).toBe('removed');
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
      ['list', '/flows', 'Short answers'],
      ['picture', '/flows/book', 'Look up'],
      ['text', '/flows/book?view=text', 'Undo changes'],
    ] as const) {
      await phone.goto(`${app.url}/console${path}`);
      await phone.getByText(sign).first().waitFor();
      await fitsAcross(phone);
      await takePicture(phone, `flows-phone-${name}`, { fullPage: true });
    }
    await context.close();
  });

  it('complained of nothing', () => {
    expect(faults).toEqual([]);
  });
});
