import type { Action } from '../../domain/action.ts';
import type { Situation } from '../../domain/perform/draft.ts';
import type { Timer } from '../../domain/timer.ts';

/**
 * What is to be done when the moment has come at which a task was due: it is told to be overdue, unless it is settled by now, is due at
 * another moment, or has been told for this one. Needs a situation with the tasks.
 */
export function judgeOverdue(
  { taskId, due }: Extract<Timer['work'], { kind: 'task_overdue' }>,
  { tasks = [] }: Situation,
): { state: 'fired' | 'skipped'; outcome: string; actions: Action[] } {
  const task = tasks.find(({ id }) => id === taskId);
  const skip = (outcome: string) => ({ state: 'skipped' as const, outcome, actions: [] });
  if (task?.state !== 'open') return skip('settled');
  if (task.due.getTime() !== due.getTime()) return skip('moved');
  if (task.overdueFor?.getTime() === due.getTime()) return skip('told already');
  return { state: 'fired', outcome: 'told', actions: [{ kind: 'tell_overdue', taskId }] };
}
