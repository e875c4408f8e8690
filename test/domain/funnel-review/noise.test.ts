import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../../bench/crash/seeded-random.ts';
import type { Mark } from '../../../src/domain/analytics/fact.ts';
import type { Journey } from '../../../src/domain/analytics/journey.ts';
import { pathsOf } from '../../../src/domain/funnel-review/path.ts';
import { reviewOf } from '../../../src/domain/funnel-review/review.ts';
import { buildJourney } from '../../support/build-journey.ts';
import { LEADS, NOW } from './leads.ts';

/** Every stage loses alike, and neither a jump nor a long stay changes what comes after: there is nothing to find. */
function noise(next: () => number, dialogs: number): Journey[] {
  const goesOn = 0.55 + 0.4 * next();
  const buys = 0.1 + 0.7 * next();
  const pick = <T>(...from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)];
  return Array.from({ length: dialogs }, (_, at) => {
    const way: string[] = ['new'];
    const jumps = next() < 0.35;
    for (const stage of jumps ? ['target', 'deal'] : ['qualification', 'target', 'deal']) {
      if (next() < goesOn) way.push(stage);
      else break;
    }
    if (!way.includes('deal') && next() < 0.9) way.push('lost');
    const marks: Mark[] = next() < buys ? ['paid'] : [];
    return buildJourney({
      id: `d${at}`,
      way,
      hours: way.map(() => 1 + 100 * next() ** 3),
      marks,
      traits: { source: pick('call', 'site', null) ?? null, managerId: pick('anna', 'boris', 'vera') ?? null },
    });
  });
}

/** The share of periods in which something is named. */
function namedShare(
  { periods, dialogs, seed }: Record<'periods' | 'dialogs' | 'seed', number>,
  periodOf = noise,
): number {
  const { next } = seededRandom(seed);
  let named = 0;
  for (let period = 0; period < periods; period += 1) {
    const { bottleneck } = reviewOf(LEADS, pathsOf(LEADS, periodOf(next, dialogs)), { goal: 'paid', now: NOW });
    if (bottleneck.kind === 'named') named += 1;
  }
  return named / periods;
}

describe('a bottleneck in periods in which nothing but chance is at work', () => {
  it('is named in at most 5 % of small ones', () => {
    expect(namedShare({ periods: 300, dialogs: 30, seed: 1 })).toBeLessThanOrEqual(0.05);
  });

  it('is named in at most 5 % of bigger ones', () => {
    expect(namedShare({ periods: 80, dialogs: 200, seed: 2 })).toBeLessThanOrEqual(0.05);
  });

  it('is named nearly always where jumping a stage really halves the chance to buy', () => {
    const real = (at: () => number, dialogs: number): Journey[] =>
      noise(at, dialogs).map((journey) => {
        const isJumped = !journey.steps.some(({ visit }) => visit === 'leads/qualification');
        return { ...journey, marks: at() < (isJumped ? 0.3 : 0.6) ? ['paid'] : [] };
      });
    expect(namedShare({ periods: 20, dialogs: 400, seed: 3 }, real)).toBeGreaterThan(0.9);
  });
});
