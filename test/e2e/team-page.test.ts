import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

/** How an owner sets a team up, in steps: each goes on where the one before has ended. */
describe('The team in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ clock: 'real' }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 800 });
    await page.getByRole('navigation').waitFor();
    await page.goto(`${app.url}/console/settings/team`);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const picture = (name: string) => takePicture(page, `team-${name}`);
  const violations = () => violationsOn(page, { exclude: NOTICES });
  const people = () => page.getByRole('region', { name: 'Сотрудники' }).getByRole('listitem');
  async function add(name: string, email: string): Promise<void> {
    await page.getByRole('button', { name: 'Добавить сотрудника' }).click();
    const form = page.getByRole('dialog', { name: 'Добавить сотрудника' });
    await form.getByLabel('Имя').fill(name);
    await form.getByLabel('Почта').fill(email);
    await form.getByRole('button', { name: 'Добавить сотрудника' }).click();
  }

  it('begins with the owner alone, and takes people in with a password that is shown once', async () => {
    await people().filter({ hasText: 'это вы' }).waitFor();
    await picture('alone');
    expect(await violations()).toEqual([]);
    await add('Ольга', 'olga@salon.example');
    const password = page.getByRole('dialog', { name: 'Пароль для входа' });
    await password.getByText('Мы показываем его один раз').waitFor();
    await picture('password');
    expect(await violations()).toEqual([]);
    await password.getByRole('button', { name: 'Готово' }).click();
    await people().filter({ hasText: 'Ольга' }).waitFor();
    await add('Пётр Ильич', 'petr@salon.example');
    await password.getByRole('button', { name: 'Готово' }).click();
  });

  it('keeps working hours, days off, a cap and skills', async () => {
    await people().filter({ hasText: 'Ольга' }).getByRole('button').click();
    const drawer = page.getByRole('dialog', { name: 'Ольга' });
    await drawer.getByLabel('Рабочее время').selectOption('weekly');
    await drawer.getByLabel('Пятница: до').fill('17:00');
    await drawer.getByLabel('Работает: Суббота').check();
    await drawer.getByLabel('С какого дня').fill('2031-01-01');
    await drawer.getByLabel('Причина').fill('Отпуск');
    await drawer.getByRole('button', { name: 'Добавить', exact: true }).click();
    await drawer.getByLabel('Не больше открытых диалогов').fill('12');
    await drawer.getByLabel('Навыки').fill('vip');
    await drawer.getByLabel('Навыки').press('Enter');
    await picture('person');
    expect(await violations()).toEqual([]);
    await drawer.getByRole('button', { name: 'Сохранить' }).click();
    await people().filter({ hasText: 'Ольга' }).filter({ hasText: '0 из 12' }).waitFor();
    const profile = await app.store.profiles.findOne({ cap: 12 });
    expect(profile).toMatchObject({
      skills: ['vip'],
      absences: [{ from: '2031-01-01', to: '2031-01-01', reason: 'Отпуск' }],
      schedule: { kind: 'weekly', hours: { fri: [{ from: '10:00', to: '17:00' }], sun: [] } },
    });
    expect(profile?.schedule.kind === 'weekly' && profile.schedule.hours.sat).toHaveLength(1);
  });

  it('makes a rule with shares in percent, and says what last month would have been', async () => {
    await page.getByText('Распределение', { exact: true }).click();
    await page.getByText('Всем поровну').waitFor();
    await picture('rules');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Новое правило' }).click();
    const drawer = page.getByRole('dialog', { name: 'Новое правило' });
    await drawer.getByRole('textbox', { name: 'Название', exact: true }).fill('Дежурные');
    await drawer.getByLabel('Добавить участника').selectOption({ label: 'Ольга' });
    await drawer.getByLabel('Добавить участника').selectOption({ label: 'Владелец' });
    await drawer.getByLabel('Доля: Ольга').fill('3');
    await drawer.getByText('75 %').waitFor();
    await drawer.getByText('25 %').waitFor();
    await drawer.getByLabel('Дать время, чтобы принять обращение').check();
    await drawer.getByRole('button', { name: 'Как было бы за прошлый месяц' }).click();
    await drawer.getByText('За 30 дней обращений не было.').waitFor();
    await picture('rule');
    expect(await violations()).toEqual([]);
    await drawer.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Дежурные' }).filter({ hasText: 'Ольга, Владелец' }).waitFor();
  });

  it('offers a dialog with the time that is left, and shows why to whoever accepts', async () => {
    const rule = await app.store.distributionRules.findOne({ acceptWithinSeconds: 60 });
    await app.store.profiles.updateMany({ cap: 12 }, { $set: { pause: { since: new Date(), until: null } } });
    const chat = await app.newChat();
    await chat.say('Здравствуйте');
    const dialogId = await chat.dialogId();
    await app.engine.act({
      dialogId,
      actor: { kind: 'api' },
      actions: [{ kind: 'distribute', ruleId: rule?._id ?? '', anew: true }],
    });
    const offer = page.getByRole('region', { name: 'Предложенные вам диалоги' });
    await offer.getByText(/Осталось [01]:\d\d/).waitFor();
    await picture('offer');
    expect(await violations()).toEqual([]);
    await offer.getByRole('button', { name: 'Принять' }).click();
    await page.getByText(/Подошла очередь: до этого получено 0/).waitFor();
    await page.getByText(/Ольга \((перерыв|не на смене)\)/).waitFor();
    await offer.getByRole('button').first().waitFor({ state: 'detached' });
    await picture('why');
    expect(await violations()).toEqual([]);
  });

  it('lets one take a break from the account menu', async () => {
    await page.getByRole('button', { name: 'Профиль и настройки' }).click();
    await page.getByRole('button', { name: 'Уйти на перерыв' }).click();
    await page.getByRole('button', { name: 'Вернуться с перерыва' }).waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`${app.url}/console/settings/team`);
    await people().filter({ hasText: 'это вы' }).filter({ hasText: 'На перерыве' }).waitFor();
  });

  it('asks what becomes of the dialogs of who leaves', async () => {
    await people().filter({ hasText: 'Ольга' }).getByRole('button').click();
    await page.getByRole('dialog', { name: 'Ольга' }).getByRole('button', { name: 'Убрать из команды' }).click();
    const question = page.getByRole('dialog', { name: 'Убрать из команды: Ольга?' });
    await question.getByLabel('Передать владельцу').check();
    await picture('leave');
    expect(await violations()).toEqual([]);
    await question.getByRole('button', { name: 'Убрать из команды' }).click();
    await page.getByRole('heading', { name: 'Больше не в команде' }).waitFor();
    await until(
      async () => (await app.store.profiles.countDocuments({ 'left.dialogs': 'owner' })) === 1,
      'the leaving',
    );
  });

  it('fits a phone in English and in the dark, and met no error', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    await page.goto(`${app.url}/console/settings/team`);
    await people()
      .or(page.getByRole('region', { name: 'People' }).getByRole('listitem'))
      .first()
      .waitFor();
    await fitsAcross(page);
    await picture('phone');
    await page.goto(`${app.url}/console/settings/team?tab=rules`);
    await page.getByRole('listitem').getByRole('button').first().click();
    await page.getByRole('dialog').waitFor();
    await fitsAcross(page);
    await picture('phone-rule');
    expect(await violations()).toEqual([]);
    expect(faults).toEqual([]);
  });
});
