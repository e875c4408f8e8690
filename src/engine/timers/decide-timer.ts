import type { Actor } from '../../domain/event.ts';
import { type Changes, openDraft, type Situation } from '../../domain/perform/draft.ts';
import { perform } from '../../domain/perform/perform.ts';
import { fireStageLimit } from '../../domain/perform/stage-limit.ts';
import type { Timer } from '../../domain/timer.ts';
import { judgeAttendance } from './attendance.ts';
import { judgeReminder } from './reminder.ts';
import { judgeSilence } from './silence.ts';
import type { SlowDeps } from './slow-action.ts';
import { judgeOverdue } from './task-overdue.ts';
import { judgeTrigger } from './trigger.ts';
import { done, type Verdict } from './verdict.ts';

export type DecideTimerDeps = SlowDeps & { newId(): string };

/** What becomes of a timer, and what has to be written with it. */
export interface DecidedTimer extends Pick<Verdict, 'state' | 'outcome' | 'due' | 'giveBack'> {
  changes: Changes;
}

/** Decides one timer that is due, as everything is now, and writes nothing; null when another process is doing it. */
export async function decideTimer(
  deps: DecideTimerDeps,
  timer: Timer,
  situation: Situation,
  now: Date,
): Promise<DecidedTimer | null> {
  const verdict = await judge(deps, timer, situation, now);
  if (!verdict) return null;
  const { giveBack } = verdict;
  return {
    ...settle(verdict, situation, { now, newId: deps.newId, actor: actorOf(timer) }),
    ...(giveBack && { giveBack }),
  };
}

type Moment = Parameters<typeof openDraft>[1];

/** Carries a verdict out on a draft. Refused as a whole, it leaves nothing but the reason. */
function settle({ state, outcome, due, actions, apply }: Verdict, situation: Situation, moment: Moment): DecidedTimer {
  const draft = openDraft(situation, moment);
  const told = apply ? apply(draft) : outcome;
  const refused = perform(draft, actions);
  if (!refused) return { changes: draft.changes, state, outcome: told, ...(due && { due }) };
  return { changes: openDraft(situation, moment).changes, state: 'skipped', outcome: refused.reason };
}

async function judge(deps: DecideTimerDeps, timer: Timer, situation: Situation, now: Date): Promise<Verdict | null> {
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
    case 'flow_silence':
      return judgeSilence(deps, timer, situation, now);
    case 'find_same':
      return done('looked');
    case 'trigger':
      return judgeTrigger(deps, timer, work, situation, now);
  }
}

function actorOf({ work }: Timer): Actor {
  if (work.kind === 'trigger') return { kind: 'trigger', id: work.triggerId };
  return { kind: work.kind === 'reminder' ? 'reminder' : 'system' };
}
