import { z } from 'zod';
import { ChannelKind } from './channel.ts';
import { EventType } from './event.ts';
import { HandoffReason } from './handoff-reason.ts';
import { Localized } from './localized.ts';

/** What a trigger can do: the five kinds of seed 004. Texts are in both languages; the dialog's own is used. */
export const TriggerAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('distribute') }),
  z.object({ kind: z.literal('send_message'), text: Localized }),
  z.object({
    kind: z.literal('add_task'),
    taskKind: z.enum(['call', 'meeting', 'custom']),
    title: Localized,
    dueInMinutes: z.number(),
  }),
  z.object({
    kind: z.literal('change_assignee'),
    to: z.union([z.object({ role: z.enum(['owner']) }), z.object({ operatorId: z.string() })]),
  }),
  z.object({ kind: z.literal('change_tags'), add: z.array(z.string()), remove: z.array(z.string()) }),
]);
export type TriggerAction = z.infer<typeof TriggerAction>;

export const Trigger = z.object({
  id: z.string(),
  title: Localized,
  enabled: z.boolean(),
  on: EventType,
  /** All that are given must hold. */
  when: z.object({
    stages: z.array(z.string()).optional(),
    channels: z.array(ChannelKind).optional(),
    handoffReasons: z.array(HandoffReason).optional(),
    withoutTags: z.array(z.string()).optional(),
    unassigned: z.boolean().optional(),
  }),
  action: TriggerAction,
  delayMinutes: z.number().int().min(0),
  /** A delayed trigger does nothing when the dialog has left the stage that it was in. */
  cancelWhenMoved: z.boolean(),
});
export type Trigger = z.infer<typeof Trigger>;
