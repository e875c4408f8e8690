import type { Action } from '../domain/action.ts';
import type { Actor } from '../domain/event.ts';
import { openFrame } from '../domain/flow/frame.ts';
import { attendanceDue } from '../domain/perform/appointments.ts';
import { type Draft, openDraft, type Situation } from '../domain/perform/draft.ts';
import { fireTrigger } from '../domain/perform/follow.ts';
import { fireStageLimit } from '../domain/perform/stage-limit.ts';
import { act, perform } from '../domain/perform/perform.ts';
import type { Timer } from '../domain/timer.ts';
import { fromDocument } from '../store/document.ts';
import { loadDialog } from '../store/load-situation.ts';
import { mergeSays } from './talk/merge-says.ts';
import { runFlows } from './talk/run-flows.ts';
import { judgeOverdue } from './timers/task-overdue.ts';
import type { TurnDeps } from './turn.ts';

export interface TimerDeps extends TurnDeps {
  /** Merges whoever is surely the same person as this contact. */
  mergeSame(contactId: string): Promise<string>;
}

/** What became of a timer: done, or not any more, and why. */
type Verdict = { state: 'fired' | 'skipped'; outcome: string; actions: Action[]; trigger?: string };

const skip = (outcome: string, actions: Action[] = []): Verdict => ({ state: 'skipped', outcome, actions });
const done = (outcome: string, actions: Action[]): Verdict => ({ state: 'fired', outcome, actions });

/** A trigger that was due while everything was down is of no use days later. */
const TRIGGER_LATE_MS = 3 * 86_400_000;
const REMINDER_FLOW = 'reminder';
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
    const draft = openDraft(situation, { now, newId: deps.newId, actor: actorOf(timer) });
    if (verdict.trigger) fireNamed(draft, verdict.trigger);
    if (timer.work.kind === 'stage_limit') verdict.outcome = fireStageLimit(draft, timer.work);
    const refused = perform(draft, verdict.actions);
    const changes = refused ? openDraft(situation, draft.moment).changes : draft.changes;
    const committed = await deps.commit({
      before: situation,
      changes,
      guard: {
        kind: 'timer',
        timerId,
        state: refused ? 'skipped' : verdict.state,
        outcome: refused ? refused.reason : verdict.outcome,
      },
    });
    deps.memory.forgetContact(situation.contact.id);
    if (committed.kind !== 'conflict') {
      deps.committed(changes);
      return;
    }
  }
}

async function judge(deps: TurnDeps, timer: Timer, situation: Situation, now: Date): Promise<Verdict> {
  const { work } = timer;
  switch (work.kind) {
    case 'reminder':
      return judgeReminder(deps, timer, work, situation, now);
    case 'stage_limit':
      return done('judged', []);
    case 'task_overdue':
      return judgeOverdue(work, situation);
    case 'find_same':
      return done('looked', []);
    case 'attendance': {
      const visit = situation.appointments.find((a) => a.id === work.appointmentId);
      if (!visit || (visit.status !== 'booked' && visit.status !== 'confirmed')) return skip('already settled');
      // A moved visit has a timer of its own.
      if (attendanceDue(visit.end).getTime() !== timer.due.getTime()) return skip('moved');
      // Whoever confirmed has most likely come: a person should say so. Whoever never answered has most likely not.
      if (visit.status === 'booked') return done('missed', [{ kind: 'mark_missed', appointmentId: visit.id }]);
      const title = { ru: 'Отметьте, состоялся ли визит', en: 'Note whether the visit took place' }[
        situation.dialog.locale
      ];
      return done('asked', [{ kind: 'add_task', taskKind: 'custom', title, dueInMinutes: 0 }]);
    }
    case 'trigger': {
      const trigger = situation.triggers.find((t) => t.id === work.triggerId);
      if (!trigger?.enabled) return skip('switched off');
      if (now.getTime() - timer.due.getTime() > TRIGGER_LATE_MS) return skip('too late');
      if (trigger.cancelWhenMoved && situation.dialog.stageId !== work.stageId) return skip('the dialog has moved on');
      return { ...done('done', []), trigger: trigger.id };
    }
  }
}

async function judgeReminder(
  deps: TurnDeps,
  timer: Timer,
  work: Extract<Timer['work'], { kind: 'reminder' }>,
  situation: Situation,
  now: Date,
): Promise<Verdict> {
  const { appointmentId, beforeMinutes } = work;
  const visit = situation.appointments.find((a) => a.id === appointmentId);
  const skipped = (reason: string, more: Action[] = []) =>
    skip(reason, [{ kind: 'skip_reminder', appointmentId, reason }, ...more]);
  if (!visit || (visit.status !== 'booked' && visit.status !== 'confirmed')) return skipped('the visit was called off');
  if (visit.start.getTime() !== work.start.getTime()) return skipped('the visit was moved');
  const lateMs = now.getTime() - timer.due.getTime();
  if (lateMs > (beforeMinutes * 60_000) / 2 || visit.start <= now) {
    const title = {
      ru: 'Напоминание не ушло вовремя: позвоните клиенту',
      en: 'A reminder was not sent in time: call the customer',
    }[situation.dialog.locale];
    return skipped(
      'too late after a downtime',
      visit.start > now ? [{ kind: 'add_task', taskKind: 'call', title, dueInMinutes: 0 }] : [],
    );
  }
  const flow = deps.flows().byId.get(REMINDER_FLOW);
  if (!flow) throw new Error('flows/reminder.yml is missing: reminders have no words.');
  const { locale } = situation.dialog;
  const frame = openFrame(flow, situation.contact, { appointment: appointmentId });
  const run = await runFlows(
    deps.flows(),
    [frame],
    { polarity: null, invalid: false },
    { store: deps.store, situation, locale, now },
  );
  const say = mergeSays(run.says, { intent: 'None', score: 0 });
  return say
    ? done('sent', [{ kind: 'remind', appointmentId, beforeMinutes, content: say.content }])
    : skipped('the reminder flow says nothing');
}

function fireNamed(draft: Draft, triggerId: string): void {
  const trigger = draft.situation.triggers.find((t) => t.id === triggerId);
  if (trigger) fireTrigger(draft, trigger, act);
}

function actorOf({ work }: Timer): Actor {
  return work.kind === 'trigger'
    ? { kind: 'trigger', id: work.triggerId }
    : work.kind === 'reminder'
      ? { kind: 'reminder' }
      : { kind: 'system' };
}
