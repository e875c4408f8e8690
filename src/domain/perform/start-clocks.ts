import type { Trigger } from '../trigger.ts';
import { customerWaits, hasBegun, type Waiting, weWait } from '../triggers/clocks.ts';
import { compile } from '../triggers/compile.ts';
import { clockDue } from '../triggers/due.ts';
import type { OnKind } from '../triggers/on.ts';
import { visitEpisode } from '../triggers/visit-clock.ts';
import type { Draft } from './draft.ts';
import { planTrigger } from './trigger-later.ts';

/**
 * Sets the clocks of triggers that have begun to run in this change. A stretch of waiting is set once, when it begins, and only where a
 * trigger asks for it: further messages write nothing, and whether it is still so is looked at when the clock runs out.
 */
export function startClocks(draft: Draft): void {
  const rules = compile(draft.situation);
  const { changes, situation } = draft;
  const before = changes.opened ? null : situation.dialog;
  const start = (kind: OnKind, waits: typeof customerWaits) => {
    const triggers = rules.ofKind(kind);
    if (triggers.length === 0) return;
    const waiting = hasBegun(waits, before, changes.dialog);
    if (waiting) for (const trigger of triggers) set(draft, trigger, waiting);
  };
  start('unanswered', customerWaits);
  start('customer_silent', weWait);
  const visits = rules.ofKind('before_visit');
  if (visits.length > 0) startVisits(draft, visits);
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
