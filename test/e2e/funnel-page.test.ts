import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Journey } from '../../src/domain/analytics/journey.ts';
import { seedPeriod } from '../domain/funnel-review/leads.ts';
import { addTeammate } from '../support/add-teammate.ts';
import { buildJourney } from '../support/build-journey.ts';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { seedJourneys } from '../support/seed-journeys.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takeInWindow } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

const DAY_MS = 86_400_000;
/** Noon in Moscow, yesterday: the page is shown that moment, so that no midnight comes between the story and its figures. */
const NOW = new Date(`${new Date(Date.now() - DAY_MS).toISOString().slice(0, 10)}T09:00:00Z`);

/** The stages of the seed under the names that they have in the pipeline of a new installation. */
const STAGES = new Map([
  ['leads/new', 'sales/new'],
  ['leads/qualification', 'sales/qualification'],
  ['leads/target', 'sales/booked'],
  ['leads/junk', 'sales/not_a_request'],
]);

/** The owner of seed 002 looks for the bottleneck, in steps: each goes on where the one before has ended. */
describe('The funnel review, in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  let people = new Map<string, string>();

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    const team = await Promise.all(['anna', 'boris'].map((name) => addTeammate(app, { name, role: 'operator' })));
    people = new Map([
      ['anna', team[0]?.id ?? ''],
      ['boris', team[1]?.id ?? ''],
    ]);
    page = await openConsole(browser, app.url, { faults, height: 900 });
    await page.getByRole('navigation', { name: 'Разделы' }).waitFor();
    await page.clock.setFixedTime(NOW);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const violations = () => violationsOn(page, { exclude: NOTICES });
  const visit = (query = '') => page.goto(`${app.url}/console/funnel${query}`);
  const drawer = () => page.getByRole('dialog');
  const section = (name: string) => page.getByRole('region', { name });
  const take = (name: string, height = 900) => takeInWindow(page, name, { height });

  it('says that nobody is there yet while nobody is', async () => {
    await page.getByRole('link', { name: 'Показатели' }).first().click();
    await page.getByRole('link', { name: 'Обзор воронки' }).click();
    await page.getByText('За этот период в воронке никого').waitFor();
    await take('funnel-empty');
    expect(await violations()).toEqual([]);
  });

  it('names the bottleneck in plain words, with what it costs and where it comes from', async () => {
    await seedJourneys(app.store, inSales(seed(), people));
    // The team is read anew every few seconds.
    await until(
      async () => JSON.stringify(await app.api('/pipelines/sales/review')).includes('"en":"anna"'),
      'the team',
    );
    await visit('?goal=paid');
    const card = section('Узкое место');
    await card.getByText(/^38 из 72 диалогов, ушедших дальше, проскочили этап «Квалификация»/).waitFor();
    await card.getByText(/61\s% из них — источник «call»/).waitFor();
    await page.getByText('Не учтено «не обращений»:').getByRole('button', { name: /31/ }).waitFor();
    await take('funnel', 3000);
    expect(await violations()).toEqual([]);
  });

  it('opens its dialogs, with who moved them, and is still open on the way back', async () => {
    await page.getByRole('button', { name: 'Показать эти диалоги: 38' }).click();
    await drawer().getByText('Диалогов: 38').waitFor();
    await drawer().getByText('Начало → Записан').first().waitFor();
    await drawer()
      .getByText(/^anna, /)
      .first()
      .waitFor();
    await take('funnel-dialogs');
    expect(await violationsOn(page, { only: '[role=dialog]' })).toEqual([]);
    await drawer().getByRole('listitem').first().getByRole('link').click();
    await page.waitForURL(/\/inbox\/skipped-\d+/);
    await page.goBack();
    await drawer().getByText('Диалогов: 38').waitFor();
    await drawer().getByRole('button', { name: 'Закрыть' }).click();
    await drawer().waitFor({ state: 'detached' });
  });

  it('says who carried whom past qualification, and opens just these', async () => {
    const anna = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'anna' }) });
    await anna.getByRole('button', { name: /Начало → Записан: 23/ }).click();
    await drawer().getByText('Диалогов: 23').waitFor();
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'detached' });
  });

  it('counts what is no request only when asked to', async () => {
    await page.getByRole('switch', { name: 'Учитывать «не обращения»' }).click();
    await page.getByRole('button', { name: /^Не обращение: Побывали: 31/ }).waitFor();
    await page.getByRole('switch', { name: 'Учитывать «не обращения»' }).click();
    await page.getByText('Не учтено «не обращений»:').waitFor();
  });

  it('breaks down by source and manager; every number opens', async () => {
    await page.getByText('Менеджеры', { exact: true }).last().click();
    await page.getByRole('button', { name: /^boris: Диалоги: \d+/ }).click();
    await drawer().getByText('Менеджер: boris').waitFor();
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'detached' });
    await page.getByText('Все переходы таблицей').click();
    await page.getByRole('button', { name: /^Новый → Квалификация: 46/ }).waitFor();
  });

  it('is drawn for a phone, in the dark and in English, and met no error', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await visit('?goal=paid');
    await section('Узкое место').waitFor();
    await fitsAcross(page);
    await take('funnel-phone', 5200);
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    await page.evaluate("localStorage.setItem('mantine-color-scheme-value', 'dark')");
    await visit('?goal=paid&source=site');
    await page
      .getByText(/dialogs that went further skipped|No bottleneck/)
      .first()
      .waitFor();
    await take('funnel-phone-en', 5200);
    await page.setViewportSize({ width: 1280, height: 900 });
    await take('funnel-en', 3000);
    expect(await violations()).toEqual([]);
    expect(faults).toEqual([]);
  });

  function seed(): Journey[] {
    const junk = Array.from({ length: 31 }, (_, at) =>
      buildJourney({ id: `junk-${at}`, way: ['new', ['junk', 'operator:boris']], traits: { source: 'site' } }),
    );
    const back = buildJourney({
      id: 'back',
      way: ['new', 'qualification', ['new', 'operator:boris']],
      traits: { source: 'site', managerId: 'boris' },
    });
    const lost = Array.from({ length: 6 }, (_, at) =>
      buildJourney({ id: `lost-${at}`, way: ['new', 'qualification', 'lost'], traits: { source: 'site' } }),
    );
    return [...seedPeriod({ skippedPaid: 15, passedPaid: 28 }), ...junk, ...lost, back];
  }
});

/** The ways as of the last weeks, in the pipeline and by the people of the app. */
function inSales(journeys: readonly Journey[], people: ReadonlyMap<string, string>): Journey[] {
  return journeys.map((journey, index) => {
    const shift = NOW.getTime() - (1 + (index % 20)) * DAY_MS - journey.openedAt.getTime();
    return {
      ...journey,
      openedAt: new Date(journey.openedAt.getTime() + shift),
      traits: { ...journey.traits, managerId: people.get(journey.traits.managerId ?? '') ?? null },
      steps: journey.steps.map(({ visit, at, by }) => ({
        visit: STAGES.get(visit) ?? visit.replace('leads/', 'sales/'),
        at: new Date(at.getTime() + shift),
        by: by.startsWith('operator:') ? `operator:${people.get(by.slice('operator:'.length)) ?? ''}` : by,
      })),
    };
  });
}
