import type { Action } from '../action.ts';
import type { Trigger } from '../trigger.ts';
import { quietUntil } from '../triggers/business-time.ts';
import { isSlow, toAction, writesToCustomer } from '../triggers/to-action.ts';
import type { TriggerAction } from '../triggers/trigger-action.ts';
import type { TriggerRun } from '../triggers/trigger-run.ts';
import { actedBy, causedBy, type Draft, leave, type Refusal } from './draft.ts';
import { logRun, type Occasion, type Progress, planTrigger } from './trigger-later.ts';

export type Act = (draft: Draft, action: Action) => Refusal | undefined;

/** Whoever has just written is awake. */
const AWAKE_MS = 15 * 60_000;

/**
 * Does a trigger's actions in its own name, one after the other, beginning at `progress`. One that needs slow work, or that would write to
 * the customer in the quiet hours, is left to a timer together with those after it; so is nothing done twice. At the end it leaves
 * `trigger_fired`, and before it is put off where webhooks are to be called by then. `done`: slow work that has been done for the first of the actions.
 */
export function fireTrigger(
  draft: Draft,
  trigger: Trigger,
  occasion: Occasion,
  act: Act,
  progress: Progress = { step: 0, refused: [], webhooks: [] },
  done?: SlowResult,
): void {
  const causes = [...occasion.causes, trigger.id];
  const own = causedBy(actedBy(draft, { kind: 'trigger', id: trigger.id }), causes);
  const refused = [...progress.refused];
  const webhooks = [...progress.webhooks];
  for (const [step, action] of trigger.actions.entries()) {
    if (step < progress.step) continue;
    const result = step === progress.step ? done : undefined;
    const later = result ? null : laterThanNow(draft, action);
    if (later) {
      // Those who are called need not wait for the rest.
      if (webhooks.length > 0) tellFired(own, trigger, refused, webhooks);
      planTrigger(draft, trigger, { ...occasion, due: later }, { step, refused, webhooks: [] });
      draft.appointments = own.appointments;
      return;
    }
    if (action.kind === 'call_webhook') webhooks.push(action.webhookId);
    const reason = result ? doAll(own, result, act) : doOne(own, trigger, action, act);
    if (reason !== null) refused.push(reason);
  }
  draft.appointments = own.appointments;
  logRun(draft, trigger, occasion, tellFired(own, trigger, refused, webhooks));
}

/** Leaves the fact, which the webhooks are told of, and says how it went so far. */
function tellFired(
  own: Draft,
  { id: triggerId }: Trigger,
  refused: readonly string[],
  webhooks: readonly string[],
): Pick<TriggerRun, 'outcome' | 'reason'> {
  const reason = refused.join(' ');
  const outcome = refused.length > 0 ? 'refused' : 'done';
  leave(own, {
    type: 'trigger_fired',
    triggerId,
    outcome,
    ...(reason && { reason }),
    ...(webhooks.length > 0 && { webhooks: [...webhooks] }),
  });
  return { outcome, reason: reason || null };
}

/** What slow work has led to: actions to be done, or why there are none. */
export type SlowResult = { kind: 'actions'; actions: readonly Action[] } | Refusal;

/** When an action is to be done if not at once: slow work outside of this transaction, messages outside of the quiet hours. */
function laterThanNow(draft: Draft, action: TriggerAction): Date | null {
  const { now } = draft.moment;
  return (writesToCustomer(action) && quietFor(draft)) || (isSlow(action) ? now : null);
}

/** The end of the quiet hours, unless the customer is awake. */
export function quietFor({
  situation,
  changes: { dialog },
  moment: { now },
}: Pick<Draft, 'situation' | 'changes' | 'moment'>): Date | null {
  const isAwake = dialog.lastInboundAt !== null && now.getTime() - dialog.lastInboundAt.getTime() < AWAKE_MS;
  return isAwake ? null : quietUntil(situation.business, now);
}

function doOne(own: Draft, trigger: Trigger, action: TriggerAction, act: Act): string | null {
  const todo = toAction(own, trigger, action);
  if (todo === null) return null;
  if (todo.kind === 'refused') return todo.reason;
  return act(own, todo.action)?.reason ?? null;
}

function doAll(own: Draft, result: SlowResult, act: Act): string | null {
  if (result.kind === 'refused') return result.reason;
  for (const action of result.actions) {
    const refused = act(own, action);
    if (refused) return refused.reason;
  }
  return null;
}
