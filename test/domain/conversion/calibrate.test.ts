import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../../bench/crash/seeded-random.ts';
import { agreementOf } from '../../../src/domain/conversion/agreement.ts';
import { calibrate, type Evidence } from '../../../src/domain/conversion/calibrate.ts';
import { compareShares, DRIFT_WINDOW, driftOf } from '../../../src/domain/conversion/drift.ts';
import { shareOf } from '../../../src/domain/conversion/proportion.ts';
import type { EventBody } from '../../../src/domain/event.ts';

const pairs = (both: number, judgeOnly: number, otherOnly: number, neither: number) => [
  ...Array.from({ length: both }, () => ({ judge: true, other: true })),
  ...Array.from({ length: judgeOnly }, () => ({ judge: true, other: false })),
  ...Array.from({ length: otherOnly }, () => ({ judge: false, other: true })),
  ...Array.from({ length: neither }, () => ({ judge: false, other: false })),
];

describe('How far verdicts can be trusted', () => {
  it('is told by agreement, its Wilson interval and Cohen’s kappa', () => {
    // The textbook's example: 50 proposals, agreement 0.7, kappa 0.4.
    const agreement = agreementOf(pairs(20, 5, 10, 15));
    expect(agreement).toMatchObject({ n: 50, hits: 35, share: 0.7 });
    expect(agreement.kappa).toBeCloseTo(0.4, 10);
    expect(agreement.low).toBeCloseTo(0.5625, 3);
    expect(agreement.high).toBeCloseTo(0.8089, 3);
  });

  it('says nothing of kappa where there is nothing but one word, and nothing at all without pairs', () => {
    expect(agreementOf(pairs(10, 0, 0, 0))).toMatchObject({ share: 1, kappa: null });
    expect(agreementOf([])).toMatchObject({ n: 0, share: null, low: null, high: null, kappa: null });
    expect(agreementOf(pairs(5, 0, 0, 5)).kappa).toBe(1);
    expect(agreementOf(pairs(0, 5, 5, 0)).kappa).toBe(-1);
  });

  it('keeps a share of none or all within its bounds', () => {
    expect(shareOf(0, 10)).toMatchObject({ share: 0, low: 0 });
    expect(shareOf(0, 10).high).toBeCloseTo(0.2775, 3);
    expect(shareOf(10, 10).high).toBe(1);
  });

  it('is counted per version, against hand marks and against what really came of the dialogs', () => {
    const figures = calibrate([
      judged('a', 1, 'converted'),
      judged('b', 1, 'converted'),
      judged('c', 1, 'not_converted'),
      judged('d', 1, 'not_scored'),
      marked('a', 'converted'),
      marked('b', 'converted'),
      marked('b', 'not_converted'),
      marked('c', 'not_converted'),
      marked('c', 'not_scored'),
      visit('a', 'appointment_booked'),
      visit('b', 'appointment_booked'),
      visit('b', 'appointment_cancelled'),
      { ...judged('c', 2, 'not_converted') },
      judged('a', 2, 'not_converted'),
      judged('a', 2, 'converted'),
      { dialogId: 'c', at: AT, body: { type: 'offer_paid', orderId: 'o', offerId: 'f', amount: 1 } },
    ]);
    expect(figures.map(({ version }) => version)).toEqual([2, 1]);
    const [second, first] = figures;
    expect(first).toMatchObject({
      by: 'gpt',
      converted: { n: 3, hits: 2 },
      notScored: 1,
      hand: { n: 2, hits: 1, table: { both: 1, judgeOnly: 1, otherOnly: 0, neither: 0 } },
      booked: { n: 3, hits: 2 },
      paid: { n: 3, hits: 0 },
    });
    expect(second).toMatchObject({ converted: { n: 2, hits: 1 }, hand: { n: 1, hits: 1 }, paid: { n: 2, hits: 0 } });
  });
});

describe('The alarm on drift', () => {
  it('waits until there is enough to compare', () => {
    expect(driftOf(Array.from({ length: 150 }, () => true))).toMatchObject({ state: 'unknown', change: null });
  });

  it('rings when the share is another than it was', () => {
    const earlier = Array.from({ length: 400 }, (_, at) => at % 10 < 4);
    const recent = Array.from({ length: DRIFT_WINDOW }, (_, at) => at % 10 < 7);
    const drift = driftOf([...earlier, ...recent]);
    expect(drift).toMatchObject({ state: 'drifting', recent: { share: 0.7 }, earlier: { share: 0.4 } });
    expect(drift.change?.share).toBeCloseTo(0.3, 10);
    expect(driftOf(earlier).state).toBe('steady');
  });

  it('is not noise: of histories that do not drift, looked at after every verdict, fewer than 5 % ever ring', () => {
    for (const share of [0.05, 0.2, 0.5, 0.8]) {
      const rung = Array.from({ length: 80 }, (_, at) => history(1_500, () => share, at + 1)).filter(rings).length;
      expect(rung / 80).toBeLessThan(0.05);
    }
  });

  it('finds a fall from a half to a quarter within two windows', () => {
    const falling = (at: number) => (at < 500 ? 0.5 : 0.25);
    const found = Array.from({ length: 100 }, (_, at) => history(700, falling, at + 9_000)).filter(rings).length;
    expect(found / 100).toBeGreaterThan(0.88);
  });
});

/** How many conversions there were up to each verdict, by chance. */
function history(length: number, share: (at: number) => number, seed: number): number[] {
  const random = seeded(seed);
  const sums = [0];
  for (let at = 0; at < length; at++) sums.push((sums[at] ?? 0) + (random() < share(at) ? 1 : 0));
  return sums;
}

/** Whether the alarm rings at any look, with a look after every verdict. */
function rings(sums: readonly number[]): boolean {
  const between = (from: number, to: number) => ({ hits: (sums[to] ?? 0) - (sums[from] ?? 0), n: to - from });
  for (let at = 2 * DRIFT_WINDOW; at < sums.length; at++) {
    const split = at - DRIFT_WINDOW;
    const drift = compareShares(between(split, at), between(Math.max(0, split - 1_000), split));
    if (drift.state === 'drifting') return true;
  }
  return false;
}

const AT = new Date('2026-11-01T09:00:00Z');
type Word = Extract<EventBody, { type: 'conversion_judged' }>['verdict'];

const judged = (dialogId: string, version: number, verdict: Word): Evidence => ({
  dialogId,
  at: AT,
  body: { type: 'conversion_judged', verdict, by: 'gpt', version, quote: '', reason: '' },
});
const marked = (dialogId: string, verdict: Word): Evidence => ({
  dialogId,
  at: AT,
  body: { type: 'conversion_judged', verdict, by: 'person', version: 1, quote: '', reason: '' },
});
function visit(dialogId: string, type: 'appointment_booked' | 'appointment_cancelled'): Evidence {
  const visited = { appointmentId: `v-${dialogId}`, serviceId: 's', staffId: 'p', start: AT };
  const body: EventBody = type === 'appointment_booked' ? { ...visited, type } : { ...visited, type, by: 'customer' };
  return { dialogId, at: AT, body };
}

/** The same numbers on every machine. */
const seeded = (seed: number): (() => number) => seededRandom(seed * 0x9e3779b9).next;
