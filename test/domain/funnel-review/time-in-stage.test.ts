import { describe, expect, it } from '@jest/globals';
import { pathsOf } from '../../../src/domain/funnel-review/path.ts';
import { timeInStage } from '../../../src/domain/funnel-review/time-in-stage.ts';
import { buildJourney } from '../../support/build-journey.ts';
import { LEADS } from './leads.ts';

const HOUR_MS = 3_600_000;
const QUALIFICATION = 1;

/** Hours in qualification of dialogs that have left it, and of those still there after so many. */
function timeOf(left: readonly number[], there: readonly number[] = []) {
  const now = new Date('2026-11-02T09:00:00Z');
  const opened = (hours: number): Date => new Date(now.getTime() - hours * HOUR_MS);
  const paths = pathsOf(LEADS, [
    ...left.map((hours, at) => buildJourney({ id: `l${at}`, way: ['qualification', 'target'], hours: [hours] })),
    ...there.map((hours, at) => buildJourney({ id: `t${at}`, way: ['qualification'], openedAt: opened(hours) })),
  ]);
  const { medianMs, p90Ms, waitingMedianMs, expectedMedianMs, ...counts } = timeInStage(paths, QUALIFICATION, now);
  const hours = (ms: number | null) => ms && ms / HOUR_MS;
  return {
    ...counts,
    median: hours(medianMs),
    p90: hours(p90Ms),
    waitingMedian: hours(waitingMedianMs),
    expected: hours(expectedMedianMs),
  };
}

describe('the time in a stage', () => {
  it('is the median and p90 of those that have left', () => {
    expect(timeOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual({
      left: 10,
      median: 5,
      p90: 9,
      waiting: 0,
      waitingMedian: null,
      expected: 5,
    });
  });

  it('counts those still there apart, and says what half of all will take with them in mind', () => {
    // Seven have waited for a day already: half of ten will have left only after more than anybody has left after.
    expect(
      timeOf(
        [1, 2, 3],
        Array.from({ length: 7 }, () => 24),
      ),
    ).toEqual({
      left: 3,
      median: 2,
      p90: 3,
      waiting: 7,
      waitingMedian: 24,
      expected: null,
    });
    // By Kaplan and Meier: 1 - 1/5, then 3/4, then (after one of 5 hours that is still there) 1/2.
    expect(timeOf([1, 2, 8, 9], [5]).expected).toBe(8);
  });

  it('is the whole time of a dialog that came back', () => {
    const way = ['qualification', 'target', 'qualification', 'target'];
    const paths = pathsOf(LEADS, [buildJourney({ way, hours: [2, 50, 3] })]);
    expect(timeInStage(paths, QUALIFICATION, new Date('2026-12-01')).medianMs).toBe(5 * HOUR_MS);
  });

  it('is nothing, not zero, where nobody has been', () => {
    expect(timeOf([])).toMatchObject({ median: null, p90: null, expected: null });
  });
});
