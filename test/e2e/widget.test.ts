import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { launchChromium } from '../support/chromium.ts';
import { type CustomerSite, startCustomerSite } from '../support/customer-site.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { violationsOn } from '../support/violations-on.ts';
import { openConsole, PATIENCE_MS, watchForFaults } from '../support/watch-page.ts';

const OWNER = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });

describe('The widget on a customer’s site', () => {
  let app: TestApp;
  let browser: Browser;
  let site: CustomerSite;
  let context: BrowserContext;
  let faults: string[] = [];
  let owner = { id: '', name: '' };

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    site = await startCustomerSite(app.url);
    const { items } = OWNER.parse(await app.api('/team'));
    owner = items[0] ?? owner;
  });
  afterEach(async () => {
    await context?.close();
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await app?.stop();
  });

  async function openPage(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    faults = [];
    context = await browser.newContext({
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return anotherTab(path);
  }
  async function anotherTab(path: string): Promise<Page> {
    const page = await context.newPage();
    watchForFaults(page, faults);
    await page.addInitScript(`window.shift = 0; new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) { if (!entry.hadRecentInput) window.shift += entry.value; }
    }).observe({ type: 'layout-shift', buffered: true }); window.namesBefore = Object.keys(window);`);
    await page.goto(site.url + path);
    return page;
  }
  const bubble = (page: Page) => page.getByRole('button', { name: /Открыть чат/ });
  const log = (page: Page) => page.getByRole('log');
  const field = (page: Page) => page.getByRole('textbox', { name: 'Ваше сообщение' });
  const picture = (page: Page, name: string) => takePicture(page, `widget-${name}`);
  async function say(page: Page, text: string): Promise<void> {
    await field(page).fill(text);
    await field(page).press('Enter');
  }
  const answered = (page: Page) =>
    log(page)
      .getByText(/^Бот: ?$/)
      .first()
      .waitFor();

  async function theDialog() {
    return until(() => app.store.dialogs.findOne({}, { sort: { createdAt: -1 } }), 'a dialog');
  }
  /** The owner takes the last dialog and writes. */
  async function operatorSays(text: string): Promise<void> {
    const { _id: dialogId } = await theDialog();
    const actor = { kind: 'operator' as const, id: owner.id };
    await app.engine.act({ dialogId, actor, actions: [{ kind: 'take' }, { kind: 'reply', text }] });
  }
  const lines = (page: Page) =>
    page.evaluate<string[]>(
      "[...document.querySelector('voronka-chat').shadowRoot.querySelectorAll('.customer .bubble > p')].map((p) => p.textContent)",
    );

  it('stands and talks under a strict policy, beside rules for all elements, and moves nothing of the page', async () => {
    const page = await openPage('/strict');
    const boxes = () =>
      page.evaluate("JSON.stringify([...document.body.querySelectorAll('*')].map((e) => e.getBoundingClientRect()))");
    const before = await boxes();
    await bubble(page).click();
    await picture(page, 'strict-welcome');
    expect(await violationsOn(page, { only: 'voronka-chat' })).toEqual([]);
    // By keys, as people do: what moves because of them counts for nothing.
    await field(page).pressSequentially('Здравствуйте! Сколько стоит мужская стрижка?');
    await page.keyboard.press('Enter');
    await answered(page);
    // What comes later than half a second after a key counts against the site, wherever on the page it is.
    await operatorSays('Здравствуйте, это Ольга. Подскажу по цене: смотрите https://example.org/price.');
    await log(page).getByText(owner.name, { exact: true }).waitFor();
    await picture(page, 'strict-talk');
    await page.getByRole('link', { name: 'https://example.org/price' }).waitFor();
    await page.getByText(`С вами ${owner.name}`).waitFor();
    expect(await boxes()).toBe(before);
    expect(await page.evaluate('window.shift')).toBe(0);
    expect(await page.evaluate("document.querySelectorAll('iframe, voronka-chat').length")).toBe(1);
    expect(await page.evaluate('Object.keys(window).filter((name) => !window.namesBefore.includes(name))')).toContain(
      'Voronka',
    );
    expect(await context.cookies()).toEqual([]);
    await page.keyboard.press('Escape');
    await log(page).waitFor({ state: 'hidden' });
    const focused = 'document.activeElement.shadowRoot?.activeElement?.className';
    await until(async () => (await page.evaluate(focused)) === 'launcher', 'the focus to be on the bubble');
  });

  it('counts on the bubble and in the title what came while it was folded, also for who comes back', async () => {
    const page = await openPage('/');
    await bubble(page).click();
    await say(page, 'Позовите, пожалуйста, сотрудника');
    await answered(page);
    await page.getByRole('button', { name: 'Свернуть чат' }).click();
    await operatorSays('Уже здесь');
    await page.getByRole('button', { name: 'Открыть чат Непрочитанных сообщений: 1' }).waitFor();
    await until(async () => (await page.title()) === '(1) Салон', 'the number in the title');
    await picture(page, 'unread');
    await page.close();
    await operatorSays('Жду вас');
    const again = await anotherTab('/');
    await again.getByRole('button', { name: 'Непрочитанных сообщений: 2' }).click();
    await log(again).getByText('Жду вас').waitFor();
    await until(async () => (await again.title()) === 'Салон', 'the title without a number');
  });

  it('keeps what was written without a network, over a reload and in a second tab, and sends it once and in order', async () => {
    const page = await openPage('/');
    await bubble(page).click();
    await page.getByRole('button', { name: 'Хочу записаться' }).click();
    await answered(page);
    await context.route('**/api/v1/webchat/**', (route) => route.abort());
    await say(page, 'первая');
    await log(page).getByText('Ждёт связи').waitFor();
    await say(page, 'вторая');
    await field(page).fill('недописанное');
    await page.getByText('Нет связи.').waitFor();
    await picture(page, 'offline');
    await page.close();
    faults = [];
    await context.unroute('**/api/v1/webchat/**');
    // The look is needed to stand at all; nothing else comes through yet.
    await context.route('**/api/v1/webchat/{messages,events}*', (route) => route.abort());
    const [one, two] = [await anotherTab('/'), await anotherTab('/')];
    for (const tab of [one, two]) await log(tab).getByText('вторая').waitFor();
    await until(async () => (await field(one).inputValue()) === 'недописанное', 'the draft');
    await context.unroute('**/api/v1/webchat/{messages,events}*');
    faults = [];
    for (const tab of [one, two])
      await until(async () => (await log(tab).getByText('Ждёт связи').count()) === 0, 'sent');
    for (const tab of [one, two]) await until(async () => (await lines(tab)).length === 3, 'three lines');
    const { threadId } = await theDialog();
    // What is under way waits for nothing any more, and may not be there yet.
    const kept = await until(async () => {
      const rows = await app.store.inbox.find({ threadId }).sort({ order: 1 }).toArray();
      return rows.length >= 3 && rows;
    }, 'all three on the server');
    expect(kept.map(({ incoming }) => incoming?.content)).toEqual(
      ['Хочу записаться', 'первая', 'вторая'].map((text) => ({ kind: 'text', text })),
    );
    faults = [];
  });

  it('waits as long as a busy server asks, and begins anew in words when the talk is gone', async () => {
    const page = await openPage('/');
    await bubble(page).click();
    let refusals = 0;
    await context.route('**/api/v1/webchat/messages', async (route) => {
      if (route.request().method() !== 'POST' || refusals >= 2) return route.fallback();
      refusals += 1;
      const headers = { 'retry-after': '1', 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' };
      return route.fulfill({ status: refusals === 1 ? 503 : 429, headers, body: '{}' });
    });
    await say(page, 'Как вас найти?');
    await answered(page);
    expect(refusals).toBe(2);
    await app.store.webSessions.deleteMany({});
    await say(page, 'Ещё вопрос');
    await page.getByText('Прошлый разговор завершён').waitFor();
    await answered(page);
    await until(async () => (await lines(page)).join() === 'Ещё вопрос', 'the new talk alone');
    await picture(page, 'renewed');
    faults = faults.filter((fault) => !/ 429 /.test(fault));
  });

  it('uploads files with a preview, shows pictures and gives all others to be saved', async () => {
    const page = await openPage('/strict');
    await bubble(page).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Прикрепить файл' }).click();
    await (await chooser).setFiles([
      {
        name: 'причёска.png',
        mimeType: 'image/png',
        buffer: await page.screenshot({ clip: { x: 900, y: 100, width: 300, height: 200 } }),
      },
      { name: 'анализ.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') },
      { name: 'пусто.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    ]);
    await page.getByText('«пусто.txt» пуст.').waitFor();
    await page.getByRole('button', { name: 'Убрать анализ.pdf' }).waitFor();
    await picture(page, 'attached');
    await field(page).fill('Вот так хочу');
    await page.getByRole('button', { name: 'Отправить' }).click();
    await log(page).getByRole('button', { name: 'Изображение причёска.png' }).waitFor();
    await answered(page);
    const saved = page.waitForEvent('download');
    await log(page).getByRole('button', { name: 'Скачать анализ.pdf' }).click();
    expect((await saved).suggestedFilename()).toBe('анализ.pdf');
    await log(page).locator('canvas').waitFor();
    await picture(page, 'files');
    expect(await violationsOn(page, { only: 'voronka-chat' })).toEqual([]);
  });

  it('is the screen of a phone, dark where the phone is, and offers to go on in a messenger', async () => {
    await context?.close();
    const page = await openPage('/', {
      viewport: { width: 390, height: 700 },
      hasTouch: true,
      isMobile: true,
      colorScheme: 'dark',
    });
    const url = 'https://t.me/salon_bot?start=web-1';
    await context.route('**/webchat/config', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), messengers: ['telegram', 'whatsapp'] } });
    });
    await context.route('**/webchat/crossings', (route) =>
      route.fulfill({ status: 201, headers: { 'access-control-allow-origin': '*' }, json: { url, until: '' } }),
    );
    await page.reload();
    await picture(page, 'phone-page');
    await bubble(page).tap();
    await say(page, 'Хочу записаться на стрижку');
    await answered(page);
    const isWhole = async () => {
      const box = await page.getByRole('dialog').boundingBox();
      return box?.x === 0 && box.y === 0 && box.width === 390 && box.height === 700;
    };
    await until(isWhole, 'the chat to take the whole screen');
    await fitsAcross(page);
    await page.getByRole('button', { name: 'Продолжить в Telegram' }).click();
    expect(await page.getByRole('link', { name: 'Открыть Telegram' }).getAttribute('href')).toBe(url);
    await picture(page, 'phone-dark');
    expect(await violationsOn(page, { only: 'voronka-chat' })).toEqual([]);
  });

  it('does not stand where it may not, and says why to who looks for it', async () => {
    await app.api('/settings/widget', { method: 'PATCH', body: JSON.stringify({ sites: ['https://salon.example'] }) });
    const page = await openPage('/');
    const warned = page.waitForEvent('console', (line) => line.type() === 'warning');
    await page.reload();
    expect((await warned).text()).toContain(`Voronka: This chat may not stand on ${site.url}`);
    expect(await page.locator('voronka-chat').count()).toBe(0);
    await app.api('/settings/widget', { method: 'PATCH', body: JSON.stringify({ sites: [] }) });
    faults = faults.filter((fault) => !fault.includes('403'));
  });

  describe('in the console', () => {
    async function openSettings(size: { width: number; height: number }): Promise<Page> {
      const desk = await openConsole(browser, app.url, { faults, ...size });
      context = desk.context();
      await desk.getByRole('navigation').first().waitFor();
      await desk.goto(`${app.url}/console/settings/widget`);
      await desk.getByLabel('Название по-русски').waitFor();
      return desk;
    }

    it('is dressed beside a live picture of itself, saved, and comes so to the site', async () => {
      faults = [];
      const desk = await openSettings({ width: 1280, height: 1400 });
      const sample = desk.frameLocator('iframe');
      await sample.getByRole('heading', { name: 'Полынь и мёд' }).waitFor();
      await desk.getByLabel('Название по-русски').fill('Спросите нас');
      await desk.getByRole('textbox', { name: 'Цвет' }).fill('#ffd400');
      await desk.getByText('Тёмное').click();
      await desk.getByText('Слева внизу').click();
      await desk.getByLabel('На каких сайтах можно').fill('salon.example');
      await desk.getByText('«salon.example» не похоже').waitFor();
      await desk.getByRole('button', { name: 'Сохранить', disabled: true }).waitFor();
      await desk.getByLabel('На каких сайтах можно').fill('');
      await sample.getByRole('heading', { name: 'Спросите нас' }).waitFor();
      await sample.locator('.root.dark.left .panel').waitFor();
      expect(await violationsOn(desk, { exclude: 'iframe' })).toEqual([]);
      await picture(desk, 'settings');
      await desk.getByRole('button', { name: 'Сохранить' }).click();
      await desk.getByText('Сохранено').waitFor();
      await desk.getByText(`<script async src="${app.url}/widget.js"></script>`).waitFor();
      await desk.context().close();
      const page = await openPage('/');
      await bubble(page).click();
      await page.getByRole('dialog', { name: 'Спросите нас' }).waitFor();
      await picture(page, 'yellow');
      expect(await violationsOn(page, { only: 'voronka-chat' })).toEqual([]);
    });

    it('fits a phone', async () => {
      faults = [];
      const desk = await openSettings({ width: 390, height: 844 });
      await fitsAcross(desk);
      await takePicture(desk, 'widget-settings-phone', { fullPage: true });
    });
  });
});
