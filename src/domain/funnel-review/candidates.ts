import { countReached, type Goal, type Reached } from './goal.ts';
import type { Path } from './path.ts';
import { splitBySkip } from './required-stages.ts';
import { losesDialogs, type Reviewed, requiredPlaces } from './rules.ts';
import { quantile, sorted, spentIn } from './time-in-stage.ts';

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

/** Every place that is looked at, whatever it shows: all of them count when it is judged what chance alone would bring. */
export function candidatesIn(pipeline: Reviewed, paths: readonly Path[], goal: Goal): Candidate[] {
  // Where nothing comes after there is nowhere to go on to.
  const last = pipeline.stages.findLastIndex((stage) => !losesDialogs(stage));
  const active = pipeline.stages.flatMap(({ group }, at) => (group === 'active' && at < last ? [at] : []));
  return [
    ...requiredPlaces(pipeline).map((place, nth) => skippedAt(paths, place, nth, goal)),
    ...droppedAt(paths, active, goal),
    ...active.flatMap((stage) => slowAt(pipeline, paths, stage, goal) ?? []),
  ].filter(({ shareAffected, shareRest }) => shareAffected.of > 0 && shareRest.of > 0);
}

/**
 * Both have come beyond the stage: who is still before it, or was given up there, could not have jumped it, and would make those who
 * went through it look worse than they are.
 */
function skippedAt(paths: readonly Path[], place: number, nth: number, goal: Goal): Candidate {
  const { skipped, passed } = splitBySkip(paths, place, nth);
  return {
    kind: 'skipped',
    stage: place,
    affected: skipped,
    rest: passed,
    ...compare(skipped, passed, goal),
    overMs: null,
  };
}

/**
 * Of the dialogs whose stay at a stage has been decided, those that got no further and were lost, against the same share at the other
 * stages. Those who are still there, or have gone back or to another pipeline, are not decided.
 */
function droppedAt(paths: readonly Path[], active: readonly number[], goal: Goal): Candidate[] {
  const places = active.map((stage) => {
    const dropped: Path[] = [];
    const movedOn: Path[] = [];
    for (const path of paths) {
      const goesOn = path.furthest > stage;
      if (!goesOn && !(path.furthest === stage && path.isLostNow)) continue;
      if (path.visited.includes(stage)) (goesOn ? movedOn : dropped).push(path);
    }
    return { stage, dropped, movedOn };
  });
  return places.map(({ stage, dropped, movedOn }) => {
    const others = places.filter((other) => other.stage !== stage);
    const hits = sum(others.map((other) => other.dropped.length));
    const shareRest = { hits, of: hits + sum(others.map((other) => other.movedOn.length)) };
    const shareAffected = { hits: dropped.length, of: dropped.length + movedOn.length };
    const tooMany = dropped.length - shareAffected.of * rate(shareRest);
    const lostGoals = tooMany * rate(countReached(movedOn, goal));
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
function slowAt(pipeline: Reviewed, paths: readonly Path[], stage: number, goal: Goal): Candidate | null {
  const movedOn: Path[] = [];
  const lengths: number[] = [];
  for (const path of paths) {
    const spent = spentAt(path, stage);
    if (spent === null) continue;
    movedOn.push(path);
    lengths.push(spent);
  }
  const hours = pipeline.stages[stage]?.timeLimitHours ?? null;
  const overMs = hours === null ? quantile(sorted(lengths), 0.5) : hours * HOUR_MS;
  if (overMs === null) return null;
  const affected = movedOn.filter((_, at) => (lengths[at] ?? 0) > overMs);
  const rest = movedOn.filter((_, at) => (lengths[at] ?? 0) <= overMs);
  return { kind: 'slow', stage, affected, rest, ...compare(affected, rest, goal), overMs };
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
  goal: Goal,
): Pick<Candidate, 'shareAffected' | 'shareRest' | 'lostGoals'> {
  const shareAffected = countReached(affected, goal);
  const shareRest = countReached(rest, goal);
  return { shareAffected, shareRest, lostGoals: shareAffected.of * (rate(shareRest) - rate(shareAffected)) };
}

const HOUR_MS = 3_600_000;

const rate = ({ hits, of }: Reached): number => (of === 0 ? 0 : hits / of);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
