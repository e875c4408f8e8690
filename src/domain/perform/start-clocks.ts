import type { Dialog } from '../dialog.ts';
import type { Trigger } from '../trigger.ts';
import { customerWaits, goesOn, hasBegun, type Waiting, weWait } from '../triggers/clocks.ts';
import { compile } from '../triggers/compile.ts';
import { clockDue } from '../triggers/due.ts';
import type { OnKind } from '../triggers/on.ts';
import { writesToCustomer } from '../triggers/to-action.ts';
import { visitEpisode } from '../triggers/visit-clock.ts';
import type { Draft } from './draft.ts';
import { quietFor } from './fire-trigger.ts';
import { planTrigger } from './trigger-later.ts';

/**
 * Sets the clocks of triggers that have begun to run in this change. A stretch of waiting is set once, when it begins, and only where a
 * trigger asks for it: further messages write nothing, and whether it is still so is looked at when the clock runs out.
 */
export function startClocks(draft: Draft): void {
  const rules = compile(draft.situation);
  const { changes, situation } = draft;
  const before = changes.opened ? null : situation.dialog;
  const start = (kind: OnKind, waits: typeof customerWaits, hasFired = (_: Trigger, __: Waiting) => false) => {
    const triggers = rules.ofKind(kind);
    if (triggers.length === 0) return;
    const waiting = hasBegun(waits, before, changes.dialog);
    if (!waiting) return;
    for (const trigger of triggers) if (!hasFired(trigger, waiting)) set(draft, trigger, waiting);
  };
  start('unanswered', customerWaits, (trigger, waiting) => hasRunOut(draft, trigger, before, waiting));
  start('customer_silent', weWait);
  const visits = rules.ofKind('before_visit');
  if (visits.length > 0) startVisits(draft, visits);
}

/** Whether the clock of this very wait has run out under the name that it had before. */
function hasRunOut(draft: Draft, trigger: Trigger, before: Dialog | null, waiting: Waiting): boolean {
  const { situation, changes, moment } = draft;
  const named = before && customerWaits(before);
  if (!before || !named || !goesOn(named, waiting, moment.now)) return false;
  const due = clockDue(situation.business, trigger, named);
  if (!due) return false;
  const [first] = trigger.actions;
  const quiet = first && writesToCustomer(first) && quietFor({ situation, changes, moment: { ...moment, now: due } });
  return (quiet || due) <= moment.now;
}

function startVisits(draft: Draft, triggers: readonly Trigger[]): void {
  for (const { body } of draft.changes.events) {
    if (body.type !== 'appointment_booked' && body.type !== 'appointment_moved') continue;
    const waiting = { episode: visitEpisode(body.appointmentId, body.start), since: body.start };
    for (const trigger of triggers) set(draft, trigger, waiting);
  }
}

function set(draft: Draft, trigger: Trigger, waiting: Waiting): void {
  const due = clockDue(draft.situation.business, trigger, waiting);
  // A visit booked later than its time has passed that by.
  if (!due || (trigger.on.kind === 'before_visit' && due <= draft.moment.now)) return;
  planTrigger(draft, trigger, {
    episode: waiting.episode,
    event: null,
    causes: draft.moment.causes ?? [],
    due,
    name: trigger.on.kind,
  });
}
