import type { Teammate } from '../operator.ts';
import { kindNamed, type TaskKind } from './task-kind.ts';

/** What somebody wants a task to be; what is left out stays. */
export interface TaskWish {
  kind?: string | undefined;
  due?: Date | undefined;
  assigneeId?: string | null | undefined;
}

const FURTHEST_MS = 5 * 366 * 86_400_000;

/** Why a task cannot be so, in words, or null when it can. */
export function wrongWith(
  { kind, due, assigneeId }: TaskWish,
  { taskKinds, team, now }: { taskKinds: readonly TaskKind[]; team: readonly Teammate[]; now: Date },
): string | null {
  if (kind !== undefined && !kindNamed(taskKinds, kind)) return `There is no kind of task "${kind}".`;
  if (due !== undefined && Math.abs(due.getTime() - now.getTime()) > FURTHEST_MS) {
    return 'A task must be due within five years.';
  }
  return wrongAssignee(assigneeId, team);
}

/** Why a task cannot be this person's, in words; null when it can, or is to be nobody's or the leader's. */
export function wrongAssignee(assigneeId: string | null | undefined, team: readonly Teammate[]): string | null {
  if (assigneeId === undefined || assigneeId === null) return null;
  const mate = team.find(({ id }) => id === assigneeId);
  if (!mate) return 'There is no such person in the team.';
  return mate.role === 'viewer' ? 'This person may only look; give the task to somebody else.' : null;
}
