import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellsOf } from '../../../src/domain/booking/cells.ts';
import { checkSlot } from '../../../src/domain/booking/check-slot.ts';
import { freeSlots } from '../../../src/domain/booking/free-slots.ts';
import { type Busy, contains, minutesAfter, overlaps } from '../../../src/domain/booking/interval.ts';
import { occupied } from '../../../src/domain/booking/occupied.ts';
import type { Slot } from '../../../src/domain/booking/slot.ts';
import { workingIntervals } from '../../../src/domain/booking/working-intervals.ts';
import { instantAt } from '../../../src/domain/booking/zone.ts';
import type { Business } from '../../../src/domain/business/business.ts';
import { addDays } from '../../../src/domain/business/local-date.ts';
import { buildBusiness, buildService, buildStaff, everyDay } from '../../support/build-business.ts';

const RUNS = 60;
const STAFF = ['anna', 'maria'];
/** The clocks of Berlin change on 29 March and 25 October 2026; the days around are drawn too. */
const FIRST_DAYS = ['2026-03-28', '2026-10-24', '2026-06-10'];

const clock = fc.integer({ min: 0, max: 47 }).map((half) => new Date(half * 1_800_000).toISOString().slice(11, 16));
const hours = fc
  .uniqueArray(clock, { minLength: 2, maxLength: 4 })
  .map((times) => [...times].sort())
  .map(([a = '00:00', b = '24:00', c, d]) => [{ from: a, to: b }, ...(c && d ? [{ from: c, to: d }] : [])]);

const salons = fc
  .record({
    timezone: fc.constantFrom('Europe/Berlin', 'Europe/Moscow'),
    open: hours,
    own: fc.option(hours, { nil: undefined }),
    step: fc.constantFrom(5, 15, 30, 60),
    notice: fc.constantFrom(0, 60, 600),
    duration: fc.constantFrom(20, 45, 60, 180),
    before: fc.constantFrom(0, 5),
    after: fc.constantFrom(0, 10, 30),
  })
  .map(({ timezone, open, own, step, notice, duration, before, after }) => {
    const [anna, maria] = [buildStaff(), buildStaff({ id: 'maria' })];
    return buildBusiness({
      timezone,
      hours: everyDay(open),
      slotStepMinutes: step,
      minimumNoticeMinutes: notice,
      services: [buildService({ durationMinutes: duration, bufferBeforeMinutes: before, bufferAfterMinutes: after })],
      staff: [own ? { ...anna, hours: everyDay(own) } : anna, maria],
    });
  });

const days = fc.record({
  from: fc.constantFrom(...FIRST_DAYS),
  visits: fc.array(
    fc.record({
      staffId: fc.constantFrom(...STAFF),
      minute: fc.integer({ min: 0, max: 3 * 1440 }),
      minutes: fc.integer({ min: 1, max: 300 }),
    }),
    { maxLength: 12 },
  ),
  staffId: fc.constantFrom(undefined, ...STAFF),
  nowMinute: fc.integer({ min: -1440, max: 2000 }),
});

type Days = typeof days extends fc.Arbitrary<infer T> ? T : never;

function queryOf(business: Business, { from, visits, staffId, nowMinute }: Days) {
  const midnight = new Date(`${from}T00:00:00Z`);
  const busy: Busy[] = visits.map(({ staffId: id, minute, minutes }) => {
    const start = minutesAfter(midnight, minute);
    return { staffId: id, start, end: minutesAfter(start, minutes) };
  });
  const now = minutesAfter(midnight, nowMinute);
  return { business, serviceId: 'cut', staffId, busy, now, from, to: addDays(from, 2) };
}

function occupiedBy(slot: Slot, business: Business): Busy {
  const [service = buildService()] = business.services;
  return { staffId: slot.staffId, ...occupied(slot, service) };
}

const SHOWN = new Map(
  ['Europe/Berlin', 'Europe/Moscow'].map((timeZone) => {
    return [timeZone, new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })];
  }),
);

/** The wall clock as the platform's own formatter sees it, independently of the code under test. */
function shownIn(timezone: string, instant: Date): string | undefined {
  return SHOWN.get(timezone)?.format(instant);
}

function holds(check: (query: ReturnType<typeof queryOf>) => void): void {
  fc.assert(
    fc.property(salons, days, (business, drawn) => check(queryOf(business, drawn))),
    { numRuns: RUNS },
  );
}

describe('every free slot', () => {
  it('is clear of all busy time of its person', () => {
    holds((query) => {
      for (const slot of freeSlots(query)) {
        const mine = occupiedBy(slot, query.business);
        expect(query.busy.some((span) => span.staffId === slot.staffId && overlaps(span, mine))).toBe(false);
      }
    });
  });

  it('lies within the working time of its person, buffers included', () => {
    holds((query) => {
      const { business } = query;
      for (const slot of freeSlots(query)) {
        const person = business.staff.find(({ id }) => id === slot.staffId) ?? buildStaff();
        const nearby = [-1, 0, 1].flatMap((shift) => workingIntervals(business, person, addDays(slot.date, shift)));
        const mine = occupiedBy(slot, business);
        const covered = nearby
          .map(({ start, end }) => Math.min(+end, +mine.end) - Math.max(+start, +mine.start))
          .reduce((sum, part) => sum + Math.max(0, part), 0);
        expect(covered).toBe(+mine.end - +mine.start);
      }
    });
  });

  it('keeps the notice, and its local date and time lead back to it', () => {
    holds((query) => {
      for (const slot of freeSlots(query)) {
        expect(+slot.start).toBeGreaterThanOrEqual(+minutesAfter(query.now, query.business.minimumNoticeMinutes));
        expect(query.from <= slot.date && slot.date <= query.to).toBe(true);
        expect(`${slot.date} ${slot.time}`).toBe(shownIn(query.business.timezone, slot.start));
        expect(slot.start).toEqual(instantAt(slot.date, slot.time, query.business.timezone));
      }
    });
  });

  it('is offered once per start and in order', () => {
    holds((query) => {
      const starts = freeSlots(query).map(({ start }) => +start);
      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
    });
  });

  it('is found free when it is wished for by name', () => {
    holds((query) => {
      const [slot] = freeSlots(query);
      if (!slot) return;
      const { date, time, staffId } = slot;
      expect(checkSlot({ ...query, staffId, date, time })).toMatchObject({
        kind: 'free',
        slot: { date, time, staffId },
      });
    });
  });

  it('once booked is never offered again, nor anything that overlaps it', () => {
    fc.assert(
      fc.property(salons, days, fc.nat(), (business, drawn, pick) => {
        const query = queryOf(business, drawn);
        const slots = freeSlots(query);
        const slot = slots[pick % Math.max(1, slots.length)];
        if (!slot) return;
        const mine = occupiedBy(slot, business);
        const after = freeSlots({ ...query, busy: [...query.busy, mine] });
        const clashes = after
          .map((other) => occupiedBy(other, business))
          .filter((other) => other.staffId === mine.staffId);
        expect(clashes.some((other) => overlaps(other, mine))).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the alternatives to a slot', () => {
  it('are at most three different slots that can be had', () => {
    fc.assert(
      fc.property(salons, days, clock, (business, drawn, time) => {
        const query = queryOf(business, drawn);
        const checked = checkSlot({ ...query, date: addDays(query.from, 1), time });
        if (checked.kind === 'free') return;
        expect(checked.alternatives.length).toBeLessThanOrEqual(3);
        expect(new Set(checked.alternatives.map(({ start }) => +start)).size).toBe(checked.alternatives.length);
        for (const { date, time: at, staffId } of checked.alternatives) {
          expect(checkSlot({ ...query, staffId, date, time: at }).kind).toBe('free');
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('cells', () => {
  const spans = fc.record({ minute: fc.integer({ min: 0, max: 600 }), minutes: fc.integer({ min: 1, max: 240 }) });
  const origin = new Date('2026-11-02T00:00:00Z');
  const spanOf = ({ minute, minutes }: { minute: number; minutes: number }, unit: number) => {
    const start = minutesAfter(origin, minute * unit);
    return { start, end: minutesAfter(start, minutes * unit) };
  };
  const share = (one: string[], other: string[]) => one.some((cell) => other.includes(cell));

  it('of two spans on the 5-minute grid meet exactly when the spans overlap', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const [one, other] = [spanOf(a, 5), spanOf(b, 5)];
        const meet = share(cellsOf('anna', one.start, one.end), cellsOf('anna', other.start, other.end));
        expect(meet).toBe(overlaps(one, other));
      }),
    );
  });

  it('of two overlapping spans always meet, off the grid too', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const [one, other] = [spanOf(a, 1), spanOf(b, 1)];
        const meet = share(cellsOf('anna', one.start, one.end), cellsOf('anna', other.start, other.end));
        if (overlaps(one, other)) expect(meet).toBe(true);
      }),
    );
  });

  it('cover the span and differ by resource', () => {
    const span = { start: new Date('2026-11-02T09:03:00Z'), end: new Date('2026-11-02T09:11:00Z') };
    expect(cellsOf('anna', span.start, span.end)).toHaveLength(3);
    expect(cellsOf('anna', span.start, span.start)).toHaveLength(1);
    expect(share(cellsOf('anna', span.start, span.end), cellsOf('maria', span.start, span.end))).toBe(false);
    expect(contains(span, span)).toBe(true);
  });
});
