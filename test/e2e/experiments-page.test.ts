import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { fromDocument } from '../../src/store/document.ts';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { seedExposures } from '../support/seed-exposures.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takeInWindow } from '../support/take-picture.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

const HYPOTHESIS = 'Если ответить приветливее, чаще будут записываться: клиент почувствует, что его ждут.';

/** An owner tries friendlier words, step by step: each step goes on where the one before has ended. */
describe('Experiments in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 860 });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const shot = (name: string, height = 860) => takeInWindow(page, `experiments-${name}`, { height });
  const violations = () => violationsOn(page, { exclude: NOTICES });
  const heading = (name: string | RegExp) => page.getByRole('heading', { name }).waitFor();

  it('says what an experiment is while there is none', async () => {
    await page.getByRole('link', { name: 'A/B-тесты' }).click();
    await page.getByText('Экспериментов ещё не было').waitFor();
    await shot('empty');
    expect(await violations()).toEqual([]);
  });

  it('guides from today’s words to a draft, and tells how many clients it takes', async () => {
    await page.getByRole('link', { name: 'Новый эксперимент' }).click();
    await page.getByRole('combobox', { name: 'Что видит клиент' }).fill('Мы работаем');
    await page
      .getByRole('option', { name: /^Часы работы: Мы работаем/ })
      .first()
      .click();
    await page.getByText('Измените вариант').or(page.getByText('Запишите гипотезу')).waitFor();
    await page.getByLabel('Вариант Б по-русски').fill('Ждём вас!\n{{hours}}');
    await page.getByLabel('Вариант Б по-английски').fill('We look forward to you!\n{{hours}}');
    await page.getByLabel('Чего вы ждёте и почему').fill(HYPOTHESIS);
    await page.getByText(/^Нужно примерно [\d\s]+ клиентов, чтобы заметить рост с 30\s% до 35\s%/).waitFor();
    await shot('form', 1900);
    expect(await violations()).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await fitsAcross(page);
    await shot('form-phone', 2800);
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.getByRole('button', { name: 'Сохранить черновик' }).click();
    await heading(HYPOTHESIS);
    await page.getByText('Черновик. Понадобится примерно').waitFor();
  });

  it('starts after a question, and waits for the first results', async () => {
    await page.getByRole('button', { name: 'Запустить' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Запустить' }).click();
    await page.getByText(/^Пока рано/).waitFor();
    await shot('waiting');
    expect(await violations()).toEqual([]);
  });

  it('shows the verdict first, then the difference with where it lies, the split and what must not get worse', async () => {
    const [row] = await app.store.experiments.find({ state: 'running' }).toArray();
    if (!row) throw new Error('It runs.');
    const startedAt = new Date(Date.now() - 45 * 86_400_000);
    await app.store.experiments.updateOne({ _id: row._id }, { $set: { startedAt } });
    const daily = { a: { clients: 40, goal: 0.31, harm: 0.06 }, b: { clients: 41, goal: 0.4, harm: 0.05 } };
    await seedExposures(app.store, { ...fromDocument(row), startedAt }, { days: 36, daily });
    await page.reload();
    await page.getByText(/^Вариант Б лучше: цели достигают/).waitFor();
    await page.getByRole('img', { name: /Вариант Б: разница от/ }).waitFor();
    await page.getByText('Клиенты распределяются по вариантам как задумано').waitFor();
    await page.getByRole('row', { name: /Клиента передали человеку/ }).waitFor();
    await shot('result', 1700);
    expect(await violations()).toEqual([]);
    await page.getByText('Те же числа таблицей').click();
    await page.setViewportSize({ width: 390, height: 844 });
    await fitsAcross(page);
    await shot('result-phone', 3300);
    await page.setViewportSize({ width: 1280, height: 860 });
  });

  it('asks for the reason when it is decided, and shows what everybody gets', async () => {
    await page.getByRole('button', { name: 'Принять решение' }).click();
    await page.getByRole('radio', { name: 'Вариант Б', checked: true }).waitFor();
    await shot('decide');
    expect(await violations()).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Принять решение' }).click();
    await page.getByText(/запишите его в файл flows\/hours\.yml/).waitFor();
    await page.getByRole('link', { name: /^Назад/ }).click();
    await page.getByText('Решено: вариант Б для всех.').waitFor();
  });

  it('lists all; speaks English, on a phone and in the dark', async () => {
    await shot('list');
    expect(await violations()).toEqual([]);
    const storageState = await page.context().storageState();
    const viewport = { width: 390, height: 844 };
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      locale: 'en-GB',
      colorScheme: 'dark',
      viewport,
      storageState,
    });
    const phone = await context.newPage();
    await phone.addInitScript("localStorage.removeItem('voronka.language')");
    await phone.goto(page.url());
    await phone.getByText('Decided: variant B for everybody.').waitFor();
    await phone.getByRole('link', { name: HYPOTHESIS }).click();
    await phone.getByText(/^Variant B is better: 40% reach the goal against 31%/).waitFor();
    await phone.getByRole('img', { name: /Variant B: a difference from/ }).waitFor();
    expect(await violationsOn(phone)).toEqual([]);
    await fitsAcross(phone);
    await takeInWindow(phone, 'experiments-phone-en', { height: 2000 });
    await context.close();
    expect(faults).toEqual([]);
  });
});
