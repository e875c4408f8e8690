import type { Action } from '../action.ts';
import type { DomainEvent } from '../event.ts';
import { stageAfter } from '../pipeline.ts';
import type { Trigger } from '../trigger.ts';
import { actionOf, fits } from '../trigger-rules.ts';
import { actedBy, type Draft, leave, type Refusal } from './draft.ts';

type Act = (draft: Draft, action: Action) => Refusal | undefined;

/** What a rule or trigger causes may cause more, this many levels deep; deeper is a loop. */
const DEEPEST = 3;

/** Stage rules and triggers, over the events left since `from`. What a trigger causes never fires that same trigger. */
export function follow(draft: Draft, from: number, act: Act): void {
  followLevel(draft, draft.changes.events.slice(from), act, 1, new Set());
}

function followLevel(
  draft: Draft,
  events: readonly DomainEvent[],
  act: Act,
  depth: number,
  firing: ReadonlySet<string>,
): void {
  if (depth > DEEPEST) return;
  for (const event of events) {
    const before = draft.changes.events.length;
    applyStageRule(draft, event, act);
    followLevel(draft, draft.changes.events.slice(before), act, depth + 1, firing);
    for (const trigger of draft.situation.triggers) {
      if (!firing.has(trigger.id) && fits(trigger, event, draft)) fire(draft, trigger, event, act, depth, firing);
    }
  }
}

function applyStageRule(draft: Draft, event: DomainEvent, act: Act): void {
  const { type } = event.body;
  const stageId = stageAfter(draft.situation.pipeline, draft.changes.dialog.stageId, type);
  if (stageId) act(draft, { kind: 'move_stage', stageId, why: `rule: ${type}` });
}

function fire(
  draft: Draft,
  trigger: Trigger,
  event: DomainEvent,
  act: Act,
  depth: number,
  firing: ReadonlySet<string>,
): void {
  if (trigger.delayMinutes > 0) {
    schedule(draft, trigger, event);
    return;
  }
  const before = draft.changes.events.length;
  fireTrigger(draft, trigger, act);
  followLevel(draft, draft.changes.events.slice(before), act, depth + 1, new Set([...firing, trigger.id]));
}

/** Runs a trigger's action now, in its own name, and leaves what came of it. */
export function fireTrigger(draft: Draft, trigger: Trigger, act: Act): void {
  const own = actedBy(draft, { kind: 'trigger', id: trigger.id });
  const action = actionOf(trigger, own);
  const refused: Refusal | undefined = action ? act(own, action) : { kind: 'refused', reason: 'nobody to give it to' };
  draft.appointments = own.appointments;
  leave(own, {
    type: 'trigger_fired',
    triggerId: trigger.id,
    outcome: refused ? 'refused' : 'done',
    ...(refused ? { reason: refused.reason } : {}),
  });
}

function schedule(draft: Draft, trigger: Trigger, event: DomainEvent): void {
  const { dialog } = draft.changes;
  draft.changes.timers.push({
    id: `trigger:${trigger.id}:${event.id}`,
    due: new Date(draft.moment.now.getTime() + trigger.delayMinutes * 60_000),
    dialogId: dialog.id,
    state: 'pending',
    outcome: null,
    work: { kind: 'trigger', triggerId: trigger.id, eventId: event.id, stageId: dialog.stageId },
  });
}
