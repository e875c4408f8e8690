import { z } from 'zod';
import { ChannelKind } from '../channel.ts';
import { HandoffReason } from '../handoff-reason.ts';
import { Localized } from '../localized.ts';
import { Trigger } from '../trigger.ts';
import { EVENT_OF } from './answers.ts';
import type { Condition } from './condition.ts';
import { TriggerOn } from './on.ts';

/** A trigger as versions before the funnel have kept it: one action, and a few conditions that all had to hold. */
const OldTrigger = z.object({
  id: z.string(),
  title: Localized,
  enabled: z.boolean(),
  on: z.string(),
  when: z.object({
    stages: z.array(z.string()).optional(),
    channels: z.array(ChannelKind).optional(),
    handoffReasons: z.array(HandoffReason).optional(),
    withoutTags: z.array(z.string()).optional(),
    unassigned: z.boolean().optional(),
  }),
  action: z.looseObject({ kind: z.string() }),
  delayMinutes: z.number(),
  cancelWhenMoved: z.boolean(),
});

/** The same in today's form; null when it is in today's form already, or cannot be read. `pipelineId`: whose stages it means. */
export function upgradeTrigger(stored: unknown, pipelineId: string, position: number): Trigger | null {
  const old = OldTrigger.safeParse(stored);
  if (!old.success) return null;
  const { id, title, enabled, on, when, action, delayMinutes, cancelWhenMoved } = old.data;
  const upgraded = Trigger.safeParse({
    id,
    title,
    enabled,
    position,
    version: 1,
    on: onOf(on),
    when: { match: 'all', of: conditionsOf(when, pipelineId) },
    actions: [
      { ...MISSING[action.kind], ...action, ...(action.kind === 'change_assignee' && { to: toOf(action.to) }) },
    ],
    delay: { minutes: delayMinutes, businessHours: false },
    cancelledBy: cancelWhenMoved ? ['moved'] : [],
    lateHours: 72,
  });
  return upgraded.success ? upgraded.data : null;
}

/** Events that no trigger hears any more cannot be read, and their triggers stay as they are. */
function onOf(event: string): TriggerOn | null {
  const kinds = TriggerOn.options.map((option) => option.shape.kind.value);
  const kind = kinds.find((one) => EVENT_OF[one] === event);
  if (!kind) return null;
  const on = TriggerOn.safeParse({ kind, ...DEFAULTS[kind] });
  return on.success ? on.data : null;
}

const DEFAULTS: Readonly<Record<string, object>> = {
  dialog_created: { contact: 'any' },
  stage_entered: { stage: null },
  tag_added: { tag: null },
};

const MISSING: Readonly<Record<string, object>> = {
  distribute: { ruleId: null },
  send_message: { needsConsent: false },
};

function conditionsOf(when: z.infer<typeof OldTrigger>['when'], pipelineId: string): Condition[] {
  const { stages, channels, handoffReasons, withoutTags, unassigned } = when;
  return [
    ...(stages?.length ? [{ kind: 'stage' as const, in: stages.map((id) => `${pipelineId}/${id}`), not: false }] : []),
    ...(channels?.length ? [{ kind: 'channel' as const, in: channels, not: false }] : []),
    ...(handoffReasons?.length ? [{ kind: 'handoff_reason' as const, in: handoffReasons, not: false }] : []),
    ...(withoutTags?.length ? [{ kind: 'tag' as const, of: 'dialog' as const, in: withoutTags, not: true }] : []),
    ...(unassigned ? [{ kind: 'assignee' as const, in: [null], not: false }] : []),
  ];
}

function toOf(to: unknown): object {
  const person = z.object({ operatorId: z.string() }).safeParse(to);
  return person.success ? { kind: 'person', operatorId: person.data.operatorId } : { kind: 'owner' };
}
