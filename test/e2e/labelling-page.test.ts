import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { awayFromMidnight } from '../support/away-from-midnight.ts';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

const SAID = [
  'Сколько стоит стрижка?',
  'До скольки вы работаете?',
  'Где вы находитесь?',
  'Хочу записаться на маникюр',
  'Есть ли у вас парковка для снегоходов и лодок?',
  'Спасибо!',
];

/** An owner labels what customers wrote, by keys; then what makes a lead a good one. Each step goes on where the one before has ended. */
describe('Labelling and lead quality, in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 900 });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const card = () => page.getByRole('region', { name: 'Сообщение клиента' });
  /** The message itself, below what was said before it. */
  const said = () => card().locator('p[dir="auto"]').last();
  /** Null where there is none; one that goes away meanwhile is not waited for. */
  const shown = async () => (await said().allTextContents())[0] ?? null;
  const violations = () => violationsOn(page, { exclude: NOTICES });
  const rows = () => app.store.labelQueue.find().sort({ doneAt: -1 }).toArray();
  const labelled = (count: number) =>
    until(async () => (await rows()).filter(({ state }) => state === 'labelled').length === count, `${count} labels`);
  /** The message on the screen, once it is another one than before. */
  const nextText = async (before: string | null) =>
    until(async () => {
      const text = await shown();
      return text !== before ? text : null;
    }, 'the next message');

  it('says that all is labelled while nobody has written', async () => {
    await page.getByRole('link', { name: 'Обучение' }).click();
    await page.getByText('Всё размечено').waitFor();
    await page.getByText('Пока ничего не размечено').waitFor();
  });

  it('shows a message with what was said before it, and what the bot took it for', async () => {
    await Promise.all(
      [SAID.slice(0, 3), SAID.slice(3)].map(async (texts) => {
        const chat = await app.newChat();
        for (const text of texts) await chat.say(text);
      }),
    );
    await app.engine.collectLabels();
    await page.reload();
    await card().getByText('Случайная выборка').waitFor();
    await page.getByText(`Осталось: ${SAID.length}`).waitFor();
    await takePicture(page, 'labelling', { fullPage: true });
  });

  it('lets whoever wants to correct what the bot found in it, by a key, saved as it is changed', async () => {
    const slots = card().getByRole('region', { name: 'Услуга, мастер, день и время' });
    const right = async () => (await app.store.slotFixes.find().toArray()).flatMap((fix) => fix.right);
    await page.keyboard.press('0');
    await slots.getByRole('button', { name: 'Добавить: время' }).click();
    await slots.getByLabel('Время', { exact: true }).fill('17:30');
    await page.keyboard.press('Enter');
    await slots.getByText('исправлено').waitFor();
    await slots.getByRole('button', { name: 'Добавить: мастер' }).click();
    await slots.getByLabel('Мастер', { exact: true }).selectOption('anna');
    await until(async () => (await right()).length > 1 && (await right()).at(-1)?.kind === 'staff', 'what is right');
    expect(await right()).toContainEqual({ kind: 'time', value: '17:30' });
    await takePicture(page, 'labelling-slots', { fullPage: true });
    expect(await violations()).toEqual([]);
    await slots.getByRole('button', { name: 'Убрать: мастер' }).click();
    await until(async () => (await right()).at(-1)?.kind === 'time', 'a wrong one to be gone');
    await page.keyboard.press('0');
    await slots.getByLabel('Время', { exact: true }).waitFor({ state: 'detached' });
    await slots.getByRole('listitem').getByText('17:30').waitFor();
  });

  it('is done by keys: Enter agrees, a digit chooses, N is no intent, and each goes on at once', async () => {
    // The week may end, too.
    await awayFromMidnight(20);
    const first = await said().textContent();
    await page.keyboard.press('Enter');
    const second = await nextText(first);
    const chosen = ((await card().getByRole('button', { name: /^2/u }).textContent()) ?? '').replace(/^\d\s*/u, '');
    await page.keyboard.press('2');
    await page.getByRole('status').getByText(`Отмечено: ${chosen}`).waitFor();
    await nextText(second);
    await page.keyboard.press('n');
    await labelled(3);
    await page.getByText('за эту неделю размечено: 3').waitFor();
    const events = await app.store.events.find({ 'body.type': 'intent_labelled' }).toArray();
    expect(events.map(({ body }) => body)).toMatchObject([
      { sample: 'random', weight: 1 },
      { sample: 'random', weight: 1 },
      { sample: 'random', weight: 1, actual: 'None' },
    ]);
  });

  it('takes the last one back, by a key of the Russian layout too, and shows it again', async () => {
    const before = await said().textContent();
    await page.keyboard.press('KeyU');
    await nextText(before);
    await labelled(2);
    const again = await said().textContent();
    await page.keyboard.press('KeyS');
    await page.getByRole('status').getByText('Пропущено').waitFor();
    await nextText(again);
    // The next message is shown before the server has heard of the last one.
    await until(
      async () =>
        (await rows())
          .map(({ state }) => state)
          .sort()
          .join() === 'labelled,labelled,skipped,waiting,waiting,waiting',
      'one to be skipped',
    );
  });

  it('finds any intent by typing, and makes a new one of whatever is typed', async () => {
    const before = await said().textContent();
    await page.keyboard.press('g');
    const field = page.getByRole('textbox', { name: 'Другое намерение' });
    await until(async () => (await field.inputValue()) === 'g', 'what was typed to be in the field');
    await field.fill('парковка');
    await page.getByRole('option', { name: 'Новое намерение: «парковка»' }).waitFor();
    await takePicture(page, 'labelling-search');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Отмечено: парковка').waitFor();
    await nextText(before);
    await labelled(3);
    expect((await rows())[0]).toMatchObject({ actual: 'парковка' });
  });

  it('ends with the accuracy that is known by now, with its interval', async () => {
    for (let before = await shown(); before !== null; before = await shown()) {
      await page.keyboard.press('Enter');
      await until(async () => (await shown()) !== before, 'the next message');
    }
    await page.getByText('Всё размечено').waitFor();
    await page.getByText(/От \d+\s% до \d+\s% с вероятностью 95\s%\. Размечено: 5/).waitFor();
    await takePicture(page, 'labelling-done', { fullPage: true });
  });

  it('gives the owner whole dialogs for training, without personal data unless it is asked for with a warning', async () => {
    const taken = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name, exact: true }).click(),
      ]);
      return { url: download.url(), text: await readFile(await download.path(), 'utf8') };
    };
    const masked = await taken('Скачать');
    expect(masked.text).toContain('Где вы находитесь?');
    expect(masked.url).not.toContain('mask=');
    await page.getByRole('switch', { name: 'Скрыть личные данные' }).uncheck();
    await page.getByText('В файле будут личные данные').waitFor();
    await takePicture(page, 'labelling-export', { fullPage: true });
    expect(await violations()).toEqual([]);
    expect((await taken('Скачать с личными данными')).url).toContain('mask=false');
  });

  it('tells in the card what the score of a lead is made of, and what is missing', async () => {
    const chat = await app.newChat();
    await chat.press('s:book?service=haircut');
    await page.goto(`${app.url}/console/inbox/${await chat.dialogId()}?view=all`);
    const points = page.getByRole('list', { name: 'Из чего складывается оценка' });
    await points.getByText('Назвал услугу').waitFor();
    await until(async () => (await points.getByRole('img', { name: 'есть' }).count()) === 1, 'what is known');
    await points.getByText('Спросите телефон или почту').waitFor();
    await takePicture(points, 'lead-points');
    expect(await violations()).toEqual([]);
  });

  it('lets the owner choose what counts', async () => {
    await page.goto(`${app.url}/console/settings/lead-quality`);
    await page.getByRole('checkbox', { name: 'Знаком с нами' }).uncheck();
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await until(async () => {
      const setting = await app.store.settings.findOne({ _id: 'leadQuality' });
      return setting && !JSON.stringify(setting.value).includes('history');
    }, 'the settings');
    await takePicture(page, 'lead-quality');
  });

  it('is drawn for a phone, in English and in the dark, and met no error', async () => {
    const chat = await app.newChat({ locale: 'en' });
    await chat.say('How much is a haircut, and do you have anything for children on Saturday?');
    await chat.say('do penguins like jazz');
    await app.engine.collectLabels();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ['labelling', 'settings/lead-quality']) {
      await page.goto(`${app.url}/console/${path}`);
      await page.getByRole('heading', { level: 1, name: /Labelling|Lead quality/ }).waitFor();
      if (path === 'labelling') {
        await page.getByRole('button', { name: 'Fix' }).click();
        await page.getByRole('button', { name: 'Add: service' }).click();
      }
      await fitsAcross(page);
      await takePicture(page, `${path.replace('/', '-')}-phone`, { fullPage: true });
      expect(await violations()).toEqual([]);
    }
    expect(faults).toEqual([]);
  });
});
