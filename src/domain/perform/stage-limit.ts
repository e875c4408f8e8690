import type { Dialog } from '../dialog.ts';
import { stageById } from '../pipeline.ts';
import type { Timer } from '../timer.ts';
import { changeDialog, type Draft, leave } from './draft.ts';

const HOUR_MS = 3_600_000;

/** Called when a dialog has entered a stage: from now on its time there runs. */
export function startStageLimit(draft: Draft): void {
  const { dialog } = draft.changes;
  const { pipeline, pipelines } = draft.situation;
  const own = [pipeline, ...pipelines].find(({ id }) => id === dialog.pipelineId);
  const hours = own && stageById(own, dialog.stageId)?.timeLimitHours;
  if (hours) draft.changes.timers.push(limitTimer(dialog, hours));
}

/** Whether a dialog is overdue by a timer of its stage, or why it is not; a limit that was made longer meanwhile runs on. */
export type LimitVerdict = { kind: 'overdue'; limitHours: number } | { kind: 'later' } | { kind: 'over'; why: string };

export function judgeStageLimit(draft: Draft, work: Extract<Timer['work'], { kind: 'stage_limit' }>): LimitVerdict {
  const { dialog } = draft.changes;
  const isThere =
    dialog.pipelineId === work.pipelineId &&
    dialog.stageId === work.stageId &&
    dialog.stageSince.getTime() === work.since.getTime();
  if (!isThere) return { kind: 'over', why: 'the dialog has moved on' };
  if (dialog.overdueFor?.getTime() === work.since.getTime()) return { kind: 'over', why: 'told already' };
  const pipeline = draft.situation.pipelines.find(({ id }) => id === work.pipelineId);
  const limitHours = pipeline && stageById(pipeline, work.stageId)?.timeLimitHours;
  if (!limitHours) return { kind: 'over', why: 'the stage has no limit any more' };
  const due = work.since.getTime() + limitHours * HOUR_MS;
  return due > draft.moment.now.getTime() ? { kind: 'later' } : { kind: 'overdue', limitHours };
}

/** Does what the verdict says: leaves the fact, once per stay, or sets the clock anew. */
export function fireStageLimit(draft: Draft, work: Extract<Timer['work'], { kind: 'stage_limit' }>): string {
  const verdict = judgeStageLimit(draft, work);
  switch (verdict.kind) {
    case 'over':
      return verdict.why;
    case 'later':
      startStageLimit(draft);
      return 'the limit is longer now';
    case 'overdue': {
      const { pipelineId, stageId, since } = work;
      changeDialog(draft, { overdueFor: since });
      leave(draft, { type: 'stage_overdue', pipelineId, stageId, since, limitHours: verdict.limitHours });
      return 'overdue';
    }
  }
}

/** The hours are part of the key: a limit that is changed while the dialog waits gets a timer of its own. */
export function limitTimer(
  {
    id: dialogId,
    pipelineId,
    stageId,
    stageSince: since,
  }: Pick<Dialog, 'id' | 'pipelineId' | 'stageId' | 'stageSince'>,
  hours: number,
): Timer {
  return {
    id: `stage-limit:${dialogId}:${since.getTime()}:${hours}`,
    due: new Date(since.getTime() + hours * HOUR_MS),
    dialogId,
    state: 'pending',
    outcome: null,
    work: { kind: 'stage_limit', pipelineId, stageId, since },
  };
}
