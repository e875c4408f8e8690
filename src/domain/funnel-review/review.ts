import { type Bottleneck, type Finding, findBottleneck } from './bottleneck.ts';
import type { Goal } from './goal.ts';
import type { Path } from './path.ts';
import { type RequiredStage, requiredStages } from './required-stages.ts';
import type { Reviewed } from './rules.ts';
import {
  type MainFigures,
  mainFigures,
  SEGMENTS,
  type Segment,
  type SegmentDimension,
  segmentsBy,
} from './segments.ts';
import { type StageFigures, stageFigures } from './stages.ts';
import { type Transition, transitions } from './transitions.ts';

/** What became of the dialogs of a period in one pipeline (seed 002), every dialog once in each number. */
export interface Review {
  whole: MainFigures;
  stages: StageFigures[];
  transitions: Transition[];
  required: RequiredStage[];
  segments: Record<SegmentDimension, Segment[]>;
  findings: Finding[];
  bottleneck: Bottleneck;
}

/** The review of ways in any order, by the rules that the pipeline has now. `now` ends the stays that last. */
export function reviewOf(pipeline: Reviewed, paths: readonly Path[], { goal, now }: { goal: Goal; now: Date }): Review {
  const [source, channel, manager] = SEGMENTS.map((dimension) => segmentsBy(pipeline, paths, dimension));
  return {
    whole: mainFigures(pipeline, paths),
    stages: stageFigures(pipeline, paths, { goal, now }),
    transitions: transitions(pipeline, paths),
    required: requiredStages(pipeline, paths, goal),
    segments: { source: source ?? [], channel: channel ?? [], manager: manager ?? [] },
    ...findBottleneck(pipeline, paths, goal),
  };
}
