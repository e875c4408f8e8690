import type { BulkChange } from '../domain/bulk/bulk-job.ts';
import { checkTemplate } from '../domain/message-template.ts';
import { stageById } from '../domain/pipeline.ts';
import { kindNamed } from '../domain/tasks/task-kind.ts';
import { wrongAssignee } from '../domain/tasks/task-wish.ts';
import type { Surroundings } from '../store/load-situation.ts';
import { may, type Principal } from './principal.ts';
import { type FieldError, invalidInput, type Problem } from './problem.ts';

/** What is wrong with a change before any dialog is looked at; null when it can be ordered. */
export function refusalOf(change: BulkChange, around: Surroundings): Problem | null {
  const wrong = errorsIn(change, around);
  return wrong.length > 0 ? invalidInput(wrong) : null;
}

function errorsIn(change: BulkChange, { pipelines, team, fields, taskKinds }: Surroundings): FieldError[] {
  const at = (field: string, reason: string): FieldError[] => [{ path: `body.change.${field}`, reason }];
  switch (change.kind) {
    case 'move_stage': {
      const { pipelineId, stageId, lossReasonId } = change;
      const pipeline = pipelines.find(({ id }) => id === pipelineId);
      if (pipelineId !== undefined && !pipeline) return at('pipelineId', 'there is no such pipeline');
      // Left out: each dialog stays in its own pipeline.
      const targets = (pipeline ? [pipeline] : pipelines).filter((one) => stageById(one, stageId));
      if (targets.length === 0) return at('stageId', `there is no stage "${stageId}"`);
      if (lossReasonId === undefined || lossReasonId === null) return [];
      const reasons = targets.flatMap(({ lossReasons }) => lossReasons.filter(({ retired }) => !retired));
      if (reasons.some(({ id }) => id === lossReasonId)) return [];
      const known = [...new Set(reasons.map(({ id }) => id))].join(', ') || 'none yet';
      return at('lossReasonId', `there is no loss reason "${lossReasonId}"; there are: ${known}`);
    }
    case 'add_task': {
      const { taskKind, assigneeId } = change;
      if (!kindNamed(taskKinds, taskKind)) return at('taskKind', `there is no kind of task "${taskKind}"`);
      const reason = wrongAssignee(assigneeId, team);
      return reason ? at('assigneeId', reason) : [];
    }
    case 'assign':
      return change.operatorId === null || team.some(({ id }) => id === change.operatorId)
        ? []
        : at('operatorId', 'there is no such person in the team');
    case 'send_message': {
      const unknown = checkTemplate(change.text, fields);
      return unknown.length > 0 ? at('text', `nothing is known to fill in: ${unknown.join(', ')}`) : [];
    }
    default:
      return [];
  }
}

/** Whoever ordered a job may look at it, stop it and take it back; so may who manages the funnel. */
export function isTheirs(by: { kind: string; id?: string | undefined }, who: Principal): boolean {
  if (may(who, 'manage')) return true;
  return who.kind === 'user' && by.kind === 'operator' && by.id === who.id;
}
