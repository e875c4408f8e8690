import type { Journey } from '../analytics/journey.ts';
import type { Pipeline } from '../pipeline.ts';
import { type Bottleneck, type Finding, findBottleneck } from './bottleneck.ts';
import { type Goal, reachedGoal } from './goal.ts';
import { pathsOf } from './path.ts';
import { type RequiredStage, requiredStages } from './required-stages.ts';
import { mainFigures, SEGMENTS, type Segment, type SegmentDimension, segmentsBy } from './segments.ts';
import { type StageFigures, stageFigures } from './stages.ts';
import { type Transition, transitions } from './transitions.ts';

/** What became of the dialogs of a period in one pipeline (seed 002), every dialog once in each number. */
export interface Review {
  whole: Omit<Segment, 'key'>;
  stages: StageFigures[];
  transitions: Transition[];
  required: RequiredStage[];
  segments: Record<SegmentDimension, Segment[]>;
  findings: Finding[];
  bottleneck: Bottleneck;
}

type Reviewed = Pick<Pipeline, 'id' | 'stages' | 'requiredStages'>;

/**
 * The review of dialogs in any order, by the rules that the pipeline has now. Those that have never been in it are passed over. `now`
 * ends the stays that last.
 */
export function reviewOf(
  pipeline: Reviewed,
  journeys: Iterable<Journey>,
  { goal, now }: { goal: Goal; now: Date },
): Review {
  const paths = pathsOf(pipeline, journeys);
  const reached = reachedGoal(pipeline, goal);
  const [source, channel, manager] = SEGMENTS.map((dimension) => segmentsBy(pipeline, paths, dimension));
  return {
    whole: mainFigures(pipeline, paths),
    stages: stageFigures(pipeline, paths, { reached, now }),
    transitions: transitions(pipeline, paths),
    required: requiredStages(pipeline, paths, reached),
    segments: { source: source ?? [], channel: channel ?? [], manager: manager ?? [] },
    ...findBottleneck(pipeline, paths, reached),
  };
}
