import { z } from 'zod';
import { CANDIDATE_KINDS } from '../../domain/funnel-review/candidates.ts';
import { Goal } from '../../domain/funnel-review/goal.ts';
import { ReviewPart } from '../../domain/funnel-review/part.ts';
import { SEGMENTS } from '../../domain/funnel-review/segments.ts';
import { Localized } from '../../domain/localized.ts';
import { StageGroup } from '../../domain/pipeline.ts';
import { instant } from './instant.ts';
import { FigureView } from './kpi-view.ts';

/** What a number opens into: the query of `…/review/dialogs`, beside the filters. */
export const OpenedPart = z.enum([...ReviewPart.options, 'left_out']);
export type OpenedPart = z.infer<typeof OpenedPart>;

const seconds = z.number().nullable();

/** How long dialogs are in a stage. Those that are still there are no part of `median` and `p90`. */
const StageTimeView = z.object({
  left: z.number(),
  median: seconds,
  p90: seconds,
  waiting: z.number(),
  waitingMedian: seconds,
  /** The median with those still there taken into account (Kaplan–Meier); null where too few have left to tell. */
  expectedMedian: seconds,
});

/** `movedOn + dropped + stillHere + elsewhere = visited`. */
export const ReviewStageView = z.object({
  stageId: z.string(),
  title: Localized,
  group: StageGroup,
  colour: z.string(),
  isRequired: z.boolean(),
  /** Distinct dialogs, each once however often it came back. */
  visited: z.number(),
  /** Moves into the stage, and distinct dialogs that came back. */
  entered: z.number(),
  returned: z.number(),
  movedOn: z.number(),
  dropped: z.number(),
  stillHere: z.number(),
  elsewhere: z.number(),
  toNext: FigureView,
  fromFirst: z.number().nullable(),
  /** Of those that have been here, who came to the goal. */
  reached: FigureView,
  time: StageTimeView.nullable(),
});
export type ReviewStageView = z.infer<typeof ReviewStageView>;

/** Null for outside: the beginning, and other pipelines. */
export const TransitionView = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  dialogs: z.number(),
  moves: z.number(),
});
export type TransitionView = z.infer<typeof TransitionView>;

/** `operator:<id>`, `trigger:<id>`, `bot`, `api`…; and how that is called. */
const hand = { by: z.string(), byTitle: Localized };

export const RequiredStageView = z.object({
  stageId: z.string(),
  /** Dialogs that came further: `passed + skipped`. */
  beyond: z.number(),
  passed: z.number(),
  skipped: z.number(),
  /** Of the skipped, those that were there later. */
  madeUp: z.number(),
  reachedWhenPassed: FigureView,
  reachedWhenSkipped: FigureView,
  jumps: z.array(z.object({ from: z.string().nullable(), to: z.string(), ...hand, dialogs: z.number() })),
});
export type RequiredStageView = z.infer<typeof RequiredStageView>;

const main = {
  dialogs: z.number(),
  /** In a stage that gives up, by now. */
  lost: z.number(),
  /** Of those that came beyond a required stage, who jumped one. */
  skipped: FigureView,
  goals: z.record(Goal, FigureView),
};

export const ReviewSegmentView = z.object({ key: z.string().nullable(), title: Localized.nullable(), ...main });
export type ReviewSegmentView = z.infer<typeof ReviewSegmentView>;

/** A place where the funnel may be narrow. Of a drop, the shares are of those who dropped out, here and at the other stages. */
export const FindingView = z.object({
  kind: z.enum(CANDIDATE_KINDS),
  stageId: z.string(),
  text: Localized,
  dialogs: z.number(),
  of: z.number(),
  shareAffected: FigureView,
  shareRest: FigureView,
  times: z.number().nullable(),
  lostGoals: z.number(),
  overSeconds: seconds,
  /** How likely chance alone makes the difference: by itself, and corrected for all places that were looked at (Holm). */
  chance: z.number(),
  correctedChance: z.number(),
  isReal: z.boolean(),
});
export type FindingView = z.infer<typeof FindingView>;

/** What became of the dialogs opened in the period in one pipeline. */
export const ReviewView = z
  .object({
    pipelineId: z.string(),
    from: instant,
    to: instant,
    asOf: instant,
    building: z.object({ done: z.number(), total: z.number() }).nullable(),
    goal: Goal,
    /** Dialogs that are no requests: left out unless asked for. */
    leftOut: z.number(),
    ...main,
    stages: z.array(ReviewStageView),
    transitions: z.array(TransitionView),
    required: z.array(RequiredStageView),
    segments: z.record(z.enum(SEGMENTS), z.array(ReviewSegmentView)),
    /** Every place that was looked at, the costliest first. */
    findings: z.array(FindingView),
    /** `named`: this one, and chance does not explain it. `chance`: nothing can be named. `even`: nothing even looks worse. */
    bottleneck: z.object({
      kind: z.enum(['named', 'chance', 'even']),
      text: Localized,
      finding: FindingView.nullable(),
      origin: z
        .object({
          dimension: z.enum(SEGMENTS),
          key: z.string().nullable(),
          title: Localized.nullable(),
          dialogs: z.number(),
          shareOfAffected: z.number(),
          shareOfRest: z.number(),
        })
        .nullable(),
    }),
  })
  .meta({ id: 'FunnelReview' });
export type ReviewView = z.infer<typeof ReviewView>;

/** The dialogs behind one number. */
export const ReviewDialogsView = z
  .object({
    /** On all pages together: as many as the number says. */
    dialogs: z.number(),
    items: z.array(
      z.object({
        dialogId: z.string(),
        contactName: z.string().nullable(),
        channel: z.string(),
        /** When it was opened. */
        at: instant,
        managerName: z.string().nullable(),
        /** The move that makes it one of them; null where no single one does. */
        move: z.object({ from: z.string().nullable(), to: z.string().nullable(), at: instant, ...hand }).nullable(),
        /** How long it was, or has been, in the stage in question. */
        seconds,
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'FunnelReviewDialogs' });
export type ReviewDialogsView = z.infer<typeof ReviewDialogsView>;
