import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { seedBoard } from '../support/seed-board.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

const MINUTE = 60_000;

/** Seed 004 in steps, at two browsers: each step goes on where the one before has ended. */
describe('the funnel as a board', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let other: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    await seed(app);
    await app.api('/tags', { method: 'POST', body: JSON.stringify({ title: 'vip' }) });
    [page, other] = await Promise.all([open(), open()]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function open(): Promise<Page> {
    const opened = await openConsole(browser, app.url, { faults, width: 1500, height: 820 });
    await opened.getByRole('link', { name: 'Воронка' }).click();
    await opened.getByRole('link', { name: 'Клиент 1', exact: true }).waitFor();
    return opened;
  }

  const column = (title: string, on = page): Locator => on.getByRole('region', { name: title, exact: true });
  const card = (name: string, on: Page | Locator = page): Locator =>
    on.getByRole('article').filter({ has: page.getByRole('link', { name, exact: true }) });
  /** The same in a column of the other browser: a locator cannot look into another page. */
  const otherCard = (name: string, title: string): Locator =>
    column(title, other)
      .getByRole('article')
      .filter({ has: other.getByRole('link', { name, exact: true }) });
  const stageOf = async (id: string) => (await app.store.dialogs.findOne({ _id: id }))?.stageId;
  const headOf = (title: string, on = page) => column(title, on).locator('header').innerText();
  /** `only`: of the part that is new; the rest has been looked at before. */
  const violations = (only?: string) => violationsOn(page, { only });
  /** What is dragged is above a stage once the board says so: what is let go before falls where it was. */
  const above = (what: string, title: string) =>
    page.getByText(`${what}: над этапом ${title}`).waitFor({ state: 'attached' });
  async function drag(what: string, from: Locator, title: string): Promise<void> {
    await from.hover();
    await page.mouse.down();
    const target = await column(title).boundingBox();
    if (!target) throw new Error('the target is not on screen');
    await page.mouse.move(target.x + target.width / 2, target.y + 90, { steps: 6 });
    await page.mouse.move(target.x + target.width / 2, target.y + 100, { steps: 2 });
    await above(what, title);
    await page.mouse.up();
  }

  it('has a column for each stage with its group, how many dialogs are in it, and their sum', async () => {
    expect(await headOf('Новый')).toMatch(/60[\s\S]*6\s000\s₽[\s\S]*Мои чаты/);
    expect(await headOf('Записан')).toMatch(/2[\s\S]*5\s000\s₽/);
    expect(await headOf('Потерян')).toMatch(/Неуспешный/);
    await takePicture(page, 'board');
    expect(await violations()).toEqual([]);
  });

  it('draws only the cards in sight, and reads the next ones as it is scrolled', async () => {
    expect(await column('Новый').getByRole('article').count()).toBeLessThan(20);
    await column('Новый').getByRole('article').first().hover();
    await until(async () => {
      await page.mouse.wheel(0, 20_000);
      return (await card('Клиент 60').count()) === 1;
    }, 'the last card');
    await page.mouse.wheel(0, -40_000);
    await card('Клиент 1').waitFor();
  });

  it('dialogs are moved between stages by hand: dragged with the mouse, seen at once in another browser', async () => {
    await drag('Клиент 1', card('Клиент 1'), 'Записан');
    await card('Клиент 1', column('Записан')).waitFor();
    await until(async () => (await stageOf('d1')) === 'booked', 'the move on the server');
    await otherCard('Клиент 1', 'Записан').waitFor();
    await until(async () => /59/.test(await headOf('Новый', other)), 'the count in the other browser');
    await until(async () => /3[\s\S]*5\s100\s₽/.test(await headOf('Записан', other)), 'the sum in the other browser');
  });

  it('are moved by the keyboard, with each step said in words', async () => {
    await card('Клиент 2').getByRole('button', { name: 'Перетащить: Клиент 2' }).focus();
    await page.keyboard.press('Space');
    await above('Клиент 2', 'Новый');
    await page.keyboard.press('ArrowRight');
    await above('Клиент 2', 'Квалификация');
    await page.keyboard.press('Space');
    await card('Клиент 2', column('Квалификация')).waitFor();
    await until(async () => (await stageOf('d2')) === 'qualification', 'the move on the server');
  });

  it('are moved with a finger that stays on the card for a moment', async () => {
    const finger = await page.context().newCDPSession(page);
    const from = await card('Клиент 7').boundingBox();
    const to = await column('Записан').boundingBox();
    if (!from || !to) throw new Error('the card or the column is not on screen');
    const at = (x: number, y: number) => ({ touchPoints: [{ x, y }] });
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(from.x + 60, from.y + 60) });
    await above('Клиент 7', 'Новый');
    for (const share of [0.3, 0.7, 1]) {
      const x = from.x + 60 + (to.x + 60 - from.x) * share;
      await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(x, from.y + 60) });
    }
    await above('Клиент 7', 'Записан');
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await card('Клиент 7', column('Записан')).waitFor();
    await until(async () => (await stageOf('d7')) === 'booked', 'the move on the server');
  });

  it('two people who move one card: the second is told so, and sees where it is', async () => {
    await otherCard('Клиент 3', 'Новый').waitFor();
    // The other browser hears of nothing for the moment, as over a bad line.
    await other.route('**/api/v1/dialogs/d3/actions', async (route) => {
      await app.api('/dialogs/d3/actions', {
        method: 'POST',
        body: JSON.stringify({ kind: 'move_stage', stageId: 'booked', from: 'new' }),
      });
      await route.continue();
    });
    await otherCard('Клиент 3', 'Новый').hover();
    await other.getByRole('button', { name: 'Перенести на другой этап: Клиент 3' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Квалификация' }).click();
    await other.getByText(/Диалог уже перенёс кто-то другой: сейчас он на этапе «Записан»/).waitFor();
    await otherCard('Клиент 3', 'Записан').waitFor();
    await card('Клиент 3', column('Записан')).waitFor();
    expect(await stageOf('d3')).toBe('booked');
  });

  it('a lost dialog is asked why', async () => {
    await card('Клиент 4').hover();
    await page.getByRole('button', { name: 'Перенести на другой этап: Клиент 4' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Потерян' }).click();
    await page.getByLabel('Почему потерян').selectOption({ label: 'Дорого' });
    await page.getByRole('button', { name: 'Перенести', exact: true }).click();
    await until(async () => (await app.store.dialogs.findOne({ _id: 'd4' }))?.lossReasonId === 'price', 'the reason');
  });

  it('a column is collapsed to see only what is needed, and stays so after a reload', async () => {
    await column('Подтвердил').getByRole('button', { name: 'Свернуть этап «Подтвердил»' }).click();
    await page.reload();
    await page.getByRole('button', { name: /Развернуть этап «Подтвердил»/ }).click();
    await column('Подтвердил').getByRole('button', { name: 'Свернуть этап «Подтвердил»' }).waitFor();
  });

  it('the eye hides stages without deals, and shows them again', async () => {
    await page.getByRole('button', { name: 'Скрыть пустые этапы' }).click();
    await column('Подтвердил').waitFor({ state: 'detached' });
    await column('Записан').waitFor();
    await page.getByRole('button', { name: 'Показать пустые этапы' }).click();
    await column('Подтвердил').waitFor();
  });

  it('stages are put into another order by dragging their heads', async () => {
    await drag('Подтвердил', page.getByRole('button', { name: 'Переставить этап «Подтвердил»' }), 'Записан');
    await until(async () => {
      const pipeline = await app.store.pipelines.findOne({ _id: 'sales' });
      return (
        pipeline?.stages
          .map(({ id }) => id)
          .join(' ')
          .startsWith('new qualification confirmed booked') ?? false
      );
    }, 'the new order');
  });

  it('the gear opens the settings of the pipeline', async () => {
    await page.getByRole('button', { name: 'Настроить воронку' }).click();
    await page.getByRole('dialog').getByText('Квалификация').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('shows of each stage how many went on and how many dropped out, and of which days that is', async () => {
    await page.getByRole('button', { name: 'Конверсия этапов' }).click();
    await until(async () => /Побывали[\s\S]*Отвалились/.test(await headOf('Новый')), 'the figures');
    await page.getByText(/^Конверсия по диалогам, созданным с .+ по .+/).waitFor();
    await takePicture(page, 'board-conversion');
    await page.getByRole('button', { name: 'Конверсия этапов' }).click();
  });

  it('filters stand in the address, and are kept as a view under a name', async () => {
    await page.getByRole('button', { name: 'Фильтры' }).click();
    await page.getByLabel('Тег', { exact: true }).selectOption('vip');
    await until(() => page.url().includes('tag=vip'), 'the address');
    await until(async () => /Сделок: 2,/.test(await page.locator('main').innerText()), 'the board to be narrowed');
    expect(await violations('[role=dialog]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Виды' }).click();
    await page.getByRole('button', { name: 'Сохранить фильтры' }).click();
    await page.getByRole('textbox', { name: 'Название' }).fill('Важные');
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    // Whoever leaves before it is kept would leave without it.
    await page.getByRole('textbox', { name: 'Название' }).waitFor({ state: 'detached' });
    await page.goto(`${app.url}/console/board`);
    await page.getByRole('button', { name: 'Виды' }).click();
    await page.getByRole('button', { name: 'Важные', exact: true }).click();
    await until(() => page.url().includes('tag=vip'), 'the filters of the view');
  });

  it('the lightning changes all that fit at once, tells how far it is, and takes it back', async () => {
    await page.getByRole('button', { name: 'Массовые действия' }).click();
    await page.getByRole('button', { name: /Все по фильтру: 2/ }).click();
    await page.getByText('Выбрано: 2').waitFor();
    await takePicture(page, 'board-bulk');
    expect(await violations('[aria-label="Массовые действия"]')).toEqual([]);
    await page.getByRole('button', { name: 'Статус' }).click();
    await page.getByLabel('Перенести на этап').selectOption({ label: 'Пришёл' });
    await page.getByRole('button', { name: 'Применить' }).click();
    await page.getByText('Статус: готово').waitFor();
    await until(async () => (await stageOf('d5')) === 'visited' && (await stageOf('d6')) === 'visited', 'both');
    await card('Клиент 5', column('Пришёл')).waitFor();
    await page.getByRole('button', { name: /Отменить \(до/ }).click();
    await page.getByText('Статус: отменено').waitFor();
    expect([await stageOf('d5'), await stageOf('d6')]).toEqual(['new', 'new']);
  });

  it('a click opens the dialog beside the board, with the history of who moved it', async () => {
    await page.goto(`${app.url}/console/board`);
    await page.getByRole('link', { name: 'Клиент 7', exact: true }).click();
    await page.getByRole('dialog').getByRole('heading', { name: 'Клиент 7' }).waitFor();
    await page.getByRole('button', { name: 'История: Показать' }).click();
    await page.getByText('«Новый» → «Записан»').waitFor();
    await takePicture(page, 'board-dialog');
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('on a phone one stage is shown at a time, and a card is moved by its menu', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: /^Записан/ }).click();
    await column('Новый').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Перенести на другой этап: Клиент 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Подтвердил' }).click();
    await until(async () => (await stageOf('d1')) === 'confirmed', 'the move');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await fitsAcross(page);
    await takePicture(page, 'board-phone');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Ещё' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Журнал' }).waitFor();
    expect(await violations('[role=dialog]')).toEqual([]);
  });

  it('met no error but the refusal that was asked for', () => {
    expect(faults.filter((line) => !line.includes('409'))).toEqual([]);
  });
});

/** Sixty who are new, two who have booked, one who is lost. */
async function seed({ store }: TestApp): Promise<void> {
  const now = Date.now();
  const at = (minutes: number) => new Date(now - minutes * MINUTE);
  const fresh = Array.from({ length: 60 }, (_, i) => ({
    id: `d${i + 1}`,
    contact: { name: `Клиент ${i + 1}` },
    mode: 'operator' as const,
    amount: 100,
    stageSince: at(i + 1),
    createdAt: at(i + 1),
    lastInboundAt: at(i + 1),
    waitingSince: i % 3 === 0 ? at(i + 1) : null,
    tags: i === 4 || i === 5 ? ['vip'] : [],
  }));
  const rest = (['booked', 'booked', 'lost'] as const).map((stageId, i) => ({
    id: `r${i}`,
    contact: { name: `Прежний ${i}` },
    mode: 'operator' as const,
    amount: 2500,
    stageId,
    stageSince: at(500 + i),
    createdAt: at(600 + i),
    lastInboundAt: at(500 + i),
    visited: ['sales/new', `sales/${stageId}`],
  }));
  await seedBoard(store, [...fresh, ...rest]);
}
