import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { measure } from '../../../src/domain/analytics/measure.ts';
import type { Business } from '../../../src/domain/business/business.ts';
import { DomainEvent } from '../../../src/domain/event.ts';
import type { KpiId } from '../../../src/domain/kpi/kpi.ts';
import { kpiById } from '../../../src/domain/kpi/registry.ts';
import { createFactsKeeper, type FactsKeeper } from '../../../src/engine/analytics/facts-keeper.ts';
import type { FeedItem } from '../../../src/engine/engine.ts';
import { createBooks } from '../../../src/store/analytics/books.ts';
import { changeState, readState } from '../../../src/store/analytics/state.ts';
import { toDocument } from '../../../src/store/document.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import * as h from '../../domain/analytics/history.ts';
import { buildBusiness } from '../../support/build-business.ts';
import { figuresOf } from '../../support/figures-of.ts';
import { testDatabaseUri } from '../../support/mongod.ts';

const JUNE = {
  from: new Date('2026-05-31T21:00:00Z'),
  to: new Date('2026-06-30T21:00:00Z'),
  narrowing: {},
  withSpam: false,
};
const NOW = new Date('2026-06-20T12:00:00Z');
const READING = { timezone: 'Europe/Moscow', spam: new Set<string>() };

let store: Store;
let running: FactsKeeper[] = [];
let told: ((item: FeedItem) => void)[] = [];
let business: Business;
let count = 0;

describe('the keeper of facts', () => {
  beforeEach(async () => {
    store = await openStore(testDatabaseUri('facts'));
    business = buildBusiness();
    told = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((keeper) => keeper.stop()));
    running = [];
    await store.close();
  });
  afterAll(() => undefined);

  function keeper(owner = 'one'): FactsKeeper {
    const made = createFactsKeeper({
      store,
      feed: {
        subscribe(_, listener) {
          told.push(listener);
          return () => undefined;
        },
      },
      business: () => business,
      owner,
      now: () => NOW,
      log: pino({ level: 'silent' }),
    });
    running.push(made);
    made.start();
    return made;
  }

  /** Writes events, and tells of them as a commit does. */
  async function happened(...lines: h.Told[]): Promise<DomainEvent[]> {
    const events = h.eventsOf(lines).map((event) => {
      count += 1;
      return DomainEvent.parse({ ...event, id: `e${String(count).padStart(6, '0')}` });
    });
    await store.raw('events').insertMany(events.map(toDocument));
    for (const listener of told) for (const event of events) listener({ kind: 'event', token: event.id, event });
    return events;
  }

  /** No event of ours lacks a start; one in a database may. */
  async function breakDialog(dialogId: string): Promise<void> {
    const [missed] = h.eventsOf([
      { at: '2026-06-02T09:00:00Z', dialogId, body: h.missed('v', '2026-06-02T08:00:00Z') },
    ]);
    if (!missed) throw new Error('no event');
    const { start: _, ...body } = { start: 0, ...missed.body };
    const broken = { ...toDocument({ ...missed, id: 'broken' }), body };
    await store.raw('events').insertOne(broken);
  }

  async function figure(id: KpiId) {
    const { books } = await createBooks(store).open(JUNE, READING);
    return measure(books, kpiById(id)).value;
  }

  describe('the keeper of the figures', () => {
    it('counts what was there before it began, and what happens afterwards', async () => {
      await happened({ at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.opened() });
      const one = keeper();
      expect(await one.settled()).toBe(true);
      expect(await figure('dialogs')).toBe(1);
      await happened({ at: '2026-06-02T09:00:00Z', dialogId: 'b', body: h.opened() });
      await one.settled();
      expect(await figure('dialogs')).toBe(2);
    });

    it('makes no difference between an event told once, twice, or late', async () => {
      const one = keeper();
      await one.settled();
      const [opening] = await happened({ at: '2026-06-10T09:00:00Z', dialogId: 'a', body: h.opened() });
      await one.settled();
      await happened({ at: '2026-06-09T09:00:00Z', dialogId: 'a', body: h.lead });
      if (opening) for (const listener of told) listener({ kind: 'event', token: opening.id, event: opening });
      await one.settled();
      expect([await figure('dialogs'), await figure('leads'), await figure('chat_to_lead')]).toEqual([1, 1, 1]);
    });

    it('finds by looking back what was committed while nobody kept the figures', async () => {
      const one = keeper();
      await one.settled();
      await one.stop();
      told = [];
      await happened({ at: '2026-06-20T11:59:00Z', dialogId: 'missed', body: h.opened() });
      const two = keeper('two');
      await two.settled();
      expect(await figure('dialogs')).toBe(1);
    });

    it('brings the booking of one dialog up to a confirmation that came in another', async () => {
      const one = keeper();
      await happened({ at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.booked('visit') });
      await one.settled();
      await happened({
        at: '2026-06-02T09:00:00Z',
        dialogId: 'b',
        channelKind: 'telegram',
        body: h.confirmed('visit'),
      });
      await one.settled();
      expect([await figure('bookings'), await figure('booking_confirmation')]).toEqual([1, 1]);
    });

    it('is one of two processes: the other keeps out of the way, and takes over', async () => {
      const one = keeper('one');
      await one.settled();
      const two = keeper('two');
      expect(await two.settled()).toBe(false);
      await happened({ at: '2026-06-02T09:00:00Z', dialogId: 'a', body: h.opened() });
      await one.settled();
      await one.stop();
      const three = keeper('three');
      expect(await three.settled()).toBe(true);
      expect(await figure('dialogs')).toBe(1);
    });

    it('forgets a dialog of which no events are left', async () => {
      const one = keeper();
      await happened({ at: '2026-06-02T09:00:00Z', dialogId: 'a', body: h.opened() });
      await one.settled();
      const { deletedCount } = await store.events.deleteMany({ dialogId: 'a' });
      expect(deletedCount).toBe(1);
      await changeState(store, { askedAt: new Date(NOW.getTime() + 1) });
      await one.stop();
      await keeper('two').settled();
      expect(await figure('dialogs')).toBe(0);
    });

    it('makes all anew when the zone has changed: days are then the days of the new one', async () => {
      await happened({ at: '2026-06-01T21:30:00Z', dialogId: 'a', body: h.opened() });
      const one = keeper();
      await one.settled();
      const daysOf = async () => (await store.dayBooks.find({ 'dialogIds.0': 'a' }).toArray()).map(({ day }) => day);
      expect(await daysOf()).toEqual(['2026-06-02']);
      business = buildBusiness({ timezone: 'America/New_York' });
      await one.stop();
      await keeper('two').settled();
      expect(await daysOf()).toEqual(['2026-06-01']);
    });

    it('gives the same books, bit by bit, when all is made anew', async () => {
      const one = keeper();
      for (const [at, dialogId] of [...'dbacb'].entries()) {
        await happened(
          { at: `2026-06-0${at + 1}T09:00:00Z`, dialogId, origin: { source: dialogId }, body: h.opened() },
          { at: `2026-06-0${at + 1}T09:00:01Z`, dialogId, body: h.sent('bot', 1000 * at) },
          { at: `2026-06-0${at + 1}T09:01:00Z`, dialogId, body: h.booked(`visit ${at}`, '2026-06-15T09:00:00Z') },
          { at: `2026-06-15T12:00:00Z`, dialogId, body: h.missed(`visit ${at}`, '2026-06-15T09:00:00Z') },
        );
        await one.settled();
      }
      const written = async () =>
        (
          await store.dayBooks
            .find({ 'dialogIds.0': { $exists: true } })
            .sort({ _id: 1 })
            .toArray()
        ).map(({ seq: _, ...book }) => book);
      const before = await written();
      await changeState(store, { askedAt: new Date(NOW.getTime() + 1) });
      await one.stop();
      await keeper('two').settled();
      expect(await written()).toEqual(before);
      expect((await readState(store))?.building).toBeNull();
    });

    it('writes the book of a day anew when something changes on it, and all of a dialog when it changes as a whole', async () => {
      const one = keeper();
      await happened(
        { at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.opened() },
        { at: '2026-06-02T09:00:00Z', dialogId: 'a', body: h.sent('bot', 1000) },
      );
      await one.settled();
      const written = async () => {
        const [first, second] = await store.dayBooks.find().sort({ _id: 1 }).toArray();
        return [first?.seq ?? 0, second?.seq ?? 0] as const;
      };
      const [first, second] = await written();
      await happened({ at: '2026-06-02T09:01:00Z', dialogId: 'a', body: h.sent('bot', 1000) });
      await one.settled();
      expect(await written()).toEqual([first, second + 1]);
      await happened({
        at: '2026-06-03T09:00:00Z',
        dialogId: 'a',
        body: { type: 'assignee_changed', from: null, to: 'ann', why: 'by hand' },
      });
      await one.settled();
      expect(await written()).toEqual([second + 2, second + 2]);
    });

    it('counts all others though one dialog cannot be counted, and says that it is not whole', async () => {
      const one = keeper();
      await one.settled();
      await breakDialog('b');
      await happened(
        ...['a', 'b', 'c', 'd', 'e'].map((dialogId) => ({ at: '2026-06-02T09:00:00Z', dialogId, body: h.opened() })),
      );
      for (let tries = 0; tries < 12 && (await figure('dialogs')) !== 4; tries += 1)
        expect(await one.settled()).toBe(false);
      expect(await figure('dialogs')).toBe(4);
    });

    it('makes all others anew, too, though one dialog cannot be counted', async () => {
      await breakDialog('b');
      await happened(
        ...['a', 'b', 'c'].map((dialogId) => ({ at: '2026-06-02T09:00:00Z', dialogId, body: h.opened() })),
      );
      expect(await keeper().settled()).toBe(true);
      expect(await figure('dialogs')).toBe(2);
    });

    it('gives what the events themselves give', async () => {
      const one = keeper();
      const events = await happened(
        { at: '2026-06-01T09:00:00Z', dialogId: 'a', body: h.opened() },
        { at: '2026-06-01T09:00:02Z', dialogId: 'a', body: h.sent('bot', 2000) },
        { at: '2026-06-01T09:01:00Z', dialogId: 'a', body: h.understood('fallback') },
        { at: '2026-06-01T09:02:00Z', dialogId: 'a', body: h.lead },
        { at: '2026-06-01T09:02:00Z', dialogId: 'a', body: h.scored(4) },
        { at: '2026-06-03T09:00:00Z', dialogId: 'b', body: h.opened() },
      );
      await one.settled();
      for (const { id, value } of figuresOf(events, JUNE)) expect([id, await figure(id)]).toEqual([id, value]);
    });
  });
});
