import type { Dialog } from '../dialog.ts';
import type { Timer } from '../timer.ts';
import type { Trigger } from '../trigger.ts';
import { answers } from '../triggers/answers.ts';
import { inOpeningHours } from '../triggers/business-time.ts';
import { customerWaits, type Waiting, weWait } from '../triggers/clocks.ts';
import { compile } from '../triggers/compile.ts';
import { isReached } from '../triggers/date-clock.ts';
import { clockDue } from '../triggers/due.ts';
import { holds } from '../triggers/holds.ts';
import { writesToCustomer } from '../triggers/to-action.ts';
import type { RunOutcome } from '../triggers/trigger-run.ts';
import type { TriggerWork } from '../triggers/trigger-work.ts';
import { visitOfEpisode } from '../triggers/visit-clock.ts';
import type { Draft } from './draft.ts';
import { quietFor } from './fire-trigger.ts';
import { judgedBy } from './judged-by.ts';

/** What becomes of a planned trigger whose time has come. */
export type Look =
  | { kind: 'fire'; trigger: Trigger }
  /** Its time has moved: the clock began anew, or it is night. */
  | { kind: 'later'; due: Date }
  | { kind: 'over'; outcome: RunOutcome; reason: string };

/** Looks at everything as it is now: what was so when it was planned may have changed. */
export function lookAgain(draft: Draft, timer: Timer, work: TriggerWork): Look {
  const { situation, moment } = draft;
  const trigger = situation.triggers.find(({ id }) => id === work.triggerId);
  if (!trigger) return over('skipped', 'The trigger has been deleted.');
  if (!trigger.enabled) return over('skipped', 'The trigger is switched off.');
  const broken = compile(situation).brokenBy.get(trigger.id);
  if (broken !== undefined) return over('skipped', `The trigger is broken: ${broken}.`);
  if (!waitsForTheSame(draft, trigger, work)) return over('skipped', 'The trigger waits for something else now.');
  const lateMs = moment.now.getTime() - timer.due.getTime();
  if (lateMs > trigger.lateHours * 3_600_000)
    return over('skipped', `Too late: it was due ${hours(lateMs)} hours ago.`);
  const reason = whyOver(draft, trigger, work);
  if (reason !== null) return over('cancelled', reason);
  const later = laterDue(draft, trigger, work);
  if (later && later > moment.now) return { kind: 'later', due: later };
  if (work.step > 0) return { kind: 'fire', trigger };
  const appointmentId = visitOfEpisode(situation.appointments, work.episode)?.id;
  const judged = judgedBy(draft, work.event?.body ?? null);
  const isSo = holds(trigger.when, { ...judged, ...(appointmentId !== undefined && { appointmentId }) });
  return isSo ? { kind: 'fire', trigger } : over('cancelled', 'Its conditions do not hold any more.');
}

const over = (outcome: RunOutcome, reason: string): Look => ({ kind: 'over', outcome, reason });
const hours = (ms: number): number => Math.round(ms / 3_600_000);

function waitsForTheSame({ changes }: Draft, { on }: Trigger, work: TriggerWork): boolean {
  return on.kind === work.on && (work.event === null || answers(on, work.event, changes.dialog));
}

/** What has made it needless, or null. */
function whyOver(draft: Draft, trigger: Trigger, work: TriggerWork): string | null {
  return clockStopped(draft, trigger, work) ?? calledOff(draft, trigger, work);
}

function clockStopped(
  { changes: { dialog, contact }, appointments, moment }: Draft,
  { on }: Trigger,
  work: TriggerWork,
): string | null {
  switch (on.kind) {
    case 'unanswered':
      return customerWaits(dialog)?.episode === work.episode ? null : 'The customer has been answered.';
    case 'customer_silent':
      return weWait(dialog)?.episode === work.episode ? null : 'The customer has written, or the dialog is over.';
    case 'before_visit': {
      const visit = visitOfEpisode(appointments, work.episode);
      if (!visit) return 'The visit was called off or moved.';
      return visit.start <= moment.now ? 'The visit has begun.' : null;
    }
    case 'date_reached': {
      const value = (on.of === 'contact' ? contact : dialog).fields[on.fieldId];
      return isReached(on, value, work.episode) ? null : 'The date has been changed.';
    }
    default:
      return null;
  }
}

function calledOff(
  { changes: { dialog, contact }, appointments, moment }: Draft,
  { cancelledBy }: Trigger,
  work: TriggerWork,
): string | null {
  const { since, event } = work;
  if (cancelledBy.includes('moved') && hasMoved(dialog, work)) return 'The dialog has moved on.';
  if (cancelledBy.includes('replied') && dialog.lastInboundAt && dialog.lastInboundAt > since) {
    return 'The customer has written.';
  }
  if (!cancelledBy.includes('visit')) return null;
  const about = event && 'appointmentId' in event.body ? event.body : null;
  const begun = about && 'start' in about ? about.start : since;
  if (contact.lastVisitAt && contact.lastVisitAt > begun) return 'The customer has come.';
  const own = about?.appointmentId ?? visitOfEpisode(appointments, work.episode)?.id;
  const isNext = appointments.some(
    ({ id, status, start }) => id !== own && (status === 'booked' || status === 'confirmed') && start > moment.now,
  );
  return isNext ? 'The customer has a visit planned.' : null;
}

/** Also when it has come back since. Rows of an older version do not know the pipeline. */
const hasMoved = (dialog: Dialog, { stageId, pipelineId = dialog.pipelineId, since }: TriggerWork): boolean =>
  dialog.stageId !== stageId || dialog.pipelineId !== pipelineId || dialog.stageSince > since;

/** The moment at which it should fire by now, where that is not the one at which it was planned to. */
function laterDue(draft: Draft, trigger: Trigger, work: TriggerWork): Date | null {
  const { business } = draft.situation;
  const waiting = work.step === 0 ? waitingNow(draft, trigger, work) : null;
  const begunAnew = waiting && clockDue(business, trigger, waiting);
  if (begunAnew && begunAnew > draft.moment.now) return begunAnew;
  const open = trigger.delay.businessHours ? inOpeningHours(business, draft.moment.now) : null;
  if (open && open > draft.moment.now) return open;
  const action = trigger.actions[work.step];
  return action && writesToCustomer(action) ? quietFor(draft) : null;
}

/** What its clock counts, as it is by now: the visit or the waiting; null for an event or a date. */
function waitingNow({ changes: { dialog }, appointments }: Draft, { on }: Trigger, work: TriggerWork): Waiting | null {
  switch (on.kind) {
    case 'unanswered':
      return customerWaits(dialog);
    case 'customer_silent':
      return weWait(dialog);
    case 'before_visit': {
      const visit = visitOfEpisode(appointments, work.episode);
      return visit ? { episode: work.episode, since: visit.start } : null;
    }
    default:
      return null;
  }
}
