import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainEvent } from '../../src/domain/event.ts';
import type { KpiId } from '../../src/domain/kpi/kpi.ts';
import { KPIS } from '../../src/domain/kpi/registry.ts';
import { KpisView } from '../../src/http/views/kpi-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import type { KpiQuery } from '../../src/store/queries/kpi-facts.ts';
import { computeKpis } from '../../src/store/queries/kpis.ts';
import * as h from '../domain/kpi/history.ts';
import { testDatabaseUri } from '../support/mongod.ts';

/** June 2026 in Moscow. */
const JUNE: KpiQuery = {
  from: new Date('2026-05-31T21:00:00Z'),
  to: new Date('2026-06-30T21:00:00Z'),
  timezone: 'Europe/Moscow',
};

let store: Store;
beforeAll(async () => {
  store = await openStore(testDatabaseUri('kpis'));
});
beforeEach(async () => {
  await store.events.deleteMany({});
});
afterAll(() => store.close());

async function happened(...lines: h.Told[]): Promise<void> {
  const events = h.eventsOf(lines).map((event) => DomainEvent.parse(event));
  await store.raw('events').insertMany(events.map(toDocument));
}

async function figure(id: KpiId, query: Partial<KpiQuery> = {}) {
  const { kpis } = await computeKpis(store, { ...JUNE, ...query });
  const found = kpis.find((kpi) => kpi.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
}

describe('computeKpis', () => {
  it('measures nothing where nothing happened, and makes up no zero', async () => {
    const report: KpisView = await computeKpis(store, JUNE);
    for (const kpi of report.kpis) {
      expect(kpi).toMatchObject({ value: null, numerator: null, denominator: null });
      expect(Object.values(kpi.details).every((value) => value === null)).toBe(true);
    }
    expect(report.series).toHaveLength(30);
    expect(report.series[0]).toEqual({ day: '2026-06-01', dialogs: 0, leads: 0, booked: 0 });
  });

  it('answers in the shape of the API, with the figures and details of the registry', async () => {
    const report = await computeKpis(store, { ...JUNE, channel: 'telegram', source: 'vk' });
    expect(KpisView.parse(report)).toEqual(report);
    expect(report.filters).toEqual({ channel: 'telegram', source: 'vk' });
    expect(report.kpis.map(({ id, details }) => [id, Object.keys(details)])).toEqual(
      KPIS.map(({ id, details }) => [id, details.map((detail) => detail.id)]),
    );
  });

  it('measures nothing in an inverted period', async () => {
    await happened({ at: '2026-06-10T09:00:00Z', body: h.opened() }, { at: '2026-06-10T09:00:00Z', body: h.lead });
    const report = await computeKpis(store, { ...JUNE, from: JUNE.to, to: JUNE.from });
    expect(report.kpis.map(({ value }) => value)).toEqual(KPIS.map(() => null));
    expect(report.series).toEqual([]);
  });

  it('takes the first moment of a period and leaves the last to the next one', async () => {
    await happened(
      { at: '2026-05-31T20:59:59.999Z', body: h.understood('fallback') },
      { at: '2026-05-31T21:00:00Z', body: h.understood('flow') },
      { at: '2026-06-30T20:59:59.999Z', body: h.understood('flow') },
      { at: '2026-06-30T21:00:00Z', body: h.understood('fallback') },
    );
    expect(await figure('fallback_rate')).toMatchObject({ value: 0, numerator: 0, denominator: 2 });
  });
});

describe('time to first response', () => {
  it('is the median over bot and people, with the two apart in the details', async () => {
    await happened(
      { at: '2026-06-01T09:00:00Z', body: h.sent('bot', 1200) },
      { at: '2026-06-02T09:00:00Z', body: h.sent('bot', 1800) },
      { at: '2026-06-03T09:00:00Z', body: h.sent('bot', 1500) },
      { at: '2026-06-04T09:00:00Z', body: h.sent('operator', 90_000) },
    );
    expect(await figure('time_to_first_response')).toMatchObject({
      value: 1.65,
      numerator: null,
      denominator: 4,
      details: { p95: 90, share_under_5s: 0.75, bot_p50: 1.5, operator_p50: 90 },
    });
  });

  it('counts a person who answers before the bot does, and not what follows the first answer', async () => {
    await happened(
      { at: '2026-06-01T09:00:20Z', body: h.sent('operator', 20_000) },
      { at: '2026-06-01T09:00:21Z', body: h.sent('bot', null) },
      { at: '2026-06-01T09:00:22Z', body: h.sent('bot', 22_000, false) },
    );
    const { value, denominator, details } = await figure('time_to_first_response');
    expect({ value, denominator }).toEqual({ value: 20, denominator: 1 });
    expect(details).toMatchObject({ bot_p50: null, operator_p50: 20 });
  });

  it('leaves out reminders and automatic messages, which answer nobody', async () => {
    await happened({ at: '2026-06-01T09:00:00Z', body: h.sent('system', 300) });
    expect(await figure('time_to_first_response')).toMatchObject({ value: null, denominator: null });
  });

  it('does not take the night out of a wait, and counts it on the day of the answer', async () => {
    const nineHours = 9 * 3_600_000;
    // Written at 23:30 on May 31 in Moscow, answered at 8:30 on June 1.
    await happened({ at: '2026-06-01T05:30:00Z', body: h.sent('operator', nineHours) });
    expect(await figure('time_to_first_response')).toMatchObject({ value: nineHours / 1000, denominator: 1 });
    expect(await figure('time_to_first_response', { to: JUNE.from, from: new Date(0) })).toMatchObject({ value: null });
  });

  it('is exact under a minute, rounds longer waits, and takes a clock that runs ahead for no wait', async () => {
    await happened(
      { at: '2026-06-01T09:00:00Z', body: h.sent('bot', -400) },
      { at: '2026-06-01T09:00:00Z', dialogId: 'd2', body: h.sent('operator', 7_215_000) },
    );
    const first = await figure('time_to_first_response');
    expect(first.details).toMatchObject({ bot_p50: 0, operator_p50: 7200 });
    await happenedAgain({ at: '2026-06-02T09:00:00Z', body: h.sent('bot', 59_999) });
    expect((await figure('time_to_first_response')).value).toBe(59.999);
  });
});

/** More facts after a first `happened`: ids of a history are its line numbers. */
async function happenedAgain(...lines: h.Told[]): Promise<void> {
  await happened(...lines.map((line, index) => ({ ...line, id: `again${index}` })));
}

describe('intent accuracy', () => {
  it('counts a message once, by its last label', async () => {
    await happened(
      { at: '2026-06-01T09:00:00Z', body: h.labelled('m1', 'info.price', 'booking.create') },
      { at: '2026-06-02T09:00:00Z', body: h.labelled('m1', 'info.price', 'info.price') },
      { at: '2026-06-02T09:00:00Z', body: h.labelled('m2', 'info.price', 'info.hours') },
    );
    expect(await figure('intent_accuracy')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
  });

  it('moves a message to the period of its last label', async () => {
    await happened(
      { at: '2026-06-10T09:00:00Z', body: h.labelled('m1', 'info.price', 'booking.create') },
      { at: '2026-07-02T09:00:00Z', body: h.labelled('m1', 'info.price', 'info.price') },
    );
    expect(await figure('intent_accuracy')).toMatchObject({ value: null });
    const july = { from: JUNE.to, to: new Date('2026-07-31T21:00:00Z') };
    expect(await figure('intent_accuracy', july)).toMatchObject({ value: 1, denominator: 1 });
  });
});

describe('fallback rate', () => {
  it('is the share of messages not understood or handed to a person', async () => {
    await happened(
      ...(['flow', 'fallback', 'responder', 'handoff', 'flow'] as const).map((outcome, day) => ({
        at: `2026-06-0${day + 1}T09:00:00Z`,
        body: h.understood(outcome),
      })),
    );
    expect(await figure('fallback_rate')).toMatchObject({ value: 0.4, numerator: 2, denominator: 5 });
  });
});

describe('chat to lead', () => {
  it('counts leads that came after the period, but not those of dialogs opened before it', async () => {
    await happened(
      { at: '2026-06-29T09:00:00Z', dialogId: 'late', body: h.opened() },
      { at: '2026-07-03T09:00:00Z', dialogId: 'late', body: h.lead },
      { at: '2026-05-20T09:00:00Z', dialogId: 'early', body: h.opened() },
      { at: '2026-06-02T09:00:00Z', dialogId: 'early', body: h.lead },
      { at: '2026-06-05T09:00:00Z', dialogId: 'idle', body: h.opened() },
    );
    expect(await figure('chat_to_lead')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
  });

  it('takes a returning customer for a new dialog, and the same dialog said twice for one', async () => {
    await happened(
      { at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.opened() },
      { at: '2026-06-01T09:01:00Z', dialogId: 'a', body: h.lead },
      { at: '2026-06-03T09:00:00Z', dialogId: 'a', body: h.opened(true) },
      { at: '2026-06-03T09:01:00Z', dialogId: 'a', body: h.lead },
      { at: '2026-06-08T09:00:00Z', dialogId: 'b', body: h.opened(true) },
    );
    expect(await figure('chat_to_lead')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
  });
});

describe('confirmed appointments', () => {
  it('counts a late confirmation, and asks anew after a move', async () => {
    await happened(
      { at: '2026-06-01T09:00:00Z', body: h.booked('confirmed late') },
      { at: '2026-07-19T09:00:00Z', body: h.confirmed('confirmed late') },
      { at: '2026-06-01T09:00:00Z', body: h.booked('moved after') },
      { at: '2026-06-02T09:00:00Z', body: h.confirmed('moved after') },
      { at: '2026-06-03T09:00:00Z', body: h.moved('moved after') },
      { at: '2026-06-01T09:00:00Z', body: h.booked('moved before') },
      { at: '2026-06-02T09:00:00Z', body: h.moved('moved before') },
      { at: '2026-06-03T09:00:00Z', body: h.confirmed('moved before') },
      { at: '2026-06-01T09:00:00Z', body: h.booked('silent') },
      { at: '2026-05-01T09:00:00Z', body: h.booked('of May') },
      { at: '2026-06-04T09:00:00Z', body: h.confirmed('of May') },
    );
    expect(await figure('booking_confirmation')).toMatchObject({ value: 0.5, numerator: 2, denominator: 4 });
  });

  it('belongs to the channel of the booking, wherever the customer confirms', async () => {
    await happened(
      { at: '2026-06-01T09:00:00Z', body: h.booked('a') },
      { at: '2026-06-02T09:00:00Z', channelKind: 'telegram', dialogId: 'd2', body: h.confirmed('a') },
    );
    expect(await figure('booking_confirmation', { channel: 'web' })).toMatchObject({ value: 1, denominator: 1 });
    expect(await figure('booking_confirmation', { channel: 'telegram' })).toMatchObject({ value: null });
  });
});

describe('no-show rate', () => {
  it('goes by the start of the visit and by the last mark', async () => {
    await happened(
      { at: '2026-07-02T09:00:00Z', body: h.missed('marked late', '2026-06-30T12:00:00Z') },
      { at: '2026-06-05T13:00:00Z', body: h.missed('corrected', '2026-06-05T12:00:00Z') },
      { at: '2026-06-06T09:00:00Z', body: h.visited('corrected', '2026-06-05T12:00:00Z') },
      { at: '2026-05-31T20:30:00Z', body: h.visited('came early', '2026-05-31T21:15:00Z') },
      { at: '2026-06-01T09:00:00Z', body: h.missed('of May', '2026-05-31T12:00:00Z') },
      { at: '2026-06-05T13:00:00Z', body: h.visited('came', '2026-06-05T12:00:00Z') },
    );
    expect(await figure('no_show_rate')).toMatchObject({ value: 0.25, numerator: 1, denominator: 4 });
  });
});

describe('lead quality', () => {
  it('is the mean of the last score of each lead of the period', async () => {
    await happened(
      { at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.lead },
      { at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.scored(2) },
      { at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.scored(3) },
      { at: '2026-07-01T09:00:00Z', dialogId: 'a', body: h.scored(5) },
      { at: '2026-06-02T09:00:00Z', dialogId: 'b', body: h.lead },
      { at: '2026-06-02T09:00:00Z', dialogId: 'b', body: h.scored(4) },
      { at: '2026-06-03T09:00:00Z', dialogId: 'b', body: h.scored(1) },
      { at: '2026-06-03T09:00:00Z', dialogId: 'unscored', body: h.lead },
      { at: '2026-05-02T09:00:00Z', dialogId: 'of May', body: h.lead },
      { at: '2026-06-02T09:00:00Z', dialogId: 'of May', body: h.scored(5) },
    );
    expect(await figure('lead_quality')).toMatchObject({ value: 3, numerator: 6, denominator: 2 });
  });

  it('takes the highest of several scores given in one turn', async () => {
    await happened(
      { at: '2026-06-01T09:00:00Z', body: h.scored(4) },
      { at: '2026-06-01T09:00:00Z', body: h.scored(2) },
      { at: '2026-06-01T09:00:00Z', body: h.lead },
    );
    expect(await figure('lead_quality')).toMatchObject({ value: 4 });
  });
});

describe('filters', () => {
  it('narrow every figure to a channel', async () => {
    await happened(
      { at: '2026-06-01T09:00:00Z', body: h.sent('bot', 1000) },
      { at: '2026-06-01T09:00:00Z', channelKind: 'telegram', body: h.sent('bot', 3000) },
      { at: '2026-06-01T09:00:00Z', body: h.opened() },
      { at: '2026-06-01T09:00:00Z', dialogId: 'd2', channelKind: 'telegram', body: h.opened() },
      { at: '2026-06-01T09:00:00Z', dialogId: 'd2', channelKind: 'telegram', body: h.lead },
    );
    const { kpis, series } = await computeKpis(store, { ...JUNE, channel: 'telegram' });
    const values = Object.fromEntries(kpis.map(({ id, value }) => [id, value]));
    expect(values).toMatchObject({ time_to_first_response: 3, chat_to_lead: 1 });
    expect(series[0]).toEqual({ day: '2026-06-01', dialogs: 1, leads: 1, booked: 0 });
  });

  it('take the named source of a dialog, or else its UTM label, so that each dialog has one', async () => {
    const at = '2026-06-01T09:00:00Z';
    await happened(
      { at, dialogId: 'named', origin: { source: 'vk' }, body: h.opened() },
      { at, dialogId: 'labelled', origin: { utm: { utm_source: 'vk' } }, body: h.opened() },
      { at, dialogId: 'both', origin: { source: 'qr', utm: { utm_source: 'vk' } }, body: h.opened() },
      { at, dialogId: 'none', body: h.opened() },
    );
    const dialogs = async (source: string) => (await figure('chat_to_lead', { source })).denominator;
    expect([await dialogs('vk'), await dialogs('qr'), await dialogs('avito')]).toEqual([2, 1, null]);
  });
});

describe('the daily series', () => {
  it("begins its days at midnight of the business's zone", async () => {
    await happened(
      { at: '2026-06-01T20:59:59.999Z', dialogId: 'a', body: h.opened() },
      { at: '2026-06-01T21:00:00Z', dialogId: 'b', body: h.opened() },
      { at: '2026-06-01T21:00:00Z', dialogId: 'b', body: h.lead },
      { at: '2026-06-01T21:00:00Z', dialogId: 'b', body: h.booked('one') },
      { at: '2026-06-01T21:00:00Z', dialogId: 'b', body: h.booked('two') },
    );
    const { series } = await computeKpis(store, JUNE);
    expect(series.slice(0, 3)).toEqual([
      { day: '2026-06-01', dialogs: 1, leads: 0, booked: 0 },
      { day: '2026-06-02', dialogs: 1, leads: 1, booked: 2 },
      { day: '2026-06-03', dialogs: 0, leads: 0, booked: 0 },
    ]);
    const { series: inVladivostok } = await computeKpis(store, { ...JUNE, timezone: 'Asia/Vladivostok' });
    expect(inVladivostok.find(({ day }) => day === '2026-06-02')).toMatchObject({ dialogs: 2 });
  });

  it('adds up to the figures', async () => {
    await happened(
      { at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.opened() },
      { at: '2026-06-03T09:00:00Z', dialogId: 'a', body: h.opened(true) },
      { at: '2026-06-04T09:00:00Z', dialogId: 'b', body: h.opened() },
    );
    const { series } = await computeKpis(store, JUNE);
    expect(series.reduce((sum, { dialogs }) => sum + dialogs, 0)).toBe((await figure('chat_to_lead')).denominator);
  });
});

describe('the queries', () => {
  it('walk along indexes only, and read no other events than the registry says', async () => {
    const { db } = store.connection;
    if (!db) throw new Error('no database');
    const noise = Array.from({ length: 500 }, (_, index) => ({
      at: new Date(JUNE.from.getTime() + index * 60_000).toISOString(),
      body: index % 2 ? h.understood('flow') : h.opened(),
    }));
    await happened(...noise, { at: '2026-06-10T09:00:00Z', body: h.lead });
    await db.setProfilingLevel('all');
    await computeKpis(store, JUNE);
    await computeKpis(store, { ...JUNE, channel: 'web', source: 'vk' });
    await db.setProfilingLevel('off');
    const ran = await db.collection('system.profile').find({ 'command.aggregate': 'events' }).toArray();
    expect(ran).toHaveLength(2 * (KPIS.length + 1));
    for (const { planSummary, command } of ran) {
      expect(planSummary).toMatch(/^IXSCAN/u);
      expect(planSummary).not.toContain('COLLSCAN');
      const kpi = KPIS.find(({ id }) => command.comment === `kpi ${id}`);
      if (kpi) expect(typesIn(command.pipeline[0].$match).sort()).toEqual([...kpi.reads].sort());
    }
  });
});

function typesIn(match: { $or?: { 'body.type': string }[]; 'body.type'?: string }): string[] {
  const type = match['body.type'];
  return type === undefined ? (match.$or ?? []).map((branch) => branch['body.type']) : [type];
}
