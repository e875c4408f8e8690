import { wilson } from '../../domain/analytics/intervals.ts';
import { SMALL_SAMPLE } from '../../domain/analytics/reckoning.ts';
import type { Finding } from '../../domain/funnel-review/bottleneck.ts';
import type { Goal, Reached } from '../../domain/funnel-review/goal.ts';
import type { PartItem } from '../../domain/funnel-review/part.ts';
import type { Review } from '../../domain/funnel-review/review.ts';
import type { MainFigures, SegmentDimension } from '../../domain/funnel-review/segments.ts';
import type { StageFigures } from '../../domain/funnel-review/stages.ts';
import { bottleneckInWords, findingInWords, type Titles } from '../../domain/funnel-review/words.ts';
import { type Pipeline, stageById } from '../../domain/pipeline.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import { keyTitle } from '../figures/key-titles.ts';
import type { FindingView, ReviewDialogsView, ReviewStageView, ReviewView } from '../views/funnel-review-view.ts';
import type { FigureView } from '../views/kpi-view.ts';
import { byTitle, segmentTitle, titlesOf } from './titles.ts';

type Told = Pick<
  ReviewView,
  | 'bottleneck'
  | 'findings'
  | 'stages'
  | 'transitions'
  | 'required'
  | 'segments'
  | 'dialogs'
  | 'lost'
  | 'skipped'
  | 'goals'
>;

/** A review with the words and names that its ids stand for. */
export function presentReview(review: Review, pipeline: Pipeline, goal: Goal, around: Surroundings): Told {
  const titles = titlesOf(pipeline, around);
  const { whole, stages, transitions, required, segments, findings, bottleneck } = review;
  const segmentsOf = (dimension: SegmentDimension) =>
    segments[dimension].map(({ key, ...figures }) => ({
      key,
      title: segmentTitle(dimension, key, around),
      ...presentMain(figures),
    }));
  return {
    ...presentMain(whole),
    stages: stages.flatMap((figures) => presentStage(figures, pipeline)),
    transitions,
    required: required.map(({ jumps, reachedWhenPassed, reachedWhenSkipped, ...stage }) => ({
      ...stage,
      reachedWhenPassed: share(reachedWhenPassed),
      reachedWhenSkipped: share(reachedWhenSkipped),
      jumps: jumps.map((jump) => ({ ...jump, byTitle: byTitle(jump.by, around) })),
    })),
    segments: { source: segmentsOf('source'), channel: segmentsOf('channel'), manager: segmentsOf('manager') },
    findings: findings.map((finding) => presentFinding(finding, goal, titles)),
    bottleneck: {
      kind: bottleneck.kind,
      text: bottleneckInWords(bottleneck, goal, titles),
      finding: bottleneck.kind === 'even' ? null : presentFinding(bottleneck.finding, goal, titles),
      origin:
        bottleneck.kind === 'named' && bottleneck.origin
          ? {
              ...bottleneck.origin,
              title: segmentTitle(bottleneck.origin.dimension, bottleneck.origin.key, around),
            }
          : null,
    },
  };
}

/** One dialog behind a number. */
export function presentPartItem(
  { path: { journey }, move, spentMs }: PartItem,
  { contactName, pipeline, around }: { contactName: string | null; pipeline: Pipeline; around: Surroundings },
): ReviewDialogsView['items'][number] {
  const stageId = (place: number): string | null => pipeline.stages[place]?.id ?? null;
  return {
    dialogId: journey.dialogId,
    contactName,
    channel: journey.traits.channel,
    at: journey.openedAt.toISOString(),
    managerName: keyTitle('manager', journey.traits.managerId, around)?.en ?? null,
    move: move && {
      from: stageId(move.from),
      to: stageId(move.to),
      at: move.at.toISOString(),
      by: move.by,
      byTitle: byTitle(move.by, around),
    },
    seconds: inSeconds(spentMs),
  };
}

function presentMain({ beyond, skipped, goals, ...figures }: MainFigures) {
  return {
    ...figures,
    skipped: share({ hits: skipped, of: beyond }),
    goals: {
      won: share(goals.won),
      booked: share(goals.booked),
      attended: share(goals.attended),
      paid: share(goals.paid),
      converted: share(goals.converted),
    },
  };
}

function presentStage({ toNext, reached, time, ...figures }: StageFigures, pipeline: Pipeline): ReviewStageView[] {
  const stage = stageById(pipeline, figures.stageId);
  if (!stage) return [];
  const { title, group, colour } = stage;
  return [
    {
      ...figures,
      title,
      group,
      colour,
      isRequired: pipeline.requiredStages.includes(figures.stageId),
      toNext: toNext === null ? share({ hits: 0, of: 0 }) : share({ hits: figures.movedOn, of: figures.visited }),
      reached: share(reached),
      time: time && {
        left: time.left,
        median: inSeconds(time.medianMs),
        p90: inSeconds(time.p90Ms),
        waiting: time.waiting,
        waitingMedian: inSeconds(time.waitingMedianMs),
        expectedMedian: inSeconds(time.expectedMedianMs),
      },
    },
  ];
}

function presentFinding(finding: Finding, goal: Goal, titles: Titles): FindingView {
  const { shareAffected, shareRest, overMs, ...rest } = finding;
  return {
    ...rest,
    text: findingInWords(finding, goal, titles),
    shareAffected: share(shareAffected),
    shareRest: share(shareRest),
    overSeconds: inSeconds(overMs),
  };
}

/** With the interval in which the true share lies; of nothing, nothing. */
function share({ hits, of }: Reached): FigureView {
  if (of === 0) return { value: null, numerator: null, denominator: null, interval: null, small: true };
  return {
    value: hits / of,
    numerator: hits,
    denominator: of,
    interval: wilson(hits / of, of),
    small: of < SMALL_SAMPLE,
  };
}

const inSeconds = (ms: number | null): number | null => ms && ms / 1000;
