import type { DomainEvent } from '../event.ts';
import type { Timer } from '../timer.ts';
import type { Trigger } from '../trigger.ts';
import type { TriggerRun } from '../triggers/trigger-run.ts';
import type { Draft } from './draft.ts';

/** What a trigger fires on: an event, or a stretch that a clock counts. */
export interface Occasion {
  /** It fires once for each. */
  episode: string;
  event: DomainEvent | null;
  /** The triggers that have led to it. */
  causes: readonly string[];
  due: Date;
  /** The type of the event, or the kind of the clock. */
  name: string;
}

/** How far a firing trigger has come. */
export interface Progress {
  step: number;
  refused: readonly string[];
  webhooks: readonly string[];
}

const BEGINNING: Progress = { step: 0, refused: [], webhooks: [] };

/** One row for each trigger, dialog and episode: written twice it is written once. */
export function planTrigger(draft: Draft, trigger: Trigger, occasion: Occasion, progress = BEGINNING): void {
  const { dialog, timers } = draft.changes;
  const { step, refused, webhooks } = progress;
  const id = `trigger:${trigger.id}:${dialog.id}:${occasion.episode}${step > 0 ? `:${step}` : ''}`;
  if (timers.some((timer) => timer.id === id)) return;
  const timer: Timer = {
    id,
    due: occasion.due,
    dialogId: dialog.id,
    state: 'pending',
    outcome: null,
    work: {
      kind: 'trigger',
      triggerId: trigger.id,
      on: trigger.on.kind,
      episode: occasion.episode,
      event: occasion.event,
      causes: [...occasion.causes],
      stageId: dialog.stageId,
      pipelineId: dialog.pipelineId,
      since: draft.moment.now,
      step,
      refused: [...refused],
      webhooks: [...webhooks],
    },
  };
  timers.push(timer);
}

/** Writes down what became of it. */
export function logRun(
  draft: Draft,
  trigger: Pick<Trigger, 'id'>,
  { due, name }: Pick<Occasion, 'due' | 'name'>,
  { outcome, reason }: Pick<TriggerRun, 'outcome' | 'reason'>,
): void {
  const { dialog } = draft.changes;
  draft.changes.runs.push({
    id: draft.moment.newId(),
    triggerId: trigger.id,
    dialogId: dialog.id,
    contactId: dialog.contactId,
    event: name,
    due,
    at: draft.moment.now,
    outcome,
    reason,
  });
}
