import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { buildAppointment } from '../../support/build-appointment.ts';
import { buildContact } from '../../support/build-contact.ts';
import { type FakeBitrix24, startFakeBitrix24 } from '../../support/fake-bitrix24.ts';
import { startExchange } from './rig.ts';

describe('The exchange with a Bitrix24 portal', () => {
  let portal: FakeBitrix24;
  beforeAll(async () => {
    portal = await startFakeBitrix24();
  });
  afterAll(() => portal?.close());
  afterEach(() => {
    portal.heal();
    portal.leads.length = 0;
    portal.calls.length = 0;
    portal.operating.seconds = 0.1;
  });
  const ofDialog = (id: string) => portal.leads.filter(({ fields }) => fields.ORIGIN_ID === id);

  it('asks before each piece of work whether it is still this process that has it', async () => {
    const answers = [true, true, false];
    const exchange = startExchange(portal.url, { stillMine: async () => answers.shift() ?? false });
    for (const id of ['1', '2', '3']) exchange.hear(id);
    expect(await exchange.bitrix.work()).toBeNull();
    expect(exchange.waiting).toHaveLength(1);
  });

  it('makes one lead for each dialog although every tenth answer is lost after the portal has done its work', async () => {
    const exchange = startExchange(portal.url);
    portal.failEach('crm.lead.add', 10, 'lost');
    portal.failEach('batch', 7, 'lost');
    const ids = Array.from({ length: 60 }, (_, at) => `dialog-${at}`);
    for (const [at, id] of ids.entries())
      exchange.tell(id, { contact: buildContact({ phone: `+7928000${1000 + at}` }) });
    await exchange.workOff();
    expect(ids.map((id) => ofDialog(id).length)).toEqual(ids.map(() => 1));
    expect(portal.leads).toHaveLength(60);
    expect(portal.calls.filter((method) => method === 'crm.lead.add').length).toBeGreaterThan(55);
  });

  it('loses nothing by hours without a portal, asks it seldom meanwhile, and says since when it is away', async () => {
    let calls = 0;
    const exchange = startExchange(portal.url, {
      // Three hours later it is back.
      stillMine: async () => {
        if (exchange.now().getTime() - began > 3 * 3_600_000) portal.heal();
        return true;
      },
    });
    const began = exchange.now().getTime();
    portal.fail('batch', 'html');
    for (const id of ['a', 'b', 'c']) exchange.tell(id, { contact: buildContact({ phone: null }) });
    await exchange.workOff();
    calls = portal.calls.length;
    expect(portal.leads.map(({ fields }) => fields.ORIGIN_ID)).toEqual(expect.arrayContaining(['a', 'b', 'c']));
    expect(portal.leads).toHaveLength(3);
    // Once a minute, not once for each row that waits.
    expect(calls).toBeLessThan(200);
    expect(exchange.healths[0]).toMatchObject({ state: 'unreachable', since: new Date(began) });
    expect(exchange.healths.at(-1)).toMatchObject({ state: 'ok', reason: null });
  });

  it.each([
    ['QUERY_LIMIT_EXCEEDED', { status: 503, error: 'QUERY_LIMIT_EXCEEDED' }, 1_000],
    ['OPERATION_TIME_LIMIT', { status: 429, error: 'OPERATION_TIME_LIMIT' }, 60_000],
    ['a limit inside a batch', { inner: 'OPERATION_TIME_LIMIT' }, 60_000],
  ] as const)('waits as long as the portal wants after %s, with all that is due', async (_name, fault, waitMs) => {
    const exchange = startExchange(portal.url);
    portal.fail('batch', fault, 1);
    exchange.tell('a');
    exchange.tell('b');
    expect(await exchange.bitrix.work()).toBe(waitMs);
    expect(portal.calls).toEqual(['batch']);
    expect(exchange.healths.at(-1)).toMatchObject({ state: 'limited' });
    await exchange.workOff();
    expect(exchange.failed).toEqual([]);
  });

  it('rests when the portal has nearly spent its time on a method, so that it is not blocked for others', async () => {
    const exchange = startExchange(portal.url);
    portal.operating.seconds = 440;
    portal.operating.resetAt = new Date(exchange.now().getTime() + 300_000);
    exchange.tell('a', { contact: buildContact({ phone: null }) });
    exchange.tell('b', { contact: buildContact({ phone: null }) });
    expect(await exchange.bitrix.work()).toBe(300_000);
    expect(ofDialog('b')).toEqual([]);
  });

  it('joins a lead of the same phone or address, and never renames it, whatever comes to be known later', async () => {
    const exchange = startExchange(portal.url);
    const phone = portal.knows({ TITLE: 'Звонок', PHONE: [{ VALUE: '+79180001122', VALUE_TYPE: 'WORK' }] });
    const email = portal.knows({ TITLE: 'Письмо', EMAIL: [{ VALUE: 'a@b.ru', VALUE_TYPE: 'WORK' }] });
    exchange.tell('a', { contact: buildContact({ phone: '+79180001122' }) });
    exchange.tell('b', { contact: buildContact({ phone: null, email: 'a@b.ru' }) });
    await exchange.workOff();
    exchange.tell('a', {
      contact: buildContact({ name: 'Другая', phone: '+79180001122' }),
      visit: buildAppointment({ status: 'confirmed' }),
    });
    await exchange.workOff();
    expect(portal.leads).toHaveLength(2);
    expect(phone.fields).toMatchObject({ TITLE: 'Звонок', UF_APPOINTMENT_CONFIRMED: 'Y' });
    expect(phone.fields).not.toHaveProperty('NAME');
    expect(email.fields).toMatchObject({ TITLE: 'Письмо', UF_SOURCE: 'web' });
  });

  it('makes a lead anew that was deleted at the portal when the customer asks again, and not before', async () => {
    const exchange = startExchange(portal.url);
    exchange.tell('a', { contact: buildContact({ phone: '+79280005555' }) });
    await exchange.workOff();
    portal.leads.length = 0;
    exchange.tell('a', { visit: buildAppointment({ status: 'cancelled' }) }, { makesLead: false });
    exchange.hear('1');
    await exchange.workOff();
    expect(portal.leads).toEqual([]);
    exchange.tell('a', { visit: buildAppointment({ status: 'booked' }) });
    await exchange.workOff();
    expect(ofDialog('a')).toHaveLength(1);
    expect(exchange.failed).toEqual([]);
    expect(exchange.calls.map(({ outcome }) => outcome)).toContain('gone');
  });

  it('loses no lead while the address may make none', async () => {
    const exchange = startExchange(portal.url);
    portal.fail('crm.lead.add', { status: 400, error: '', words: 'Access denied.' }, 5);
    exchange.tell('a', { contact: buildContact({ phone: '+79280006666' }) });
    await exchange.workOff();
    expect(exchange.failed).toEqual([]);
    expect(ofDialog('a')).toHaveLength(1);
    expect(exchange.healths.map(({ state }) => state)).toContain('denied');
  });

  it('tells that somebody did not come, and takes back the time of a visit that was called off', async () => {
    const exchange = startExchange(portal.url);
    for (const status of ['booked', 'missed', 'cancelled'] as const) {
      exchange.tell('a', { visit: buildAppointment({ status }) });
      await exchange.workOff();
      const [lead] = ofDialog('a');
      if (status === 'booked') expect(lead?.fields).not.toHaveProperty('UF_APPOINTMENT_NO_SHOW', 'Y');
      if (status === 'missed') expect(lead?.fields).toHaveProperty('UF_APPOINTMENT_NO_SHOW', 'Y');
      if (status === 'cancelled') expect(lead?.fields).toHaveProperty('UF_APPOINTMENT_AT', '');
    }
    expect(ofDialog('a')).toHaveLength(1);
  });

  it('follows a manager’s move once, and neither its own echo nor others’ leads; all of it is in the ledger', async () => {
    const moves: string[] = [];
    const exchange = startExchange(portal.url, {
      follow: async (dialogId, status) => {
        moves.push(`${dialogId} ${status}`);
        return { outcome: 'moved', stageId: 'lost' };
      },
    });
    exchange.tell('a', { contact: buildContact({ phone: null }) });
    await exchange.workOff();
    const [lead] = ofDialog('a');
    exchange.hear('1');
    await exchange.workOff();
    if (lead) lead.fields.STATUS_ID = 'JUNK';
    for (const id of ['1', '1', '99']) exchange.hear(id);
    await exchange.workOff();
    expect(moves).toEqual(['a JUNK']);
    const heard = exchange.calls.filter(({ direction }) => direction === 'in');
    expect(heard.map(({ outcome, leadId }) => `${leadId} ${outcome}`)).toEqual([
      '1 same',
      '1 moved',
      '1 same',
      '99 not_ours',
    ]);
    expect(heard[1]).toMatchObject({ dialogId: 'a', params: { STATUS_ID: 'JUNK', stageId: 'lost' }, workId: 'w3' });
    // The lead that a call has made is named in its line.
    expect(exchange.calls.find(({ method }) => method === 'crm.lead.add')).toMatchObject({ leadId: '1', workId: 'w1' });
  });
});
