import { describe, expect, it } from '@jest/globals';
import { pathsOf } from '../../../src/domain/funnel-review/path.ts';
import { reviewOf } from '../../../src/domain/funnel-review/review.ts';
import { bottleneckInWords, type Titles } from '../../../src/domain/funnel-review/words.ts';
import { buildJourney } from '../../support/build-journey.ts';
import { LEADS, NOW, seedPeriod } from './leads.ts';

const titles: Titles = {
  stage: (id) => LEADS.stages.find((stage) => stage.id === id)?.title ?? { ru: id, en: id },
  segment: (_, key) => ({ ru: key === 'call' ? 'Звонок' : (key ?? ''), en: key === 'call' ? 'Call' : (key ?? '') }),
};

const review = (journeys: Parameters<typeof pathsOf>[1]) =>
  reviewOf(LEADS, pathsOf(LEADS, journeys), { goal: 'paid', now: NOW });
const stageOf = (of: ReturnType<typeof review>, id: string) => of.stages.find(({ stageId }) => stageId === id);

describe('the funnel review in the words of seed 002', () => {
  const seed = seedPeriod({ skippedPaid: 15, passedPaid: 28 });

  it('counts 38 of 72 leads that jumped qualification', () => {
    const [qualification] = review(seed).required;
    expect(qualification).toMatchObject({ stageId: 'qualification', beyond: 72, passed: 34, skipped: 38, madeUp: 0 });
  });

  it('says from where to where they jumped and who did it: a call goes straight to target', () => {
    expect(review(seed).required[0]?.jumps).toEqual([
      { from: null, to: 'target', by: 'operator:anna', dialogs: 23 },
      { from: 'new', to: 'target', by: 'operator:boris', dialogs: 15 },
    ]);
  });

  it('names the bottleneck with its cost and where it comes from: "38 of 72 … 2.1 times … 61 % are calls"', () => {
    const { bottleneck } = review(seed);
    expect(bottleneck).toMatchObject({ kind: 'named', finding: { kind: 'skipped', dialogs: 38, of: 72 } });
    const { ru, en } = bottleneckInWords(bottleneck, 'paid', titles);
    // Numbers stand with spaces at which no line breaks.
    expect(ru.replaceAll('\u00a0', ' ')).toBe(
      '38 из 72 диалогов, ушедших дальше, проскочили этап «Квалификация лида»: до покупки они доходят в 2,1 раза реже, чем остальные (39 % против 82 %). 61 % из них — источник «Звонок» (среди прочих 12 %). Цена: примерно 16 покупок.',
    );
    expect(en).toBe(
      '38 of 72 dialogs that went further skipped “Qualification”: they come to a purchase 2.1 times less often than the others (39% against 82%). 61% of them: source “Call” (12% of the others). Estimated cost: about 16 purchases.',
    );
  });

  it('names nothing when as big a difference may be chance, and says so', () => {
    const { bottleneck, findings } = review(seedPeriod({ skippedPaid: 8, passedPaid: 15 }));
    expect(findings.find(({ kind }) => kind === 'skipped')?.times).toBeCloseTo(2.1, 1);
    expect(bottleneck.kind).toBe('chance');
    const { ru, en } = bottleneckInWords(bottleneck, 'paid', titles);
    expect(ru).toContain('разница может быть случайной: 38 из 72');
    expect(en).toContain('the difference may be chance: 38 of 72');
  });

  it('counts one lead once in each stage, however often it came back: "if it was thrown there and back, it counts as one"', () => {
    const there = ['new', 'qualification', 'target', 'qualification', 'target', 'lost'] as const;
    const of = review([buildJourney({ way: there })]);
    expect(of.stages.map(({ stageId, visited }) => [stageId, visited])).toEqual([
      ['new', 1],
      ['qualification', 1],
      ['target', 1],
      ['deal', 0],
      ['lost', 1],
      ['junk', 0],
    ]);
    expect(stageOf(of, 'qualification')).toMatchObject({ entered: 2, returned: 1 });
    expect(of.transitions).toContainEqual({ from: 'qualification', to: 'target', dialogs: 1, moves: 2 });
    expect(of.transitions).toContainEqual({ from: 'target', to: 'qualification', dialogs: 1, moves: 1 });
  });

  it('lets the shares of the stages add up to more than all, since a lead has been in several', () => {
    const of = review([buildJourney({ way: ['new', 'qualification', 'target', 'junk'] })]);
    expect(of.stages.reduce((sum, { visited }) => sum + visited, 0)).toBe(4);
    expect(of.whole.dialogs).toBe(1);
  });

  it('does not call it a jump when a lead is given up, or is no request at all, without qualification', () => {
    const of = review([
      buildJourney({ id: 'a', way: ['new', 'lost'] }),
      buildJourney({ id: 'b', way: ['new', 'junk'] }),
      buildJourney({ id: 'c', way: ['new'] }),
    ]);
    expect(of.required[0]).toMatchObject({ beyond: 0, skipped: 0 });
  });

  it('still calls it a jump when the manager makes up for qualification later, and says so', () => {
    const of = review([buildJourney({ way: ['new', ['target', 'operator:anna'], 'qualification', 'target'] })]);
    expect(of.required[0]).toMatchObject({ skipped: 1, madeUp: 1 });
  });

  it('calls it a jump by way of the lost stage, too', () => {
    const of = review([buildJourney({ way: ['new', 'lost', ['target', 'operator:anna']] })]);
    expect(of.required[0]?.jumps).toEqual([{ from: 'lost', to: 'target', by: 'operator:anna', dialogs: 1 }]);
  });

  it('follows a lead into the pipeline of partners and back', () => {
    const of = review([
      buildJourney({ id: 'gone', way: ['new', 'qualification', 'partners/new'] }),
      buildJourney({ id: 'back', way: ['partners/new', 'partners/won', 'target'] }),
      buildJourney({ id: 'never', way: ['partners/new'] }),
    ]);
    expect(of.whole.dialogs).toBe(2);
    expect(stageOf(of, 'qualification')).toMatchObject({ visited: 1, elsewhere: 1 });
    expect(of.transitions).toContainEqual({ from: 'qualification', to: null, dialogs: 1, moves: 1 });
    expect(of.transitions).toContainEqual({ from: null, to: 'target', dialogs: 1, moves: 1 });
    expect(of.required[0]).toMatchObject({ skipped: 1 });
  });

  it('passes over stages that are no more: who went on from there came from the stage before', () => {
    const of = review([buildJourney({ way: ['new', 'gone-stage', 'target', 'gone-stage', 'target'] })]);
    expect(of.transitions).toEqual([
      { from: null, to: 'new', dialogs: 1, moves: 1 },
      { from: 'new', to: 'target', dialogs: 1, moves: 1 },
    ]);
    expect(stageOf(of, 'target')).toMatchObject({ visited: 1, entered: 1, stillHere: 1 });
  });

  it('tells the main figures by source, channel and manager', () => {
    const { segments } = review(seed);
    expect(segments.source.map(({ key, dialogs, skipped, goals }) => [key, dialogs, skipped, goals.paid.hits])).toEqual(
      [
        ['site', 50, 15, 24],
        ['call', 27, 23, 19],
      ],
    );
    expect(segments.manager.map(({ key, dialogs }) => [key, dialogs])).toEqual([
      ['anna', 40],
      ['boris', 32],
      [null, 5],
    ]);
  });

  it('asks for the conversion prompt’s verdict of those alone that were judged', () => {
    const of = review([
      buildJourney({ id: 'a', way: ['new'], marks: ['judged', 'converted'] }),
      buildJourney({ id: 'b', way: ['new'], marks: ['judged'] }),
      buildJourney({ id: 'c', way: ['new'] }),
    ]);
    expect(of.whole.goals.converted).toEqual({ hits: 1, of: 2 });
    expect(of.whole.goals.paid).toEqual({ hits: 0, of: 3 });
  });
});
