import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

/** An owner looks after what the bot answers from. Each step goes on where the one before has ended. */
describe('The knowledge base and the responder, in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 1000 });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const violations = () => violationsOn(page, { exclude: NOTICES });
  const body = () => page.getByRole('textbox', { name: 'Текст' });
  const saved = () => page.getByText('Сохранено. Бот уже отвечает по новому тексту.').first().waitFor();

  it('is reached by the tabs of training, and shows pages with what the bot would answer to a question', async () => {
    const chat = await app.newChat();
    await chat.say('Есть ли у вас парковка?');
    await page.getByRole('link', { name: 'Обучение' }).click();
    await page.getByRole('link', { name: 'База знаний' }).click();
    await page.getByRole('link', { name: 'Парковка', exact: true }).waitFor();
    await page.getByText('Ответов за 28 дней: 1').waitFor();
    await page.getByRole('textbox', { name: 'Вопрос клиента' }).fill('можно прийти с собакой?');
    await page.getByText('Бот ответит', { exact: true }).waitFor();
    await takePicture(page, 'knowledge', { fullPage: true });
    await page.getByRole('combobox', { name: 'Какие страницы показать' }).selectOption('changed');
    await page.getByText('Таких страниц нет').waitFor();
    await page.getByRole('button', { name: 'Показать все' }).click();
  });

  it('collects what customers asked in vain, and answers it by a new page', async () => {
    for (const text of ['Сдаёте ли вы в аренду кресло для барбера?', 'кресло барбера в аренду сдаёте?']) {
      const chat = await app.newChat();
      await chat.say(text);
    }
    await page.getByRole('link', { name: 'Вопросы без ответа' }).click();
    await page.getByText('Спрашивали: 2').waitFor();
    await takePicture(page, 'knowledge-questions', { fullPage: true });
    await page.getByRole('button', { name: 'Ответить на странице' }).click();
    await page.getByRole('menuitem', { name: 'Новая страница' }).click();
    await page.getByText('Клиент спросил: «кресло барбера в аренду сдаёте?»').waitFor();
    await body().fill('Кресло барбера сдаём в аренду по дням.\n\n<script>alert(1)</script>Пишите администратору.');
    await page.getByText('С этим текстом бот ответит на вопрос.').waitFor();
    await page.getByText('Строка 3. Разметка HTML не показывается').waitFor();
    await takePicture(page, 'knowledge-new', { fullPage: true });
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Создать страницу' }).click();
    await page.getByText('Здесь эту страницу').or(page.getByText('Версия 1')).first().waitFor();
    await page.getByRole('link', { name: 'К вопросам без ответа' }).click();
    await page.getByText('Теперь с ответом: 1').click();
    await page.getByText('Кресло барбера сдаём в аренду по дням.').waitFor();
    const chat = await app.newChat();
    const [line] = await chat.say('кресло барбера в аренду сдаёте?');
    expect(line?.text).toContain('Кресло барбера сдаём в аренду по дням.');
  });

  it('keeps a draft when somebody leaves by accident, and shows what a colleague has saved meanwhile', async () => {
    await page.goto(`${app.url}/console/knowledge/pages/parking`);
    await body().fill('Двор на двенадцать машин.');
    await page.getByText('Есть несохранённые изменения').waitFor();
    await app.api('/knowledge/pages/parking/ru', {
      method: 'POST',
      body: JSON.stringify({ title: 'Парковка', body: 'Двор закрыт на ремонт.', version: 0 }),
    });
    await page.reload();
    await page.getByText('Вернули черновик, который вы не сохранили.').waitFor();
    await until(async () => (await body().inputValue()) === 'Двор на двенадцать машин.', 'the draft');
    const conflict = page.getByRole('alert').filter({ hasText: 'Пока вы писали' });
    await conflict.getByText('Двор закрыт на ремонт.').waitFor();
    await takePicture(page, 'knowledge-conflict', { fullPage: true });
    await conflict.getByRole('button', { name: 'Сохранить мой текст поверх' }).click();
    await saved();
    await page.getByRole('button', { name: /Версия 1/ }).click();
    await page.getByRole('button', { name: 'Вернуть версию 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Вернуть этот текст' }).click();
    await until(async () => (await body().inputValue()) === 'Двор закрыт на ремонт.', 'the older text');
    await page.getByRole('button', { name: 'Вернуть текст из файла' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Вернуть текст из файла' }).click();
    await until(async () => (await body().inputValue()).includes('на шесть машин'), 'the text of the file');
  });

  it('lets the owner say who answers and for how much, without a key too, and shows what it has cost', async () => {
    const today = new Date();
    const day = (ago: number) => new Date(today.getTime() - ago * 86_400_000).toISOString().slice(0, 10);
    await page.getByRole('link', { name: 'Ответы GPT' }).click();
    await page.getByText('Ключа GPT нет').waitFor();
    await page.getByText('За 30 дней GPT не отвечал').waitFor();
    await takePicture(page, 'responder-empty', { fullPage: true });
    await app.store.responderDays.insertMany(
      [0, 1, 2, 4, 5, 9, 12].map((ago) => ({
        _id: day(ago),
        tokens: 40_000 + ago * 9_000,
        prompt: 30_000 + ago * 8_000,
        completion: 10_000 + ago * 1_000,
        cost: 0.0105 + ago * 0.004,
        byGpt: 12 + ago,
        byPages: 3,
        unsure: 2,
        handoffs: 1,
        rejected: 2,
        at: today,
      })),
    );
    const receipt = { by: 'retrieval' as const, passages: [], tools: [] };
    await app.store.replies.insertMany([
      {
        _id: 'r1',
        answer: { kind: 'unsure', receipt: { ...receipt, rejected: 'unsupported: 1500 ₽; 19:00' } },
        at: today,
      },
      { _id: 'r2', answer: { kind: 'unsure', receipt: { ...receipt, rejected: 'http 503' } }, at: today },
    ]);
    await page.reload();
    await page.getByText('Факт не подтвердился: 1').waitFor();
    await page.getByRole('textbox', { name: 'Имя' }).fill('Софья');
    await page.getByRole('textbox', { name: 'Как говорит' }).fill('Тепло и коротко');
    await page.getByRole('textbox', { name: 'В день на все диалоги' }).fill('200000');
    await page.getByRole('button', { name: 'Добавить цену' }).click();
    await page.getByText('Все дни таблицей').click();
    await takePicture(page, 'responder', { fullPage: true });
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сохранено. Подействует со следующего ответа.').waitFor();
    const kept = await app.store.settings.findOne({ _id: 'responder' });
    expect(kept?.value).toMatchObject({ persona: { name: 'Софья' }, dailyTokens: 200_000, historyTurns: 12 });
  });

  it('is drawn for a phone, in English and in the dark, and met no error', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    await page.setViewportSize({ width: 390, height: 844 });
    for (const [path, shown] of [
      ['knowledge', 'Parking'],
      ['knowledge/questions?state=answered', 'Times asked: 2'],
      ['knowledge/pages/parking?locale=ru', 'What the bot can answer'],
      ['settings/responder', 'Costs of 30 days'],
    ] as const) {
      await page.goto(`${app.url}/console/${path}`);
      await page.getByText(shown).first().waitFor();
      await fitsAcross(page);
      await takePicture(page, `${path.split('?')[0]?.replaceAll('/', '-')}-phone`, { fullPage: true });
    }
    expect(await violations()).toEqual([]);
    expect(faults).toEqual([]);
  });
});
