import type { Trigger } from '../../domain/trigger.ts';
import { problemsOf, type TriggerWorld } from '../../domain/triggers/problems.ts';
import type { TriggerRun } from '../../domain/triggers/trigger-run.ts';
import type { NamedDialog } from '../../store/queries/named-dialogs.ts';
import { NO_RUNS, type RunStats } from '../../store/queries/trigger-runs.ts';
import type { TriggerRunView, TriggerView } from '../views/trigger-view.ts';

/** How a trigger has gone of late. */
export interface Gone {
  stats: RunStats | undefined;
  /** Why it was last stopped as a loop. */
  loop: string | undefined;
  planned: number;
}

export function presentTrigger(
  trigger: Trigger,
  world: TriggerWorld,
  { stats = NO_RUNS, loop, planned }: Gone,
): TriggerView {
  const { lastAt, ...counts } = stats;
  return {
    ...trigger,
    problems: [
      ...problemsOf(trigger, world),
      ...(loop === undefined ? [] : [{ kind: 'loop' as const, path: 'on', reason: loop }]),
    ],
    stats: { ...counts, lastAt: lastAt?.toISOString() ?? null },
    waiting: planned,
  };
}

export function presentRun(
  { id, dialogId, event, due, at, outcome, reason }: TriggerRun,
  dialogs: ReadonlyMap<string, NamedDialog>,
): TriggerRunView {
  const dialog = dialogs.get(dialogId) ?? null;
  return { id, dialog, event, due: due.toISOString(), at: at.toISOString(), outcome, reason };
}
