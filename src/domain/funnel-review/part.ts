import { z } from 'zod';
import { spentAt } from './candidates.ts';
import { type Goal, hasReached, isTold } from './goal.ts';
import { type Move, OUTSIDE } from './move.ts';
import type { Path } from './path.ts';
import { losesDialogs, type Reviewed, requiredPlaces } from './rules.ts';
import { isBeyond } from './skips.ts';
import { entriesOf } from './stages.ts';
import { spentIn } from './time-in-stage.ts';

/**
 * What can be opened: the dialogs behind each number of a review. With a stage: `visited`, `returned` (came back), `moved_on`, `lost`
 * (got no further), `still_here`, `elsewhere`, `here` (now, however far it has been), `left` (its time there is known), `slow` (went on after more than `over`). `skipped`,
 * `passed` and `beyond` are of a required stage, or of any. `lost` without a stage: lost by now. `transition`: went from a stage to
 * another. `reached`, `judged`: came to the goal, of those of whom it is known.
 */
export const ReviewPart = z.enum([
  'all',
  'visited',
  'returned',
  'moved_on',
  'lost',
  'still_here',
  'elsewhere',
  'here',
  'left',
  'slow',
  'beyond',
  'passed',
  'skipped',
  'transition',
  'reached',
  'judged',
]);
export type ReviewPart = z.infer<typeof ReviewPart>;

/** Parts that are nothing without a stage. */
export const NEEDS_STAGE: ReadonlySet<ReviewPart> = new Set([
  'visited',
  'returned',
  'moved_on',
  'still_here',
  'elsewhere',
  'here',
  'left',
  'slow',
]);

export interface PartQuery {
  of: ReviewPart;
  /** Of a transition, where it came from; null for outside. */
  stageId?: string | null | undefined;
  toId?: string | null | undefined;
  /** Of a jump, where it came from; null for outside. */
  fromId?: string | null | undefined;
  /** Who made the move. */
  by?: string | undefined;
  overMs?: number | undefined;
  goal: Goal;
}

/** A dialog of the part, with the move that made it one and the time in question, where there are such. */
export interface PartItem {
  path: Path;
  move: Move | null;
  spentMs: number | null;
}

/** The dialogs behind a number, in the order given: as many as the number says. */
export function partOf(pipeline: Reviewed, paths: readonly Path[], query: PartQuery, now: Date): PartItem[] {
  const place = (id: string | null | undefined): number => pipeline.stages.findIndex((stage) => stage.id === id);
  const look = lookFor(pipeline, query, place);
  const stage = place(query.stageId);
  return paths.flatMap((path) => {
    const found = look(path);
    if (found === null) return [];
    return [{ path, move: found === true ? null : found, spentMs: spentIn(path, stage, now) }];
  });
}

/** The move, or true where no single move makes it; null when the dialog does not belong. */
type Look = (path: Path) => Move | true | null;

const when = (condition: boolean): true | null => (condition ? true : null);

function lookFor(pipeline: Reviewed, query: PartQuery, place: (id: string | null | undefined) => number): Look {
  const { of, stageId, toId, fromId, by, overMs = 0, goal } = query;
  const stage = place(stageId);
  const isHere = ({ visited }: Path): boolean => stageId === undefined || visited.includes(stage);
  const isFinal = pipeline.stages.some((one, at) => at === stage && losesDialogs(one));
  const required = requiredPlaces(pipeline)
    .map((at, nth) => ({ at, nth }))
    .filter(({ at }) => stageId === undefined || at === stage);
  const hasStayed = (path: Path): boolean => path.visited.includes(stage) && (isFinal || path.furthest === stage);
  switch (of) {
    case 'all':
      return () => true;
    case 'visited':
      return ({ moves }) => moves.find(({ to }) => to === stage) ?? null;
    case 'returned':
      return (path) => (entriesOf(path, stage) > 1 ? (path.moves.findLast(({ to }) => to === stage) ?? null) : null);
    case 'moved_on':
      return (path) => when(path.visited.includes(stage) && !hasStayed(path));
    case 'lost':
      if (stageId === undefined) return (path) => when(path.isLostNow);
      return (path) => when(hasStayed(path) && path.now !== stage && path.isLostNow);
    case 'still_here':
      return (path) => when(hasStayed(path) && path.now === stage);
    case 'elsewhere':
      return (path) => when(hasStayed(path) && path.now !== stage && !path.isLostNow);
    case 'here':
      return (path) => when(path.now === stage);
    case 'left':
      return (path) => when(path.visited.includes(stage) && path.now !== stage);
    case 'slow':
      return (path) => when((spentAt(path, stage) ?? 0) > overMs);
    case 'beyond':
      return (path) => when(required.some(({ at }) => isBeyond(path, at)));
    case 'passed':
      return (path) => when(required.some(({ at, nth }) => isBeyond(path, at) && !path.skips[nth]));
    case 'skipped':
      return (path) => {
        const skips = required.flatMap(({ nth }) => path.skips[nth] ?? []);
        return skips.find((skip) => fits(skip, { from: fromId, to: toId, by }, place)) ?? null;
      };
    case 'transition':
      return ({ moves }) =>
        moves.find((move) => fits(move, { from: stageId ?? null, to: toId ?? null, by }, place)) ?? null;
    case 'reached':
      return (path) => when(isHere(path) && hasReached(path, goal));
    case 'judged':
      return (path) => when(isHere(path) && isTold(path, goal));
  }
}

interface Wanted {
  from: string | null | undefined;
  to: string | null | undefined;
  by: string | undefined;
}

function fits(move: Move, { from, to, by }: Wanted, place: (id: string | null | undefined) => number): boolean {
  const isAt = (id: string | null | undefined, at: number): boolean =>
    id === undefined || (id === null ? OUTSIDE : place(id)) === at;
  return isAt(from, move.from) && isAt(to, move.to) && (by === undefined || move.by === by);
}
