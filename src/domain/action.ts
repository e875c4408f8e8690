import { z } from 'zod';
import { FlowStack } from './flow/state.ts';
import { HandoffReason } from './handoff-reason.ts';
import { OutgoingContent, Receipt } from './message.ts';

/**
 * Everything that can be asked of a dialog, by whoever asks: bot, operator, trigger, reminder or API.
 * A new variant does not compile until `domain/perform` handles it.
 */
export const Action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('say'), content: OutgoingContent, receipt: Receipt }),
  z.object({ kind: z.literal('reply'), text: z.string().trim().min(1).max(4000), id: z.string().max(64).optional() }),
  z.object({ kind: z.literal('note'), text: z.string().trim().min(1).max(4000), id: z.string().max(64).optional() }),
  z.object({ kind: z.literal('set_flow'), stack: FlowStack }),
  z.object({ kind: z.literal('start_flow'), flow: z.string() }),
  z.object({ kind: z.literal('finish_flow'), flow: z.string(), outcome: z.enum(['done', 'cancelled']) }),
  z.object({
    kind: z.literal('update_contact'),
    name: z.string().trim().min(1).max(120).optional(),
    phone: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/)
      .optional(),
  }),
  z.object({
    kind: z.literal('understand'),
    messageId: z.string(),
    intent: z.string(),
    score: z.number(),
    outcome: z.enum(['flow', 'responder', 'fallback', 'handoff']),
  }),
  z.object({ kind: z.literal('move_stage'), stageId: z.string(), why: z.string().max(500).default('by hand') }),
  z.object({ kind: z.literal('distribute') }),
  z.object({
    kind: z.literal('assign'),
    operatorId: z.string().nullable(),
    why: z.string().max(500).default('by hand'),
  }),
  z.object({
    kind: z.literal('change_tags'),
    add: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
    remove: z.array(z.string()).max(20).default([]),
  }),
  z.object({
    kind: z.literal('add_task'),
    taskKind: z.enum(['call', 'meeting', 'custom']),
    title: z.string().trim().min(1).max(300),
    dueInMinutes: z.number().int().min(0).max(525_600),
  }),
  z.object({
    kind: z.literal('hold'),
    serviceId: z.string(),
    staffId: z.string(),
    start: z.date(),
  }),
  z.object({ kind: z.literal('release_hold') }),
  z.object({ kind: z.literal('book'), serviceId: z.string(), staffId: z.string(), start: z.date() }),
  z.object({ kind: z.literal('move_appointment'), appointmentId: z.string(), staffId: z.string(), start: z.date() }),
  z.object({ kind: z.literal('confirm_appointment'), appointmentId: z.string() }),
  z.object({ kind: z.literal('cancel_appointment'), appointmentId: z.string() }),
  z.object({ kind: z.literal('mark_visited'), appointmentId: z.string() }),
  z.object({ kind: z.literal('mark_missed'), appointmentId: z.string() }),
  z.object({
    kind: z.literal('remind'),
    appointmentId: z.string(),
    beforeMinutes: z.number(),
    content: OutgoingContent,
  }),
  z.object({ kind: z.literal('skip_reminder'), appointmentId: z.string(), reason: z.string() }),
  z.object({ kind: z.literal('hand_off'), reason: HandoffReason, summary: z.string() }),
  z.object({ kind: z.literal('take') }),
  z.object({ kind: z.literal('release') }),
  z.object({ kind: z.literal('close') }),
  z.object({
    kind: z.literal('label_intent'),
    messageId: z.string(),
    predicted: z.string(),
    actual: z.string().max(60),
  }),
  z.object({ kind: z.literal('resend'), messageId: z.string() }),
  z.object({ kind: z.literal('let_go'), messageId: z.string() }),
]);
export type Action = z.infer<typeof Action>;
export type ActionOf<K extends Action['kind']> = Extract<Action, { kind: K }>;
