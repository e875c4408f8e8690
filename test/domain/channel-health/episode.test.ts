import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AlertStep, look, type Watch } from '../../../src/domain/channel-health/episode.ts';
import type { HealthLevel, HealthReason, Verdict } from '../../../src/domain/channel-health/reason.ts';

const BEGIN = new Date('2026-11-22T12:00:00Z').getTime();
const MINUTE = 60_000;

const reasonsOf: Record<HealthLevel, HealthReason[]> = {
  ok: [],
  attention: [{ kind: 'quality_low', level: 'attention' }],
  broken: [{ kind: 'webhook_missing', level: 'broken' }],
};
const verdict = (level: HealthLevel): Verdict => ({ level, reasons: reasonsOf[level] });

/** Alerts with the minute at which each came. */
function play(steps: readonly { verdict: Verdict; minutes: number }[]): { alert: AlertStep; at: number }[] {
  let watch: Watch | null = null;
  let at = 0;
  const alerts: { alert: AlertStep; at: number }[] = [];
  for (const step of steps) {
    const seen = look(watch, step.verdict, new Date(BEGIN + at * MINUTE));
    watch = seen.watch;
    if (seen.alert) alerts.push({ alert: seen.alert, at });
    at += step.minutes;
  }
  return alerts;
}
const stretch = (level: HealthLevel, minutes: number) =>
  Array.from({ length: minutes }, () => ({ verdict: verdict(level), minutes: 1 }));

describe('what is told of a channel', () => {
  it('is told once it has lasted, and that it is well once that has lasted', () => {
    expect(play([...stretch('broken', 30), ...stretch('ok', 30)])).toEqual([
      { alert: 'opened', at: 2 },
      { alert: 'well', at: 35 },
    ]);
    expect(play([...stretch('attention', 30), ...stretch('ok', 30)])).toEqual([
      { alert: 'opened', at: 5 },
      { alert: 'well', at: 35 },
    ]);
  });

  it('is nothing for what passes by itself', () => {
    expect(
      play([...stretch('broken', 2), ...stretch('ok', 20), ...stretch('attention', 4), ...stretch('ok', 9)]),
    ).toEqual([]);
  });

  it('is that it has become worse, an hour after the last word at the earliest', () => {
    expect(play([...stretch('attention', 20), ...stretch('broken', 120)])).toEqual([
      { alert: 'opened', at: 5 },
      { alert: 'worse', at: 65 },
    ]);
  });

  it('is that a token’s end has come nearer', () => {
    const ends = (days: number): Verdict => ({
      level: 'attention',
      reasons: [{ kind: 'token_ends', level: 'attention', days, at: new Date(BEGIN) }],
    });
    const days = [7, 7, 3, 3].flatMap((left) =>
      Array.from({ length: 300 }, () => ({ verdict: ends(left), minutes: 5 })),
    );
    expect(play(days).map(({ alert }) => alert)).toEqual(['opened', 'worse']);
  });

  it('begins to wait anew after a time in which nobody has looked', () => {
    const steps = [{ verdict: verdict('broken'), minutes: 60 }, ...stretch('broken', 5)];
    expect(play(steps)).toEqual([{ alert: 'opened', at: 62 }]);
  });

  const levels = fc.constantFrom<HealthLevel>('ok', 'attention', 'broken');
  const course = fc.array(fc.record({ level: levels, looks: fc.integer({ min: 1, max: 12 }) }), { maxLength: 60 });

  it('never flaps, whatever the channel does: an hour between two that something is wrong, and "well" only after one', () => {
    fc.assert(
      fc.property(course, fc.constantFrom(0.25, 0.5, 1, 3), (stretches, minutes) => {
        const steps = stretches.flatMap(({ level, looks }) =>
          Array.from({ length: looks }, () => ({ verdict: verdict(level), minutes })),
        );
        const alerts = play(steps);
        const bad = alerts.filter(({ alert }) => alert !== 'well');
        bad.forEach(({ at }, index) => {
          const before = bad[index - 1];
          if (before) expect(at - before.at).toBeGreaterThanOrEqual(60);
        });
        let isOpen = false;
        for (const { alert } of alerts) {
          expect(isOpen).toBe(alert !== 'opened');
          isOpen = alert !== 'well';
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('comes for whatever stays, and ends for whatever ends', () => {
    fc.assert(
      fc.property(course, fc.constantFrom<HealthLevel>('attention', 'broken'), (stretches, level) => {
        const steps = stretches.flatMap((part) => stretch(part.level, part.looks));
        const told = play([...steps, ...stretch(level, 90)]);
        expect(told.at(-1)?.alert).not.toBe('well');
        expect(told.length).toBeGreaterThan(0);
        expect(play([...steps, ...stretch(level, 90), ...stretch('ok', 10)]).at(-1)?.alert).toBe('well');
      }),
      { seed: 12, numRuns: 200 },
    );
  });
});
