import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GOALS, type Goal } from '../../../src/domain/funnel-review/goal.ts';
import { type PartQuery, partOf } from '../../../src/domain/funnel-review/part.ts';
import { pathsOf } from '../../../src/domain/funnel-review/path.ts';
import { type Review, reviewOf } from '../../../src/domain/funnel-review/review.ts';
import { SEGMENTS } from '../../../src/domain/funnel-review/segments.ts';
import { bottleneckInWords, findingInWords } from '../../../src/domain/funnel-review/words.ts';
import { buildJourney } from '../../support/build-journey.ts';
import { LEADS, NOW } from './leads.ts';

const PIPELINE = { ...LEADS, requiredStages: ['qualification', 'target'] };
const STAGES = [...LEADS.stages.map(({ id }) => id), 'gone-stage', 'partners/new'];

const journey = fc.record({
  way: fc.array(fc.tuple(fc.constantFrom(...STAGES), fc.constantFrom('bot', 'operator:anna', 'trigger:t1')), {
    minLength: 1,
    maxLength: 9,
  }),
  hours: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 8 }),
  marks: fc.subarray(['lead', 'booked', 'attended', 'paid', 'judged', 'converted'] as const),
  traits: fc.record({
    source: fc.constantFrom('call', 'site', null),
    channel: fc.constantFrom('telegram', 'web'),
    managerId: fc.constantFrom('anna', 'boris', null),
  }),
});
const journeys = fc
  .array(journey, { maxLength: 25 })
  .map((told) => told.map((one, at) => buildJourney({ id: `d${at}`, ...one })));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function everyNumber(review: Review, goal: Goal): [figure: number, query: PartQuery][] {
  const { whole, stages, transitions, required } = review;
  return [
    [whole.dialogs, { of: 'all', goal }],
    [whole.lost, { of: 'lost', goal }],
    [whole.beyond, { of: 'beyond', goal }],
    [whole.skipped, { of: 'skipped', goal }],
    ...GOALS.flatMap((one): [number, PartQuery][] => [
      [whole.goals[one].hits, { of: 'reached', goal: one }],
      [whole.goals[one].of, { of: 'judged', goal: one }],
    ]),
    ...stages.flatMap(({ stageId, ...stage }): [number, PartQuery][] => [
      [stage.visited, { of: 'visited', stageId, goal }],
      [stage.returned, { of: 'returned', stageId, goal }],
      [stage.movedOn, { of: 'moved_on', stageId, goal }],
      [stage.dropped, { of: 'lost', stageId, goal }],
      [stage.stillHere, { of: 'still_here', stageId, goal }],
      [stage.elsewhere, { of: 'elsewhere', stageId, goal }],
      [stage.reached.hits, { of: 'reached', stageId, goal }],
      ...(stage.time
        ? ([
            [stage.time.left, { of: 'left', stageId, goal }],
            [stage.time.waiting, { of: 'here', stageId, goal }],
          ] satisfies [number, PartQuery][])
        : []),
    ]),
    ...transitions.map(({ from, to, dialogs }): [number, PartQuery] => [
      dialogs,
      { of: 'transition', stageId: from, toId: to, goal },
    ]),
    ...required.flatMap(({ stageId, beyond, passed, skipped, jumps }): [number, PartQuery][] => [
      [beyond, { of: 'beyond', stageId, goal }],
      [passed, { of: 'passed', stageId, goal }],
      [skipped, { of: 'skipped', stageId, goal }],
      ...jumps.map((jump): [number, PartQuery] => [
        jump.dialogs,
        { of: 'skipped', stageId, fromId: jump.from, toId: jump.to, by: jump.by, goal },
      ]),
    ]),
    ...review.findings.map(({ kind, stageId, dialogs, overMs }): [number, PartQuery] => [
      dialogs,
      { of: kind === 'dropped' ? 'lost' : kind, stageId, ...(overMs !== null && { overMs }), goal },
    ]),
  ];
}

describe('the funnel review of whatever dialogs there are', () => {
  it('opens every number into exactly as many dialogs', () => {
    fc.assert(
      fc.property(journeys, fc.constantFrom(...GOALS), (all, goal) => {
        const paths = pathsOf(PIPELINE, all);
        for (const [figure, query] of everyNumber(
          reviewOf(PIPELINE, pathsOf(PIPELINE, all), { goal, now: NOW }),
          goal,
        )) {
          const items = partOf(PIPELINE, paths, query, NOW);
          expect([query, items.length]).toEqual([query, figure]);
        }
      }),
    );
  });

  it('opens the jumps of one person, whichever of the required stages they passed by', () => {
    fc.assert(
      fc.property(journeys, (all) => {
        const paths = pathsOf(PIPELINE, all);
        const by = 'operator:anna';
        const jumped = paths.filter(({ skips }) => skips.some((skip) => skip?.by === by));
        expect(partOf(PIPELINE, paths, { of: 'skipped', by, goal: 'won' }, NOW)).toHaveLength(jumped.length);
      }),
    );
  });

  it('adds up: stages in four parts, segments to the whole, entries to moves, jumps to the skipped', () => {
    fc.assert(
      fc.property(journeys, (all) => {
        const { whole, stages, transitions, required, segments } = reviewOf(PIPELINE, pathsOf(PIPELINE, all), {
          goal: 'won',
          now: NOW,
        });
        for (const { stageId, visited, movedOn, dropped, stillHere, elsewhere, entered, returned, time } of stages) {
          expect(movedOn + dropped + stillHere + elsewhere).toBe(visited);
          expect(visited).toBeLessThanOrEqual(whole.dialogs);
          expect(entered).toBeGreaterThanOrEqual(visited + returned);
          expect(sum(transitions.filter(({ to }) => to === stageId).map(({ moves }) => moves))).toBe(entered);
          if (time) expect(time.left + time.waiting).toBe(visited);
        }
        for (const { beyond, passed, skipped, madeUp, jumps } of required) {
          expect(passed + skipped).toBe(beyond);
          expect(sum(jumps.map(({ dialogs }) => dialogs))).toBe(skipped);
          expect(madeUp).toBeLessThanOrEqual(skipped);
        }
        for (const dimension of SEGMENTS) {
          const rows = segments[dimension];
          for (const name of ['dialogs', 'lost', 'beyond', 'skipped'] as const) {
            expect(sum(rows.map((row) => row[name]))).toBe(whole[name]);
          }
          for (const goal of GOALS) expect(sum(rows.map(({ goals }) => goals[goal].hits))).toBe(whole.goals[goal].hits);
        }
      }),
    );
  });

  it('finds words for whatever it finds', () => {
    const title = (id: string) => ({ ru: id, en: id });
    const titles = { stage: title, segment: (_: string, key: string | null) => title(key ?? '') };
    fc.assert(
      fc.property(journeys, fc.constantFrom(...GOALS), (all, goal) => {
        const { bottleneck, findings } = reviewOf(PIPELINE, pathsOf(PIPELINE, all), { goal, now: NOW });
        const texts = [bottleneckInWords(bottleneck, goal, titles)];
        for (const finding of findings) texts.push(findingInWords(finding, goal, titles));
        for (const { ru, en } of texts) expect(`${ru} ${en}`).not.toMatch(/NaN|undefined|null|∞/);
      }),
    );
  });

  it('is the same in whatever order the dialogs come', () => {
    const shuffled = journeys.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, mixed]) => {
        const asked = { goal: 'paid', now: NOW } as const;
        expect(reviewOf(PIPELINE, pathsOf(PIPELINE, mixed), asked)).toEqual(
          reviewOf(PIPELINE, pathsOf(PIPELINE, all), asked),
        );
      }),
    );
  });
});
