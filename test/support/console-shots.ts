import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { startFakeApi } from './fake-api.ts';

/**
 * Pictures of every screen against the fake API, and axe's findings on each:
 * `npx tsx test/support/console-shots.ts <folder>` after both Vite builds.
 */
const folder = process.argv[2] ?? 'dist/shots';
const wanted = process.argv[3] ?? '';

interface Look {
  name: string;
  path: string;
  isEmpty?: boolean;
  isSignedOut?: boolean;
  act?: (page: Page) => Promise<unknown>;
}

const looks: Look[] = [
  { name: 'login', path: '/console/', isSignedOut: true },
  { name: 'inbox', path: '/console/inbox' },
  { name: 'inbox-empty', path: '/console/inbox', isEmpty: true },
  { name: 'all', path: '/console/inbox/d5?view=all' },
  { name: 'thread', path: '/console/inbox/d1' },
  {
    name: 'thread-old',
    path: '/console/inbox/d1',
    act: (page) => page.evaluate("document.querySelector('[role=log]').parentElement.scrollTo({ top: -9999 })"),
  },
  {
    name: 'why',
    path: '/console/inbox/d1',
    act: (page) =>
      page
        .getByRole('button', { name: /Почему бот|Why the bot/ })
        .nth(2)
        .click(),
  },
  {
    name: 'label',
    path: '/console/inbox/d1',
    act: (page) =>
      page
        .getByRole('button', { name: /выбрать намерение|choose the intent/ })
        .last()
        .click(),
  },
  { name: 'card', path: '/console/inbox/d1/card' },
  {
    name: 'account',
    path: '/console/inbox',
    act: (page) => page.getByRole('button', { name: /Профиль|Account|Ещё|More/ }).click(),
  },
  { name: 'kpis', path: '/console/kpis' },
  { name: 'kpis-empty', path: '/console/kpis', isEmpty: true },
  {
    name: 'kpis-filters',
    path: '/console/kpis?channel=telegram&manager=none&spam=true',
    act: (page) => page.getByRole('button', { name: /^Фильтры|^Filters/ }).click(),
  },
  { name: 'kpis-drill', path: '/console/kpis?open=chat_to_lead' },
  { name: 'kpi', path: '/console/kpis/chat_to_lead?by=manager', act: (page) => page.waitForTimeout(600) },
  { name: 'kpi-count', path: '/console/kpis/revenue?period=90', act: (page) => page.waitForTimeout(600) },
  { name: 'kpi-seconds', path: '/console/kpis/time_to_first_response', act: (page) => page.waitForTimeout(600) },
  { name: 'kpi-empty', path: '/console/kpis/chat_to_lead', isEmpty: true },
  { name: 'managers', path: '/console/managers' },
  { name: 'managers-empty', path: '/console/managers', isEmpty: true },
  { name: 'sources-report', path: '/console/sources-report' },
  { name: 'sources-report-empty', path: '/console/sources-report', isEmpty: true },
  { name: 'journal', path: '/console/journal' },
  { name: 'journal-empty', path: '/console/journal', isEmpty: true },
  { name: 'journal-found', path: '/console/journal?period=7&text=nowhere' },
  { name: 'journal-slow', path: '/console/journal?period=14&text=slow' },
  { name: 'journal-update', path: '/console/journal?update=telegram:123456:7005' },
  { name: 'undelivered', path: '/console/undelivered' },
  { name: 'undelivered-empty', path: '/console/undelivered', isEmpty: true },
  { name: 'undelivered-dropped', path: '/console/undelivered?state=dropped' },
  {
    name: 'undelivered-all',
    path: '/console/undelivered',
    act: (page) => page.getByRole('button', { name: /Отправить все|Send all/ }).click(),
  },
  { name: 'board', path: '/console/board' },
  { name: 'board-empty', path: '/console/board', isEmpty: true },
  { name: 'board-found', path: '/console/board?text=nobody' },
  { name: 'board-dialog', path: '/console/board?dialog=d1' },
  {
    name: 'board-conversion',
    path: '/console/board',
    act: (page) => page.getByRole('button', { name: /Конверсия|Conversion/ }).click(),
  },
  {
    name: 'board-filters',
    path: '/console/board?unanswered=true',
    act: (page) => page.getByRole('button', { name: /Фильтры|Filters/ }).click(),
  },
  {
    name: 'board-views',
    path: '/console/board',
    act: (page) => page.getByRole('button', { name: /Виды|Views/ }).click(),
  },
  { name: 'board-bulk', path: '/console/board', act: startBulk },
  {
    name: 'board-move',
    path: '/console/board',
    act: async (page) => {
      await page.locator('[data-card]').first().hover();
      await page
        .getByRole('button', { name: /Перенести на другой|Move to another/ })
        .first()
        .click();
    },
  },
  {
    name: 'more',
    path: '/console/board',
    act: (page) => page.getByRole('button', { name: /Ещё|More|Профиль|Account/ }).click(),
  },
  { name: 'settings', path: '/console/settings' },
  { name: 'chat-empty', path: '/' },
  { name: 'chat', path: '/', act: talk },
];

const sizes = [
  { device: 'desktop', viewport: { width: 1280, height: 800 } },
  { device: 'phone', viewport: { width: 390, height: 844 } },
];
const moods = [
  { locale: 'ru', colorScheme: 'light' as const },
  { locale: 'en', colorScheme: 'dark' as const },
];

mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
for (const look of looks.filter(({ name }) => name.includes(wanted))) await shoot(browser, look);
await browser.close();

async function shoot(on: Browser, look: Look): Promise<void> {
  for (const { device, viewport } of sizes) {
    for (const { locale, colorScheme } of moods) {
      const api = await startFakeApi({ isEmpty: look.isEmpty ?? false });
      const context = await on.newContext({
        viewport,
        locale,
        colorScheme,
        timezoneId: 'Europe/Moscow',
        hasTouch: device === 'phone',
      });
      const page = await context.newPage();
      const title = `${look.name}-${device}-${locale}-${colorScheme}`;
      page.on(
        'console',
        (line) => line.type() === 'error' && !line.text().includes('401') && report(title, line.text()),
      );
      page.on('pageerror', (error) => report(title, error.message));
      if (!look.isSignedOut)
        await context.request.post(`${api.url}/api/auth/sign-in/email`, { data: { password: 'x' } });
      await page.goto(api.url + look.path, { waitUntil: 'load' });
      await page.waitForTimeout(900);
      try {
        await look.act?.(page);
      } catch (error) {
        report(title, String(error));
      }
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${folder}/${title}.png` });
      const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
      for (const { id, help, nodes } of violations)
        report(title, `axe ${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
      await context.close();
      await api.close();
    }
  }
}

async function startBulk(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Массовые|Bulk/ }).click();
  await page.getByRole('checkbox', { name: /весь этап «Новый»|whole stage “New”/ }).check();
  await page.getByRole('button', { name: /^Закрыть$|^Close$/ }).click();
  await page.getByRole('button', { name: /Применить|Apply/ }).click();
  await page.getByText(/Что не получилось|What failed/).click();
  await page.getByRole('button', { name: /Массовые|Bulk/ }).click();
  await page.locator('[data-card]').nth(1).click();
}

async function talk(page: Page): Promise<void> {
  const field = page.getByRole('textbox');
  await field.fill('Здравствуйте! Хочу подстричься завтра, ближе к обеду <b>если можно</b>');
  await field.press('Enter');
  await page.waitForTimeout(1500);
  await page.getByRole('button', { name: /13:30/ }).click();
  await page.waitForTimeout(1500);
  await field.fill('refuse');
  await field.press('Enter');
  await page.waitForTimeout(400);
}

function report(title: string, text: string): void {
  process.stdout.write(`${title}: ${text}\n`);
}
