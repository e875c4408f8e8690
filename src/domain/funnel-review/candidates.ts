import type { Pipeline } from '../pipeline.ts';
import { countReached, type Reached, type ReachedGoal } from './goal.ts';
import { losesDialogs, type Path } from './path.ts';
import { splitBySkip } from './required-stages.ts';
import { isLostNow } from './segments.ts';
import { requiredPlaces } from './skips.ts';
import { quantile, spentIn } from './time-in-stage.ts';

export const CANDIDATE_KINDS = ['skipped', 'dropped', 'slow'] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

/** A place where the funnel may be narrow: dialogs that something happened to, and those that it could have happened to as well. */
export interface Candidate {
  kind: CandidateKind;
  /** Its place. */
  stage: number;
  affected: readonly Path[];
  rest: readonly Path[];
  /** What is compared: who of both came to the goal; of a drop, who dropped out here and at the other stages. */
  shareAffected: Reached;
  shareRest: Reached;
  /** Goals that would have been reached if the affected had done like the rest; below zero when they did better. */
  lostGoals: number;
  /** Of a slow stage: how long is too long, milliseconds. */
  overMs: number | null;
}

type Ruled = Pick<Pipeline, 'stages' | 'requiredStages'>;

/** Every place that is looked at, whatever it shows: all of them count when it is judged what chance alone would bring. */
export function candidatesIn(pipeline: Ruled, paths: readonly Path[], reached: ReachedGoal): Candidate[] {
  const active = pipeline.stages.flatMap(({ group }, at) => (group === 'active' ? [at] : []));
  return [
    ...requiredPlaces(pipeline).map((stage) => skippedAt(pipeline, paths, stage, reached)),
    ...droppedAt(pipeline, paths, active, reached),
    ...active.flatMap((stage) => slowAt(pipeline, paths, stage, reached) ?? []),
  ].filter(({ shareAffected, shareRest }) => shareAffected.of > 0 && shareRest.of > 0);
}

/**
 * Both have come beyond the stage: who is still before it, or was given up there, could not have jumped it, and would make those who
 * went through it look worse than they are.
 */
function skippedAt(
  pipeline: Pick<Pipeline, 'stages'>,
  paths: readonly Path[],
  stage: number,
  reached: ReachedGoal,
): Candidate {
  const { skipped, passed } = splitBySkip(pipeline, paths, stage);
  return {
    kind: 'skipped',
    stage,
    affected: skipped,
    rest: passed,
    ...compare(skipped, passed, reached),
    overMs: null,
  };
}

/**
 * Of the dialogs whose stay at a stage has been decided, those that got no further and were lost, against the same share at the other
 * stages. Those who are still there, or have gone back or to another pipeline, are not decided.
 */
function droppedAt(
  pipeline: Pick<Pipeline, 'stages'>,
  paths: readonly Path[],
  active: readonly number[],
  reached: ReachedGoal,
): Candidate[] {
  const stages = active
    // Where nothing comes after there is nowhere to go on to.
    .filter((stage) => pipeline.stages.some((later, at) => at > stage && !losesDialogs(later)))
    .map((stage) => {
      const here = paths.filter(({ visited }) => visited.includes(stage));
      const dropped = here.filter((path) => path.furthest === stage && isLostNow(pipeline, path));
      return { stage, dropped, movedOn: here.filter(({ furthest }) => furthest > stage) };
    });
  return stages.map(({ stage, dropped, movedOn }) => {
    const others = stages.filter((other) => other.stage !== stage);
    const shareRest = {
      hits: sum(others.map((other) => other.dropped.length)),
      of: sum(others.map((other) => other.dropped.length + other.movedOn.length)),
    };
    const shareAffected = { hits: dropped.length, of: dropped.length + movedOn.length };
    const { hits, of } = countReached(movedOn, reached);
    const tooMany = dropped.length - shareAffected.of * rate(shareRest);
    const lostGoals = tooMany * rate({ hits, of });
    return {
      kind: 'dropped',
      stage,
      affected: dropped,
      rest: movedOn,
      shareAffected,
      shareRest,
      lostGoals,
      overMs: null,
    };
  });
}

/**
 * Of the dialogs that went on from a stage, those that had been there for longer than it allows, or than half of them when it has no
 * limit. Those that were given up there are left to `dropped`: a dead dialog that is cleared away late was not lost by being slow.
 */
function slowAt(
  pipeline: Pick<Pipeline, 'stages'>,
  paths: readonly Path[],
  stage: number,
  reached: ReachedGoal,
): Candidate | null {
  const movedOn = paths.flatMap((path) => {
    const spent = spentAt(path, stage);
    return spent === null ? [] : [{ path, spent }];
  });
  const hours = pipeline.stages[stage]?.timeLimitHours ?? null;
  const lengths = movedOn.map(({ spent }) => spent).sort((a, b) => a - b);
  const overMs = hours === null ? quantile(lengths, 0.5) : hours * HOUR_MS;
  if (overMs === null) return null;
  const affected = movedOn.filter(({ spent }) => spent > overMs).map(({ path }) => path);
  const rest = movedOn.filter(({ spent }) => spent <= overMs).map(({ path }) => path);
  return { kind: 'slow', stage, affected, rest, ...compare(affected, rest, reached), overMs };
}

/** Milliseconds that a dialog was in a stage from which it went on for good; null for all others. */
export function spentAt(path: Path, stage: number): number | null {
  if (path.furthest <= stage || path.now === stage) return null;
  // No stay here lasts any more: the moment does not matter.
  return spentIn(path, stage, path.journey.openedAt);
}

function compare(
  affected: readonly Path[],
  rest: readonly Path[],
  reached: ReachedGoal,
): Pick<Candidate, 'shareAffected' | 'shareRest' | 'lostGoals'> {
  const shareAffected = countReached(affected, reached);
  const shareRest = countReached(rest, reached);
  return { shareAffected, shareRest, lostGoals: shareAffected.of * (rate(shareRest) - rate(shareAffected)) };
}

const HOUR_MS = 3_600_000;

const rate = ({ hits, of }: Reached): number => (of === 0 ? 0 : hits / of);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
