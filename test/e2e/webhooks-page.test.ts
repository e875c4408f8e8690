import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Receiver, startReceiver } from '../integrations/webhooks/receiver.ts';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

const FORM =
  'Name=%D0%90%D0%BD%D0%BD%D0%B0&Phone=89185550112&Textarea=%D0%9F%D0%B5%D1%80%D0%B5%D0%B7%D0%B2%D0%BE%D0%BD%D0%B8%D1%82%D0%B5&tranid=7:1&utm_source=vk';

/** How an owner joins other systems to this one, in steps: each goes on where the one before has ended. */
describe('Webhooks in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let receiver: Receiver;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser, receiver] = await Promise.all([
      startTestApp({ clock: 'real', allowWebhooksTo: (address) => address === '127.0.0.1' }),
      launchChromium(),
      startReceiver(),
    ]);
    page = await openConsole(browser, app.url, { faults, height: 900 });
    await page.getByRole('navigation').first().waitFor();
    await page.goto(`${app.url}/console/settings/webhooks`);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await receiver?.stop();
  });

  const picture = (name: string) => takePicture(page, `webhooks-${name}`);
  const violations = () => violationsOn(page, { exclude: NOTICES });

  it('begin with nothing, explain the signature, and refuse an address inside', async () => {
    await page.getByText('Никому пока не сообщаем').waitFor();
    await picture('empty');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Новый вебхук' }).click();
    const form = page.getByRole('dialog', { name: 'Новый вебхук' });
    await form.getByLabel('Адрес').fill('http://10.0.0.1/hook');
    await form.getByRole('button', { name: 'Создать' }).click();
    await form.getByText('ведёт во внутреннюю сеть').waitFor();
    await picture('new');
    expect(await violations()).toEqual([]);
    await form.getByLabel('Адрес').fill(receiver.url);
    await form.getByRole('checkbox', { name: 'Задачи', exact: true }).check();
    await form.getByRole('button', { name: 'Создать' }).click();
    const secret = page.getByRole('dialog', { name: 'Секрет подписи' });
    expect(await secret.getByLabel('Секрет подписи', { exact: true }).textContent()).toMatch(/^whsec_/);
    await picture('secret');
    await secret.getByRole('button', { name: 'Сохранил, закрыть' }).click();
    await page.getByRole('heading', { name: receiver.url }).waitFor();
    expect((await app.store.webhooks.findOne())?.events).toContain('task_overdue');
  });

  it('send an example, show the attempts with the answer, and send it again', async () => {
    receiver.answer = (response) => void response.writeHead(500).end('the shop is closed');
    await page.getByRole('button', { name: 'Отправить пример' }).click();
    const drawer = page.getByRole('dialog', { name: 'Отправка' });
    await drawer.getByText('the shop is closed').waitFor();
    await drawer.getByText('Получатель ответил 500').waitFor();
    await picture('delivery');
    expect(await violations()).toEqual([]);
    receiver.answer = (response) => void response.end('ok');
    await app.store.deliveries.updateMany({}, { $set: { notBefore: new Date(0) } });
    await until(async () => (await app.store.deliveries.countDocuments({ state: 'sent' })) === 1, 'the second attempt');
    await page.reload();
    await drawer.getByRole('button', { name: 'Отправить снова' }).click();
    await until(() => receiver.hits.length === 3, 'the replay');
    await drawer.getByRole('button', { name: 'Закрыть' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByLabel('Состояние').selectOption('failed');
    await page.getByText('Ничего не найдено').waitFor();
    await page.getByLabel('Состояние').selectOption('');
  });

  it('replace the secret and say until when the old one signs', async () => {
    await page.getByRole('button', { name: 'Другие действия' }).click();
    await page.getByRole('menuitem', { name: 'Сменить секрет' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Сменить секрет' }).click();
    await page
      .getByRole('dialog', { name: 'Секрет подписи' })
      .getByRole('button', { name: 'Сохранил, закрыть' })
      .click();
    await page.getByText('подписываем и старым секретом').waitFor();
    await picture('one');
  });

  it('take requests: an address to copy, an example that shows what would be made, and the log of what came', async () => {
    await page.goto(`${app.url}/console/settings/hooks`);
    await page.getByText('Ничего пока не принимаем').waitFor();
    await page.getByRole('button', { name: 'Новый приём' }).click();
    const form = page.getByRole('dialog', { name: 'Новый приём данных' });
    await form.getByRole('textbox', { name: 'Название' }).fill('Форма на Тильде');
    await form.getByRole('textbox', { name: 'Источник' }).fill('tilda');
    await picture('hook-new');
    await form.getByRole('button', { name: 'Создать адрес' }).click();
    await page.getByRole('heading', { name: 'Форма на Тильде' }).waitFor();
    await page.getByLabel('Пример данных').fill('{"who":"Анна","tel":"8 918 555-01-13","size":"XL"}');
    await page.getByText('Получится заявка').waitFor();
    await page.getByRole('combobox', { name: 'Имя' }).selectOption('who');
    await page.getByRole('definition').filter({ hasText: 'Анна' }).first().waitFor();
    await picture('hook-trial');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сохранено.').waitFor();
    expect((await app.store.hooks.findOne())?.mapping).toEqual({ name: 'who' });
    const address =
      (await page.getByRole('region', { name: 'Адрес для вставки' }).getByText('/hooks/').textContent()) ?? '';
    const sent = (body: string) =>
      fetch(address, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
    expect((await sent(FORM)).status).toBe(200);
    expect((await sent(FORM)).status).toBe(200);
    expect((await sent('test=test')).status).toBe(200);
    expect((await sent('size=XL')).status).toBe(200);
    const calls = page.getByRole('region', { name: 'Что приходило' }).getByRole('listitem');
    await calls.filter({ hasText: 'Принято' }).filter({ hasText: 'повторов: 1' }).waitFor();
    await calls.filter({ hasText: 'Отклонено' }).waitFor();
    await calls.filter({ hasText: 'Проверка адреса' }).waitFor();
    await picture('hook-log');
    await page.getByText('Не нашлось ни имени').click();
    const drawer = page.getByRole('dialog', { name: 'Что пришло' });
    await drawer.getByText('Не нашлось ни имени').waitFor();
    await picture('hook-call');
    expect(await violations()).toEqual([]);
    await drawer.getByRole('button', { name: 'Закрыть' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByText('повторов: 1').click();
    await drawer.getByRole('link', { name: 'Открыть диалог' }).click();
    await page.getByText('Комментарий: Перезвоните').first().waitFor();
    await picture('hook-dialog');
    expect(await app.store.contacts.countDocuments({ phone: '+79185550112' })).toBe(1);
  });

  it('fit a phone, in English', async () => {
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Europe/Moscow',
      viewport: { width: 390, height: 844 },
      reducedMotion: 'reduce',
      colorScheme: 'dark',
    });
    await context.addCookies(await page.context().cookies());
    const phone = await context.newPage();
    const [webhook, hook] = await Promise.all([app.store.webhooks.findOne(), app.store.hooks.findOne()]);
    const screens: [name: string, path: string, text: string][] = [
      ['out', '/settings/webhooks', 'How to check the signature'],
      ['one', `/settings/webhooks/${webhook?._id}`, 'A lead was created'],
      ['in', '/settings/hooks', 'Requests'],
      ['hook', `/settings/hooks/${hook?._id}`, 'Refused'],
    ];
    for (const [name, path, text] of screens) {
      await phone.goto(`${app.url}/console${path}`);
      await phone.getByText(text).first().waitFor({ state: 'attached' });
      await takePicture(phone, `webhooks-phone-${name}`, { fullPage: true });
      await fitsAcross(phone);
    }
    expect(await violationsOn(phone, { exclude: NOTICES })).toEqual([]);
    await context.close();
    expect(faults.filter((fault) => !fault.includes('400'))).toEqual([]);
  });
});
