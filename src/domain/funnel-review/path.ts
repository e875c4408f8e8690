import type { Journey } from '../analytics/journey.ts';
import { type Pipeline, visitOf } from '../pipeline.ts';

/** Not in a stage of the pipeline: not there yet, gone to another one, or in a stage that is no more. */
export const OUTSIDE = -1;

/** A change of stage. Stages are places in the pipeline's order; OUTSIDE where it came from, or went to, elsewhere. */
export interface Move {
  from: number;
  to: number;
  at: Date;
  by: string;
}

/** A stay in a stage; `until` is null while it lasts. */
export interface Stay {
  stage: number;
  since: Date;
  until: Date | null;
  by: string;
}

/** The way of one dialog through one pipeline. */
export interface Path {
  journey: Journey;
  stays: readonly Stay[];
  moves: readonly Move[];
  /** Each stage once, in the order of the first visit. */
  visited: readonly number[];
  /** The furthest stage that does not lose the dialog; OUTSIDE when there is none. */
  furthest: number;
  /** Where it is now. */
  now: number;
}

type Staged = Pick<Pipeline, 'id' | 'stages'>;

/** Ways of those that have been in the pipeline at all, in the order given. */
export function pathsOf(pipeline: Staged, journeys: Iterable<Journey>): Path[] {
  const places = new Map(pipeline.stages.map(({ id }, at) => [visitOf(pipeline.id, id), at]));
  const isLost = pipeline.stages.map(losesDialogs);
  const paths: Path[] = [];
  for (const journey of journeys) {
    const { stays, moves, now } = walk(journey, places, `${pipeline.id}/`);
    if (stays.length === 0) continue;
    const visited = [...new Set(stays.map(({ stage }) => stage))];
    const furthest = visited.reduce((far, stage) => (isLost[stage] || stage < far ? far : stage), OUTSIDE);
    paths.push({ journey, stays, moves, visited, furthest, now });
  }
  return paths;
}

/** Whoever comes here has been given up, or was no request. */
export const losesDialogs = ({ group }: Pipeline['stages'][number]): boolean =>
  group === 'unsuccessful' || group === 'not_a_request';

interface Walked {
  stays: Stay[];
  moves: Move[];
  now: number;
}

/**
 * A stage that is no more ends the stay before it, but is no place to come from: who went on from there came from the stage before.
 */
function walk({ steps }: Journey, places: ReadonlyMap<string, number>, own: string): Walked {
  const stays: Stay[] = [];
  const moves: Move[] = [];
  let last = OUTSIDE;
  let now = OUTSIDE;
  for (const { visit, at, by } of steps) {
    const stage = places.get(visit);
    const open = stays.at(-1);
    now = stage ?? OUTSIDE;
    if (stage !== undefined && stage === last && open) {
      open.until = null;
      continue;
    }
    if (open?.until === null) open.until = at;
    if (stage !== undefined) {
      moves.push({ from: last, to: stage, at, by });
      stays.push({ stage, since: at, until: null, by });
      last = stage;
    } else if (!visit.startsWith(own) && last !== OUTSIDE) {
      moves.push({ from: last, to: OUTSIDE, at, by });
      last = OUTSIDE;
    }
  }
  return { stays, moves, now };
}
