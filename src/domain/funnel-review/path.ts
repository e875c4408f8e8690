import type { Journey } from '../analytics/journey.ts';
import { visitOf } from '../pipeline.ts';
import { type Standing, standingOf } from './goal.ts';
import { type Move, OUTSIDE } from './move.ts';
import { losesDialogs, type Reviewed, requiredPlaces } from './rules.ts';
import { skipOf } from './skips.ts';

/** The way of one dialog through one pipeline, with all that figures ask of it more than once. */
export interface Path extends Standing {
  journey: Journey;
  /** Into stages of the pipeline, and out of it. */
  moves: readonly Move[];
  /** Each stage once, in the order of the first visit. */
  visited: readonly number[];
  /** The furthest stage that does not lose the dialog; OUTSIDE when there is none. */
  furthest: number;
  /** Where it is now. */
  now: number;
  isLostNow: boolean;
  /** The jump over each required stage, in their order. */
  skips: readonly (Move | null)[];
}

/** Ways of those that have been in the pipeline at all, in the order given. */
export function pathsOf(pipeline: Reviewed, journeys: Iterable<Journey>): Path[] {
  const places = new Map(pipeline.stages.map(({ id }, at) => [visitOf(pipeline.id, id), at]));
  const isLost = pipeline.stages.map(losesDialogs);
  const required = requiredPlaces(pipeline);
  const noSkips: null[] = required.map(() => null);
  const paths: Path[] = [];
  for (const journey of journeys) {
    const { moves, now } = walk(journey, places, `${pipeline.id}/`);
    const visited: number[] = [];
    let furthest = OUTSIDE;
    for (const { to } of moves) {
      if (to === OUTSIDE || visited.includes(to)) continue;
      visited.push(to);
      if (to > furthest && !isLost[to]) furthest = to;
    }
    if (visited.length === 0) continue;
    const skips = required.map((place) => skipOf({ moves, furthest }, place, isLost));
    paths.push({
      journey,
      moves,
      visited,
      furthest,
      now,
      isLostNow: isLost[now] ?? false,
      // Most have none: they share one.
      skips: skips.some((skip) => skip !== null) ? skips : noSkips,
      ...standingOf(pipeline, visited, journey.marks),
    });
  }
  return paths;
}

/**
 * A stage that is no more ends the stay before it, but is no place to come from: who went on from there came from the stage before.
 */
function walk({ steps }: Journey, places: ReadonlyMap<string, number>, own: string): { moves: Move[]; now: number } {
  const moves: Move[] = [];
  let last = OUTSIDE;
  let now = OUTSIDE;
  for (const { visit, at, by } of steps) {
    const stage = places.get(visit);
    const open = moves.at(-1);
    now = stage ?? OUTSIDE;
    if (stage !== undefined && stage === last && open) {
      open.until = null;
      continue;
    }
    if (open?.until === null) open.until = at;
    const isGone = stage === undefined && !visit.startsWith(own);
    if (stage !== undefined || (isGone && last !== OUTSIDE)) {
      moves.push({ from: last, to: now, at, by, until: null });
      last = now;
    }
  }
  return { moves, now };
}
