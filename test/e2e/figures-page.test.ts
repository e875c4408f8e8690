import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { addTeammate } from '../support/add-teammate.ts';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { seedFigures, type Told } from '../support/seed-figures.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

const DAY_MS = 86_400_000;
/** Noon in Moscow, yesterday: the page is shown that moment, so that no midnight comes between the story and its figures. */
const NOW = new Date(`${new Date(Date.now() - DAY_MS).toISOString().slice(0, 10)}T09:00:00Z`);
/** As the page writes it. */
const TODAY = new Intl.DateTimeFormat('ru', { timeZone: 'UTC', day: 'numeric', month: 'long' }).format(NOW);

/** An owner looks through the figures of a known story of sixty days, in steps: each goes on where the one before has ended. */
describe('The figures, in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let story: Told[];
  /** The dialogs of the last 30 days. */
  let lately: Told[];
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 900 });
    await page.getByRole('navigation', { name: 'Разделы' }).waitFor();
    // The page counts its periods from the end of the story.
    await page.clock.setFixedTime(NOW);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const violations = () => violationsOn(page, { exclude: NOTICES });
  const visit = (path: string) => page.goto(`${app.url}/console${path}`);
  const drawer = () => page.getByRole('dialog');
  const take = (name: string, isFull = false) => takePicture(page, name, { fullPage: isFull });
  const count = (fits: (told: Told) => boolean) => lately.filter(fits).length;
  const tile = (name: string) =>
    page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });

  it('say that there is nothing yet while there is nothing', async () => {
    await visit('/kpis');
    await page.getByText('За этот период нет данных').waitFor();
    expect(await violations()).toEqual([]);
    await visit('/managers');
    await page.getByText('Диалогов за этот период не было').waitFor();
  });

  it('stand on tiles with goal, change and course, exactly as they happened', async () => {
    const managers = await Promise.all(['anna', 'boris'].map((name) => addTeammate(app, { name, role: 'operator' })));
    story = await seedFigures(
      app.store,
      NOW,
      managers.map(({ id }) => id),
    );
    lately = story.filter(({ at }) => at.getTime() >= NOW.getTime() - 29.5 * DAY_MS);
    await visit('/kpis');
    await tile('Новые диалоги').getByText(String(lately.length), { exact: true }).waitFor();
    await tile('Новые лиды')
      .getByText(String(count(({ isLead }) => isLead)), { exact: true })
      .waitFor();
    await page
      .getByText(`${count(({ isLead }) => isLead)} из ${lately.length}`)
      .first()
      .waitFor();
    await page.getByText('Цель не меньше 10 % — достигнута').waitFor();
    await page.getByText(/^Целей достигнуто: \d из \d$/).waitFor();
    await page.getByText('лучше, было 20 %').waitFor();
    await take('figures');
    expect(await violations()).toEqual([]);
  });

  it('open into their course, their parts and their meaning', async () => {
    await page.getByRole('link', { name: 'Конверсия диалога в лид' }).click();
    await page.getByRole('img', { name: /Конверсия диалога в лид:/ }).waitFor();
    await page.getByText('Считаем: диалоги, которые стали лидом').waitFor();
    await page.getByRole('combobox', { name: 'Разбить по' }).selectOption('source');
    const maps = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'maps' }) });
    await maps.getByText('%').first().waitFor();
    await take('figure');
    expect(await violations()).toEqual([]);
    await page.getByText('По неделям').click();
    await page.getByText('Те же числа таблицей').click();
    await page.getByRole('columnheader', { name: 'Неделя с' }).waitFor();
    await maps.getByRole('button').click();
    const fromMaps = count(({ source }) => source === 'maps');
    await drawer().getByText(`Диалогов: ${fromMaps} · ровно столько, сколько в показателе`).waitFor();
    await drawer().getByText('Источник: maps').waitFor();
    await page.keyboard.press('Escape');
  });

  it('open their dialogs, as many as the figure says, and are still open on the way back', async () => {
    await page.getByRole('button', { name: 'Показать диалоги' }).click();
    await drawer()
      .getByText(`Лид ${count(({ isLead }) => isLead)}`, { exact: true })
      .click();
    await drawer()
      .getByText(`Диалогов: ${count(({ isLead }) => isLead)} · ровно столько, сколько в показателе`)
      .waitFor();
    await take('figure-dialogs');
    expect(await violations()).toEqual([]);
    await drawer().getByRole('listitem').first().getByRole('link').click();
    await page.waitForURL(/\/inbox\/told-\d+/);
    await page.goBack();
    await drawer().getByText('ровно столько, сколько в показателе').waitFor();
    await drawer().getByRole('button', { name: 'Закрыть' }).click();
    await drawer().waitFor({ state: 'detached' });
    const booked = count(({ isBooked }) => isBooked);
    await page.getByRole('button', { name: 'Доля чатов с записью: открыть диалоги' }).click();
    await drawer().getByText(`С записью ${booked}`, { exact: true }).click();
    await drawer().getByText(`Диалогов: ${booked} · ровно столько, сколько в показателе`).waitFor();
    await take('figure-detail');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'detached' });
  });

  it('are narrowed by filters that stand in the address, and widened again', async () => {
    await page.getByRole('link', { name: 'Все показатели' }).click();
    await page.getByRole('button', { name: 'Фильтры' }).click();
    const fromTelegram = count(({ channelKind }) => channelKind === 'telegram');
    await page.getByLabel('Канал').selectOption({ label: `Telegram (${fromTelegram})` });
    await tile('Новые диалоги').getByText(String(fromTelegram), { exact: true }).waitFor();
    await page
      .getByLabel('Источник')
      .selectOption({ label: `Без источника (${count(({ source }) => source === null)})` });
    const both = count(({ channelKind, source }) => channelKind === 'telegram' && source === null);
    await tile('Новые диалоги').getByText(String(both), { exact: true }).waitFor();
    await take('figures-filters');
    expect(await violations()).toEqual([]);
    await page.reload();
    await tile('Новые диалоги').getByText(String(both), { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Убрать фильтр «Канал: Telegram»' }).click();
    await tile('Новые диалоги')
      .getByText(String(count(({ source }) => source === null)), { exact: true })
      .waitFor();
    await page.getByRole('button', { name: 'Сбросить фильтры' }).click();
    await tile('Новые диалоги').getByText(String(lately.length), { exact: true }).waitFor();
  });

  it('refuse days that are no period, and say what to do', async () => {
    await page.getByLabel('Период').selectOption('dates');
    await page.getByLabel('Последний день').fill('2020-01-01');
    await page.getByText('Последний день раньше первого. Поменяйте их местами.').waitFor();
    await page.getByLabel('Первый день').fill('2020-01-01');
    await page.getByText('1 января').waitFor();
    await visit('/kpis?period=dates&from=1976-01-01&to=2026-01-01');
    await page.getByText('Слишком длинный период').first().waitFor();
  });

  it('of managers stand side by side, and day by day in a heat map whose empty cells are no zeros', async () => {
    await visit('/managers');
    const anna = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'anna', exact: true }) });
    const mine = lately.filter(({ manager }) => manager === story[0]?.manager);
    await anna.getByText(String(mine.length), { exact: true }).waitFor();
    const grid = page.getByRole('grid', { name: 'Тепловая карта' });
    await grid.getByRole('button', { name: `anna, ${TODAY}: диалогов не было` }).waitFor();
    const [converted] = mine.filter(({ isConverted }) => isConverted);
    expect(converted).toBeDefined();
    await take('managers', true);
    expect(await violations()).toEqual([]);
    const cell = grid.getByRole('button', { name: /anna, .*: 100 %/ }).last();
    const label = (await cell.getAttribute('aria-label')) ?? '';
    const focused = () => page.evaluate<string | null>("document.activeElement.getAttribute('aria-label')");
    await cell.focus();
    await page.keyboard.press('ArrowRight');
    await until(async () => (await focused()) !== label, 'the next cell');
    await page.keyboard.press('ArrowLeft');
    await until(async () => (await focused()) === label, 'the cell again');
    await page.keyboard.press('Enter');
    await drawer()
      .getByText(label.match(/\d+ из \d+/)?.[0] ?? 'nothing')
      .waitFor();
    await drawer().getByText('ровно столько, сколько в показателе').waitFor();
    await page.keyboard.press('Escape');
  });

  it('of sources are sorted by any column, and lead to their settings', async () => {
    await page.getByRole('navigation', { name: 'Отчёты' }).getByRole('link', { name: 'Источники' }).click();
    await page.getByRole('button', { name: 'Оплачено' }).click();
    await page.getByRole('columnheader', { name: 'Оплачено' }).and(page.locator('[aria-sort="descending"]')).waitFor();
    await page.getByRole('rowheader', { name: 'Без источника' }).waitFor();
    await take('sources-report');
    expect(await violations()).toEqual([]);
    await page.getByLabel('Разбить по').selectOption('utm_campaign');
    await page.getByRole('rowheader', { name: 'vk-spring' }).waitFor();
    await page.getByRole('link', { name: 'Настроить источники' }).click();
    await page.getByRole('link', { name: 'Отчёт по источникам' }).click();
    await page.waitForURL(/sources-report/);
  });

  it('fit a phone, in English and in the dark too, and met no error', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    for (const [path, text] of [
      ['/kpis', 'Speed of reply'],
      ['/kpis/chat_to_lead', 'How it is counted'],
      ['/kpis?open=chat_to_lead', 'exactly as many as in the figure'],
      ['/managers', 'Heat map'],
      ['/sources-report', 'maps'],
    ] as const) {
      await visit(path);
      await page.getByText(text).first().waitFor();
      await page.getByText('Loading…').waitFor({ state: 'detached' });
      await fitsAcross(page);
      if (!path.includes('open')) expect([path, await violations()]).toEqual([path, []]);
      await take(`figures-phone${path.replaceAll(/\W+/g, '-')}`);
    }
    expect(faults).toEqual([]);
  });
});
