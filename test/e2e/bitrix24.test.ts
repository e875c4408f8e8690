import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FakeBitrix24, startFakeBitrix24 } from '../support/fake-bitrix24.ts';
import { type Chat, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

/** A salon with Bitrix24 beside it: each step goes on where the one before has ended. */
describe('Leads in Bitrix24', () => {
  let portal: FakeBitrix24;
  let app: TestApp;
  beforeAll(async () => {
    portal = await startFakeBitrix24();
    app = await startTestApp({
      clock: 'real',
      env: {
        BITRIX24_WEBHOOK_URL: portal.url,
        BITRIX24_APP_TOKEN: 'app-token',
        BITRIX24_PER_SECOND: '1000',
        BITRIX24_STAGES: 'CONVERTED=visited,JUNK=not_a_request',
      },
    });
  });
  afterAll(async () => {
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
    portal.heal();
    expect(await app.api('/bitrix24/replay', { method: 'POST' })).toEqual({ replayed: 1 });
    await until(() => portal.leads.some(({ fields }) => fields.ORIGIN_ID === dialogId), 'the lead after all');
  }, 60_000);

  it('never show the portal’s secret address', async () => {
    expect(JSON.stringify(await app.api('/bitrix24/calls?limit=100'))).not.toContain('abc123');
  });
});
