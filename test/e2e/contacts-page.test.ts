import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { toDocument } from '../../src/store/document.ts';
import { buildContact } from '../support/build-contact.ts';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { createTestFolder } from '../support/mongod.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

/** A morning of an owner with the contacts, in steps: each goes on where the one before has ended. */
describe('Contacts, in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 800 });
    await page.getByText('Очередь пуста').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const violations = () => violationsOn(page, { exclude: NOTICES });
  const shoot = (name: string) => takePicture(page, `contacts-${name}`, { fullPage: true });
  const rows = () => page.getByRole('region', { name: 'Контакты' }).locator('tbody tr');
  async function inEnglish(name: string): Promise<void> {
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      locale: 'en-GB',
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
      storageState: await page.context().storageState(),
    });
    const other = await context.newPage();
    await other.addInitScript("localStorage.removeItem('voronka.language')");
    await other.goto(page.url());
    await other.getByRole('heading', { level: 1 }).waitFor();
    await other.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    await takePicture(other, `contacts-${name}-phone-en`, { fullPage: true });
    await fitsAcross(other);
    await context.close();
  }

  it('are empty at first, and say where they come from', async () => {
    await page.goto(`${app.url}/console/contacts`);
    await page.getByText('Контактов пока нет').waitFor();
    await shoot('empty');
    expect(await violations()).toEqual([]);
  });

  it('come out of a table: its columns are guessed, it is checked, and written', async () => {
    const file = join(createTestFolder(), 'clients.csv');
    writeFileSync(
      file,
      'ФИО;Телефон;Почта;Метки\nАнна Петрова;8 (918) 555-01-01;anna@example.org;vip\nАня Петрова;8 918 555-01-01 доб;;\nБорис Ким;89185550102;boris@example.org;vip, стрижка\nВера;не помню;;\n',
    );
    await page.goto(`${app.url}/console/contacts/import`);
    await page.getByRole('button', { name: 'Выбрать файл' }).waitFor();
    await page
      .getByLabel('Выбрать файл')
      .setInputFiles(file)
      .catch(() => page.locator('input[type=file]').setInputFiles(file));
    await page.getByText('Что в каких столбцах').waitFor();
    const guess = page.getByLabel('Куда загрузить столбец «Телефон»');
    await until(async () => (await guess.inputValue()) === 'phone', 'the guess');
    await page.getByRole('button', { name: 'Проверить' }).click();
    await page.getByRole('heading', { name: 'Проверена' }).waitFor();
    await shoot('import-checked');
    await inEnglish('import-checked');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Загрузить', exact: true }).click();
    await page.getByRole('heading', { name: 'Контакты загружены' }).waitFor();
    await page.getByRole('link', { name: 'Открыть контакты' }).click();
    await until(async () => (await rows().count()) >= 2, 'the imported contacts');
  });

  it('are found by the beginning of a name or the end of a phone, and narrowed by filters that can be kept', async () => {
    await page.getByRole('searchbox').fill('0102');
    await rows().filter({ hasText: 'Борис' }).waitFor();
    await until(async () => (await rows().count()) === 1, 'one contact');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: 'Фильтры' }).click();
    await page.getByLabel('Телефон', { exact: true }).selectOption('true');
    await until(() => page.url().includes('hasPhone=true'), 'the address');
    await until(async () => (await rows().count()) > 1, 'those with a telephone');
    await shoot('filters');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Сегменты' }).click();
    await page.getByRole('button', { name: 'Сохранить фильтры' }).click();
    // By its name: the filters are a dialog with text fields, too, and may be closing still.
    const name = page.getByRole('textbox', { name: 'Название' });
    await name.fill('С телефоном');
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await name.waitFor({ state: 'detached' });
    await page.goto(`${app.url}/console/contacts`);
    await page.getByRole('button', { name: 'Сегменты' }).click();
    await page.getByRole('button', { name: 'С телефоном', exact: true }).click();
    await until(() => page.url().includes('hasPhone=true'), 'the filters of the segment');
  });

  it('are suggested to be one person by the same phone, compared side by side, merged and parted', async () => {
    const chat = await app.newChat();
    await chat.say('Здравствуйте');
    const dialog = await app.store.dialogs.findOne({ _id: await chat.dialogId() });
    const contactId = dialog?.contactId ?? '';
    await app.api(`/contacts/${contactId}`, {
      method: 'PATCH',
      body: JSON.stringify({ name: 'Анна', phone: '+7 918 555-01-01', tags: ['новый'] }),
    });
    await page.goto(`${app.url}/console/contacts/${contactId}`);
    await page.getByRole('heading', { name: 'Возможно, это один человек' }).waitFor();
    await shoot('card');
    await inEnglish('card');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Сравнить' }).first().click();
    const compare = page.getByRole('dialog');
    await compare.getByLabel(/Сделать основным: .*второй/).check();
    await compare.getByLabel('Оставить: Анна', { exact: true }).check();
    await shoot('compare');
    expect(await violations()).toEqual([]);
    await compare.getByRole('button', { name: 'Объединить' }).click();
    await page.getByText(/Объединён с контактом/).waitFor();
    await page.getByRole('region', { name: 'История' }).getByText('Контакты объединены').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Анна', exact: true }).waitFor();
    await shoot('merged');
    await page.getByRole('button', { name: 'Разъединить' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Разъединить' }).click();
    await until(async () => (await app.store.contacts.countDocuments({ _id: contactId })) === 1, 'two contacts again');
  });

  it('are blocked after a question, and shown as such', async () => {
    await page.getByRole('button', { name: 'Заблокировать' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Заблокировать' }).click();
    await page
      .getByText(/Контакт заблокирован/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Разблокировать' }).click();
    await page.getByRole('button', { name: 'Заблокировать' }).waitFor();
  });

  it('are drawn for a phone and a full list, and met no error', async () => {
    await app.store.contacts.insertMany(
      Array.from({ length: 60 }, (_, at) =>
        toDocument(
          buildContact({
            id: `many-${at}`,
            name: at % 7 === 0 ? null : `Александра Константинопольская-${at}`,
            email: at % 3 === 0 ? `aleksandra.konstantinopolskaya.${at}@example-company.ru` : null,
            tags: at % 4 === 0 ? ['vip', 'постоянный клиент', 'окрашивание'] : [],
            lastVisitAt: at % 2 === 0 ? new Date('2026-03-04T10:00:00Z') : null,
            blockedAt: at === 3 ? new Date() : null,
            identities: [{ channelId: 'web:main', channelKind: 'web', externalId: `many-${at}`, blocked: false }],
            createdAt: new Date(Date.now() - at * 3_600_000),
          }),
        ),
      ),
    );
    await page.goto(`${app.url}/console/contacts`);
    await until(async () => (await rows().count()) >= 50, 'a full list');
    await shoot('full');
    expect(await violations()).toEqual([]);
    await inEnglish('full');
    expect(faults).toEqual([]);
  });
});
