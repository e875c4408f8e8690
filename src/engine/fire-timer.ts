import type { Actor } from '../domain/event.ts';
import { openDraft, type Situation } from '../domain/perform/draft.ts';
import { perform } from '../domain/perform/perform.ts';
import { fireStageLimit } from '../domain/perform/stage-limit.ts';
import type { Timer } from '../domain/timer.ts';
import { fromDocument } from '../store/document.ts';
import { loadDialog } from '../store/load-situation.ts';
import { judgeAttendance } from './timers/attendance.ts';
import { judgeReminder } from './timers/reminder.ts';
import { judgeOverdue } from './timers/task-overdue.ts';
import { judgeTrigger } from './timers/trigger.ts';
import { done, type Verdict } from './timers/verdict.ts';
import type { TurnDeps } from './turn.ts';

export interface TimerDeps extends TurnDeps {
  /** Merges whoever is surely the same person as this contact. */
  mergeSame(contactId: string): Promise<string>;
}

const MOST_TRIES = 5;

/**
 * Fires one timer if it is due: looks at everything as it is NOW, and writes the effect together with "fired" in one
 * transaction, so it happens once however often it is called and by however many processes.
 */
export async function fireTimer(deps: TimerDeps, timerId: string): Promise<void> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const row = await deps.store.timers.findOne({ _id: timerId, state: 'pending' });
    const now = deps.now();
    if (!row || row.due > now) return;
    const timer = fromDocument(row);
    const needs = timer.work.kind === 'task_overdue' ? { taskIds: [timer.work.taskId] } : {};
    const situation = await loadDialog(deps.store, deps.surroundings(), timer.dialogId, needs);
    if (!situation) return;
    // Moves on whatever this dialog's version is: the commit below then finds a conflict, and all is looked at again.
    if (timer.work.kind === 'find_same') await deps.mergeSame(situation.contact.id);
    const verdict = await judge(deps, timer, situation, now);
    if (!verdict) return;
    const { changes, ...settled } = settle(verdict, situation, { now, newId: deps.newId, actor: actorOf(timer) });
    const committed = await deps.commit({ before: situation, changes, guard: { kind: 'timer', timerId, ...settled } });
    deps.memory.forgetContact(situation.contact.id);
    if (committed.kind === 'done') {
      deps.committed(changes);
      return;
    }
    // Somebody was quicker, with the dialog or with the time that was wanted: it is decided again on what is there now.
    await verdict.giveBack?.();
  }
}

type Moment = Parameters<typeof openDraft>[1];

/** Carries a verdict out on a draft. Refused as a whole, it leaves nothing but the reason. */
function settle({ state, outcome, due, actions, apply }: Verdict, situation: Situation, moment: Moment) {
  const draft = openDraft(situation, moment);
  const told = apply ? apply(draft) : outcome;
  const refused = perform(draft, actions);
  if (!refused) return { changes: draft.changes, state, outcome: told, ...(due && { due }) };
  return { changes: openDraft(situation, moment).changes, state: 'skipped' as const, outcome: refused.reason };
}

async function judge(deps: TurnDeps, timer: Timer, situation: Situation, now: Date): Promise<Verdict | null> {
  const { work } = timer;
  switch (work.kind) {
    case 'reminder':
      return judgeReminder(deps, timer, work, situation, now);
    case 'attendance':
      return judgeAttendance(timer, work, situation);
    case 'stage_limit':
      return { ...done('judged'), apply: (draft) => fireStageLimit(draft, work) };
    case 'task_overdue':
      return judgeOverdue(work, situation);
    case 'find_same':
      return done('looked');
    case 'trigger':
      return judgeTrigger(deps, timer, work, situation, now);
  }
}

function actorOf({ work }: Timer): Actor {
  return work.kind === 'trigger'
    ? { kind: 'trigger', id: work.triggerId }
    : work.kind === 'reminder'
      ? { kind: 'reminder' }
      : { kind: 'system' };
}
