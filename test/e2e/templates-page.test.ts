import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { ANNA_USER, annaSays, cloudCall, textOf } from '../support/fake-whatsapp-calls.ts';
import { type FakeWhatsappCloud, startFakeWhatsappCloud } from '../support/fake-whatsapp-cloud.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takeInWindow } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

const TWO_DAYS_S = 2 * 86_400;

const listed = (name: string, body: string, more: object = {}) => ({
  name,
  language: 'ru',
  status: 'APPROVED',
  category: 'UTILITY',
  parameter_format: 'POSITIONAL',
  components: [{ type: 'BODY', text: body }],
  ...more,
});

/** A salon whose client has written two days ago: each step goes on where the one before has ended. */
describe('WhatsApp templates, in the console', () => {
  let meta: FakeWhatsappCloud;
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    meta = await startFakeWhatsappCloud();
    const env = {
      WHATSAPP_TOKEN: meta.token,
      WHATSAPP_PHONE_NUMBER_ID: meta.phoneNumberId,
      WHATSAPP_APP_SECRET: meta.appSecret,
      WHATSAPP_VERIFY_TOKEN: 'our own word',
      WHATSAPP_API_ROOT: meta.apiRoot,
    };
    [app, browser] = await Promise.all([startTestApp({ clock: 'real', env }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 900 });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await meta?.close();
  });

  const shoot = (name: string, { width = 1280, tall = 1_900 } = {}) =>
    takeInWindow(page, name, { width, height: tall });
  const violations = () => violationsOn(page, { exclude: NOTICES });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  async function answer(text: string): Promise<void> {
    const field = page.getByRole('textbox', { name: 'Ответ клиенту' });
    await field.fill(text);
    await field.press('Enter');
  }

  it('are not there at first, and are read by a button', async () => {
    await page.getByRole('link', { name: 'Настройки' }).click();
    await page.getByRole('link', { name: /^Шаблоны WhatsApp/u }).click();
    await page.getByText('Шаблонов пока нет').waitFor();
    await shoot('templates-none', { tall: 800 });
    meta.templates.push(
      listed('visit_note', 'Здравствуйте, {{1}}! {{2}}'),
      listed('resting', 'Скидка для вас', { status: 'PAUSED', category: 'MARKETING' }),
      listed('with_picture', 'Ждём', {
        components: [
          { type: 'HEADER', format: 'IMAGE' },
          { type: 'BODY', text: 'Ждём' },
        ],
      }),
    );
    await press('Обновить');
    await page.getByText('Приостановлен').waitFor();
    await page.getByText('Не подходит: картинка в заголовке').waitFor();
  });

  it('are chosen for a purpose, with what goes into each variable, and show what the client reads', async () => {
    const operator = page.getByRole('group', { name: 'Сообщение сотрудника' });
    const choice = operator.getByLabel('Клиенты, которые пишут по-русски');
    await choice.locator('option', { hasText: 'visit_note' }).waitFor({ state: 'attached' });
    const offered = await choice.locator('option').allTextContents();
    expect(offered).toEqual(['Не выбран: сообщение не уйдёт', 'visit_note (ru)']);
    await choice.selectOption({ label: 'visit_note (ru)' });
    await operator.getByLabel('Переменная {{1}}').selectOption({ label: 'Имя клиента' });
    await operator.getByLabel('Если неизвестно').fill('гость');
    await operator.getByText('Здравствуйте, [Имя клиента]! [Текст сообщения]').waitFor();
    await press('Сохранить');
    await page.getByText('Действует сразу').waitFor();
    await shoot('templates');
    await shoot('templates-phone', { width: 390, tall: 2_400 });
    expect(await violations()).toEqual([]);
  });

  it('say what a person writes after 24 hours, and can be chosen by hand in the dialog', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000) - TWO_DAYS_S);
    const call = cloudCall({
      phoneNumberId: meta.phoneNumberId,
      messages: [annaSays(textOf('Здравствуйте'), { timestamp })],
    });
    const { headers, body } = meta.signed(call);
    await fetch(`${app.url}/webhooks/whatsapp/${meta.phoneNumberId}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
    });
    const dialog = await until(() => app.store.dialogs.findOne({ chatId: ANNA_USER }), 'the dialog');
    await page.goto(`${app.url}/console/inbox/${dialog._id}?view=all`);
    await page.getByRole('button', { name: 'Отправить шаблон' }).waitFor();
    await answer('Вы забыли у нас шарф');
    const first = await until(() => meta.sent[0], 'the template');
    expect(first.template).toMatchObject({
      name: 'visit_note',
      components: [{ parameters: [{ text: 'Анна Лисицына' }, { text: 'Вы забыли у нас шарф' }] }],
    });
    await press('Отправить шаблон');
    const chooser = page.getByRole('dialog', { name: 'Отправить шаблон' });
    await chooser.getByLabel('Переменная {{2}}').fill('Шарф ждёт вас.');
    await chooser.getByText('Здравствуйте, Анна Лисицына! Шарф ждёт вас.').waitFor();
    await shoot('templates-send', { tall: 900 });
    expect(await violations()).toEqual([]);
    await chooser.getByRole('button', { name: 'Отправить' }).click();
    await chooser.waitFor({ state: 'hidden' });
    const second = await until(() => meta.sent[1], 'the second template');
    expect(second.template?.components[0]?.parameters[1]?.text).toBe('Шарф ждёт вас.');
    await page.getByText('Здравствуйте, Анна Лисицына! Шарф ждёт вас.').first().waitFor();
  });

  it('that Meta pauses in the middle are used no more, and it is told in words, in English too', async () => {
    meta.fail({ code: 132_015, message: 'Template is Paused' }, 1);
    await answer('Ещё раз');
    await until(async () => {
      const book = await app.store.templateBooks.findOne({});
      return book?.templates.find(({ name }) => name === 'visit_note')?.status === 'paused';
    }, 'the template to rest');
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    await page.goto(`${app.url}/console/settings/templates`);
    await page.getByText('Meta has paused the template').waitFor();
    await page.getByText('the template is not approved now, and not used').waitFor();
    await shoot('templates-paused-en');
    await page.goto(`${app.url}/console/undelivered`);
    await page.getByText('WhatsApp did not take the template').first().waitFor();
    expect(faults).toEqual([]);
  });
});
