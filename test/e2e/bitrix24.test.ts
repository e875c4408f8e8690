import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { launchChromium } from '../support/chromium.ts';
import { type FakeBitrix24, startFakeBitrix24 } from '../support/fake-bitrix24.ts';
import { type Chat, startTestApp, type TestApp } from '../support/start-app.ts';
import { takeInWindow } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

/** A salon with Bitrix24 beside it: each step goes on where the one before has ended. */
describe('Leads in Bitrix24', () => {
  let portal: FakeBitrix24;
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    portal = await startFakeBitrix24();
    const env = { BITRIX24_PER_SECOND: '1000' };
    [app, browser] = await Promise.all([startTestApp({ clock: 'real', env }), launchChromium()]);
    page = await openConsole(browser, app.url, { faults, height: 900 });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await portal?.close();
  });

  const waiting = () => app.store.deliveries.countDocuments({ webhookId: 'bitrix24', state: 'pending' });
  const settled = () => until(async () => (await waiting()) === 0, 'all to be told', 20_000);
  const dialogOf = async (chat: Chat) => (await app.store.dialogs.findOne({ chatId: chat.chatId }))?._id ?? '';

  /** A visitor who wants a haircut and so becomes a lead. */
  async function wantsHaircut(source: string): Promise<Chat> {
    const chat = await app.newChat({ locale: 'ru', source });
    await chat.say('Хочу записаться на мужскую стрижку');
    await until(async () => (await app.eventsOf(await dialogOf(chat), 'lead_created')).length === 1, 'the lead');
    return chat;
  }
  const act = async (dialogId: string, action: object) =>
    app.api(`/dialogs/${dialogId}/actions`, { method: 'POST', body: JSON.stringify(action) });

  const told = (token: string, id: string) =>
    fetch(`${app.url}/webhooks/bitrix24`, {
      method: 'POST',
      body: new URLSearchParams({
        event: 'ONCRMLEADUPDATE',
        'data[FIELDS][ID]': id,
        ts: String(Date.now()),
        'auth[application_token]': token,
      }),
    });
  const shoot = (name: string, { width = 1280, tall = 1_500 } = {}) =>
    takeInWindow(page, name, { width, height: tall });
  const violations = () => violationsOn(page, { exclude: NOTICES });
  const tab = (name: string) => page.getByRole('tab', { name }).click();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  const settings = (change: object) => app.api('/bitrix24/settings', { method: 'PATCH', body: JSON.stringify(change) });
  const version = async () => z.object({ version: z.number() }).parse(await app.api('/bitrix24/settings')).version;

  describe('begin with an address that the portal is asked about', () => {
    it('is not kept when it is of no use, and it is said why', async () => {
      const wrong = portal.url.replace('abc123', 'abc124');
      await expect(settings({ version: 0, url: wrong, on: true })).rejects.toThrow(/409.*does not know this address/s);
      portal.scope.length = 0;
      await expect(settings({ version: 0, url: portal.url })).rejects.toThrow(/409.*no right to the CRM/s);
      portal.scope.push('crm');
      portal.fail('batch', 'html', 1);
      await expect(settings({ version: 0, url: portal.url })).rejects.toThrow(/409.*does not answer/s);
      await expect(settings({ version: 0, on: true })).rejects.toThrow(/409.*no address/s);
      await expect(settings({ version: 0, url: 'https://a.bitrix24.ru/' })).rejects.toThrow(/400.*must end like/s);
      expect(await app.api('/bitrix24/settings')).toMatchObject({ version: 0, on: false, address: null });
    });

    it('is typed in at the console, checked, and kept sealed', async () => {
      await page.getByRole('link', { name: 'Настройки' }).click();
      await page.getByRole('link', { name: /^Битрикс24/u }).click();
      await page.getByText('Обмен выключен').waitFor();
      await shoot('bitrix24-new', { tall: 700 });
      expect(await violations()).toEqual([]);
      const address = page.getByLabel('Адрес входящего вебхука');
      await address.fill(portal.url.replace('abc123', 'abc124'));
      await press('Проверить и подключить');
      await page.getByText('Портал не знает такого адреса').waitFor();
      await address.fill(portal.url);
      await press('Проверить и подключить');
      await page.getByText('Действует от имени: Ольга Петрова.').waitFor();
      const stages = [
        { status: 'CONVERTED', pipelineId: null, stageId: 'visited' },
        { status: 'JUNK', pipelineId: null, stageId: 'not_a_request' },
      ];
      const kept = await settings({ version: 1, token: 'app-token', stages });
      expect(kept).toMatchObject({ version: 2, on: true, hasToken: true, stages });
      const row = await app.store.settings.findOne({ _id: 'crm' });
      expect(JSON.stringify([kept, row])).not.toMatch(/abc123|app-token/);
      expect(kept).toMatchObject({
        portal: {
          fields: expect.arrayContaining([
            expect.objectContaining({ name: 'UF_APPOINTMENT_AT', type: 'datetime', takes: ['moment', 'day'] }),
          ]),
          statuses: expect.arrayContaining([expect.objectContaining({ id: 'JUNK', semantics: 'F' })]),
        },
        missing: ['no_show'],
      });
      await page.reload();
      await page.getByRole('combobox', { name: 'Стадия лида' }).first().waitFor();
      await page.getByText('Обмен идёт').waitFor();
      await shoot('bitrix24-connection');
      await shoot('bitrix24-connection-phone', { width: 390, tall: 1_700 });
      expect(await violations()).toEqual([]);
    });

    it('lets a field of ours be added where the portal has none', async () => {
      await tab('Поля');
      await page.getByText('На портале нет полей для: Клиент не пришёл').waitFor();
      await shoot('bitrix24-fields-missing', { tall: 1_400 });
      expect(await violations()).toEqual([]);
      await press('Создать поля на портале');
      await page.getByText('На портале нет полей').waitFor({ state: 'hidden' });
      expect(Object.keys(portal.fields)).toContain('UF_CRM_VRN_NO_SHOW');
    });

    it('takes only fields that fit, and no more is left to be put right by hand', async () => {
      await page.getByRole('combobox', { name: 'Добавить поле' }).click();
      await page.getByRole('option', { name: 'Услуга' }).click();
      await page.getByRole('combobox', { name: 'Поле лида для «Услуга»' }).click();
      await page.getByRole('option', { name: 'Услуга · UF_CRM_SERVICE' }).waitFor();
      const offered = await page.getByRole('option').allTextContents();
      expect(offered.join()).not.toContain('UF_APPOINTMENT_AT');
      await page.getByRole('option', { name: 'Услуга · UF_CRM_SERVICE' }).click();
      await press('Сохранить');
      await page.getByRole('button', { name: 'Вернуть стандартные' }).waitFor();
      await shoot('bitrix24-fields-phone', { width: 390, tall: 2_000 });
    });

    it('refuses what can never be right, and a change of what somebody else has changed', async () => {
      const mapping = [{ fact: 'service', field: 'UF_APPOINTMENT_AT' }];
      await expect(settings({ version: await version(), mapping })).rejects.toThrow(/400.*mapping\.0/s);
      await expect(settings({ version: 0, on: false })).rejects.toThrow(/409.*meanwhile/s);
    });
  });

  it('are made once, with their source, and told the phone when it is known', async () => {
    const chat = await wantsHaircut('instagram_may');
    await settled();
    const dialogId = await dialogOf(chat);
    expect(portal.leads).toMatchObject([
      { fields: { ORIGIN_ID: dialogId, UF_SOURCE: 'instagram_may', UF_APPOINTMENT_CONFIRMED: 'N', STATUS_ID: 'NEW' } },
    ]);
    await act(dialogId, { kind: 'update_contact', name: 'Анна', phone: '+79281234567' });
    await until(() => 'PHONE' in (portal.leads[0]?.fields ?? {}), 'the phone');
    await settled();
    expect(portal.calls.filter((method) => method === 'crm.lead.add')).toHaveLength(1);
  });

  it('are not made twice when the answer was lost', async () => {
    portal.fail('crm.lead.add', 'lost', 1);
    const chat = await wantsHaircut('vk');
    await settled();
    const dialogId = await dialogOf(chat);
    expect(portal.leads.filter(({ fields }) => fields.ORIGIN_ID === dialogId)).toHaveLength(1);
  });

  it('wait while the portal is away or too busy, and are all told afterwards', async () => {
    const before = portal.leads.length;
    portal.fail('batch', { status: 503, error: 'QUERY_LIMIT_EXCEEDED' }, 2);
    for (const source of ['a', 'b']) await wantsHaircut(source);
    await settled();
    expect(portal.leads).toHaveLength(before + 2);
  });

  it('join a lead of the same phone that managers are working on, and leave its title alone', async () => {
    const known = portal.knows({
      TITLE: 'Звонок с сайта',
      STATUS_ID: 'IN_PROCESS',
      PHONE: [{ VALUE: '+79180001122', VALUE_TYPE: 'WORK' }],
    });
    const chat = await app.newChat({ locale: 'ru', source: 'site' });
    await chat.say('Здравствуйте');
    const dialogId = await until(() => dialogOf(chat), 'the dialog');
    await act(dialogId, { kind: 'update_contact', phone: '+79180001122' });
    await chat.say('Хочу записаться на мужскую стрижку');
    await until(() => known.fields.UF_SOURCE === 'site', 'the source of the known lead');
    await settled();
    expect(known.fields).toMatchObject({ TITLE: 'Звонок с сайта', STATUS_ID: 'IN_PROCESS' });
    expect(portal.leads.filter(({ fields }) => fields.ORIGIN_ID === dialogId)).toEqual([]);
  });

  describe('that managers move at the portal', () => {
    it('move the dialog, once', async () => {
      const chat = await wantsHaircut('spam');
      await settled();
      const dialogId = await dialogOf(chat);
      const lead = portal.leads.find(({ fields }) => fields.ORIGIN_ID === dialogId);
      if (lead) lead.fields.STATUS_ID = 'JUNK';
      expect((await told('app-token', lead?.ID ?? '')).status).toBe(200);
      const moved = async () => (await app.store.dialogs.findOne({ _id: dialogId }))?.stageId === 'not_a_request';
      await until(moved, 'the dialog to follow');
      const changes = await app.eventsOf(dialogId, 'stage_changed');
      expect(changes.at(-1)?.body).toMatchObject({ to: 'not_a_request', why: 'Bitrix24: JUNK' });
      // What comes back of our own changes is no manager's move.
      await act(dialogId, { kind: 'move_stage', stageId: 'qualification' });
      await told('app-token', lead?.ID ?? '');
      await until(
        async () => (await app.store.crmFetches.countDocuments({ state: 'pending' })) === 0,
        'the second look',
      );
      expect((await app.store.dialogs.findOne({ _id: dialogId }))?.stageId).toBe('qualification');
    });

    it('are not believed without the token of the application, nor in another form', async () => {
      expect((await told('another', '1')).status).toBe(403);
      const strange = await fetch(`${app.url}/webhooks/bitrix24`, {
        method: 'POST',
        body: new URLSearchParams({ event: 'x' }),
      });
      expect(strange.status).toBe(400);
    });
  });

  it('are given up when the portal refuses them for good, shown with the reason, and tried again by request', async () => {
    portal.fail('crm.lead.add', { status: 400, error: 'ERROR_CORE' });
    const chat = await wantsHaircut('broken');
    const state = await until(
      async () => {
        const found = await app.api('/bitrix24');
        return JSON.stringify(found).includes('"failed":1') && found;
      },
      'the refusal',
      40_000,
    );
    expect(state).toMatchObject({ on: true, failed: 1 });
    const dialogId = await dialogOf(chat);
    expect(await app.api(`/bitrix24/calls?dialogId=${dialogId}`)).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ method: 'crm.lead.add', problem: 'ERROR_CORE: as told' }),
      ]),
    });
    expect(await app.api(`/bitrix24/calls?dialogId=${dialogId}&direction=out&failed=true`)).toMatchObject({
      items: expect.not.arrayContaining([expect.objectContaining({ problem: null })]),
    });
    expect(await app.api('/bitrix24/works?state=failed')).toMatchObject({
      items: [{ kind: 'tell', dialogId, event: 'lead_created', reason: 'ERROR_CORE: as told', next: null }],
    });
    portal.heal();
    expect(await app.api('/bitrix24/replay', { method: 'POST' })).toEqual({ replayed: 1 });
    await until(() => portal.leads.some(({ fields }) => fields.ORIGIN_ID === dialogId), 'the lead after all');
  });

  it('are told everything anew when a line of the ledger is repeated, and show where they are', async () => {
    const dialogId = portal.leads[0]?.fields.ORIGIN_ID;
    const lead = portal.leads[0];
    if (lead) lead.fields.UF_SOURCE = 'by hand';
    const { items } = z
      .object({ items: z.array(z.looseObject({ workId: z.string() })) })
      .parse(await app.api(`/bitrix24/calls?dialogId=${dialogId}`));
    await app.api(`/bitrix24/works/${items[0]?.workId}/replay`, { method: 'POST' });
    await until(() => lead?.fields.UF_SOURCE === 'instagram_may', 'the lead as we know it');
    const url = `${new URL(portal.url).origin}/crm/lead/details/1/`;
    expect(await app.api(`/dialogs/${dialogId}/lead`)).toMatchObject({ on: true, leadId: '1', url, problem: null });
    await expect(app.api('/bitrix24/works/none/replay', { method: 'POST' })).rejects.toThrow(/404/);
  });

  it('can be tried without sending anything', async () => {
    await settled();
    const before = portal.calls.length;
    const tried = await app.api('/bitrix24/try', {
      method: 'POST',
      body: JSON.stringify({
        mapping: [
          { fact: 'title', field: 'COMMENTS' },
          { fact: 'email', field: 'EMAIL' },
        ],
      }),
    });
    expect(tried).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          kind: 'update',
          calls: [{ method: 'crm.lead.update', params: { id: '1', fields: { COMMENTS: 'Веб-чат, Анна' } } }],
          leftOut: [{ fact: 'email', field: 'EMAIL', why: 'unknown' }],
        }),
      ]),
    });
    expect(portal.calls).toHaveLength(before);
  });

  it('wait while the exchange is off, and nothing new is told', async () => {
    await settings({ version: await version(), on: false });
    await wantsHaircut('quiet');
    expect(await app.store.deliveries.countDocuments({ webhookId: 'bitrix24', state: 'pending' })).toBe(0);
    expect(await told('app-token', '1')).toHaveProperty('status', 404);
    await settings({ version: await version(), on: true });
  });

  describe('on the screens of the console', () => {
    it('are tried without sending, with what would be left out', async () => {
      await page.goto(`${app.url}/console/settings/bitrix24?tab=try`);
      await press('Показать');
      const tried = page.getByRole('list', { name: 'Результат пробы' });
      await tried.getByText('всё уже передано').first().waitFor();
      await shoot('bitrix24-try');
      await shoot('bitrix24-try-phone', { width: 390 });
      expect(await violations()).toEqual([]);
    });

    it('are in the ledger, with what was refused; all of it can be sent again', async () => {
      portal.fail('crm.lead.add', { status: 400, error: 'ERROR_CORE' });
      const chat = await wantsHaircut('refused');
      await tab('Журнал обмена');
      await page.getByRole('heading', { name: 'Портал не принял' }).waitFor();
      await shoot('bitrix24-ledger');
      await shoot('bitrix24-ledger-phone', { width: 390 });
      expect(await violations()).toEqual([]);
      portal.heal();
      await press('Повторить все');
      await page.getByRole('heading', { name: 'Портал не принял' }).waitFor({ state: 'hidden' });
      await settled();
      await page.getByText('С ошибкой').click();
      await page
        .getByRole('button', { name: /Новый лид/u })
        .first()
        .click();
      const drawer = page.getByRole('dialog', { name: 'Новый лид' });
      await drawer.getByText('ERROR_CORE: as told').first().waitFor();
      await drawer.getByText('fields.TITLE').waitFor();
      await shoot('bitrix24-call', { tall: 900 });
      await drawer.getByRole('button', { name: 'Только этот диалог' }).click();
      await page.getByRole('button', { name: 'Только один диалог' }).waitFor();
      expect(page.url()).toContain(`dialog=${await dialogOf(chat)}`);
    });

    it('are reached from the dialog’s card, in English too', async () => {
      const dialogId = portal.leads[0]?.fields.ORIGIN_ID;
      await page.goto(`${app.url}/console/inbox/${dialogId}?view=all`);
      const link = page.getByRole('link', { name: /1 откроется в Битрикс24/u });
      expect(await link.getAttribute('href')).toBe(`${new URL(portal.url).origin}/crm/lead/details/1/`);
      await page.getByRole('link', { name: 'Журнал обмена по диалогу' }).click();
      await page
        .getByRole('button', { name: /Обновление лида|Новый лид/u })
        .first()
        .waitFor();
      await page.evaluate("localStorage.setItem('voronka.language', 'en')");
      await page.reload();
      await page.getByRole('heading', { name: 'Ledger', exact: true }).waitFor();
      await shoot('bitrix24-ledger-en');
      expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
    });
  });

  it('never show the portal’s secret address', async () => {
    expect(JSON.stringify(await app.api('/bitrix24/calls?limit=100'))).not.toContain('abc123');
  });
});
