import { z } from 'zod';
import { ChannelKind } from './channel.ts';
import { ShareCause, ShareVerdict } from './distribution/sharing.ts';
import { Met } from './experiments/met.ts';
import { FieldValues } from './field-value.ts';
import { FieldOwner } from './fields/field-definition.ts';
import { MessageFile } from './files/file.ts';
import { FlowStack } from './flow/state.ts';
import { HandoffReason } from './handoff-reason.ts';
import { Lately } from './handoff-sense/lately.ts';
import { OutgoingContent, Receipt } from './message.ts';
import { OrderState } from './orders/order.ts';
import { RepeatRule } from './tasks/repeat.ts';
import { OwnTemplate } from './wa-templates/own-template.ts';

/**
 * Everything that can be asked of a dialog, by whoever asks: bot, operator, trigger, reminder or API.
 * A new variant does not compile until `domain/perform` handles it.
 */
export const Action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('say'), content: OutgoingContent, receipt: Receipt }),
  z
    .object({
      kind: z.literal('reply'),
      text: z.string().trim().max(4000),
      id: z.string().max(64).optional(),
      /** Ids of files that whoever replies has uploaded; with any, the text may be empty. */
      files: z.array(z.string().max(64)).min(1).max(10).optional(),
      /** An approved template with its values, where the messenger takes nothing else now; the text is what the customer reads. */
      template: OwnTemplate.optional(),
    })
    .refine(({ text, files }) => text !== '' || files !== undefined, { path: ['text'], error: 'must not be empty' }),
  z.object({ kind: z.literal('note'), text: z.string().trim().min(1).max(4000), id: z.string().max(64).optional() }),
  /** `talkedOf`: what an answered question was about, by the kinds of slots; null: it is settled; absent: as it was. */
  z.object({ kind: z.literal('set_flow'), stack: FlowStack, talkedOf: z.record(z.string(), z.string()).nullish() }),
  z.object({ kind: z.literal('start_flow'), flow: z.string() }),
  z.object({ kind: z.literal('finish_flow'), flow: z.string(), outcome: z.enum(['done', 'cancelled']) }),
  z.object({
    kind: z.literal('update_contact'),
    name: z.string().trim().min(1).max(120).optional(),
    phone: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/)
      .nullable()
      .optional(),
    email: z.email().max(200).nullable().optional(),
    tags: z.array(z.string().trim().min(1).max(60)).max(100).optional(),
    consent: z.object({ granted: z.boolean(), source: z.string().trim().min(1).max(200) }).optional(),
  }),
  /** A talk of the web chat goes on there. */
  z.object({
    kind: z.literal('move_channel'),
    to: z.object({ threadId: z.string(), channelId: z.string(), channelKind: ChannelKind, chatId: z.string() }),
  }),
  z.object({ kind: z.literal('block_contact'), reason: z.string().trim().max(500).default('by hand') }),
  z.object({ kind: z.literal('unblock_contact') }),
  z.object({
    kind: z.literal('understand'),
    messageId: z.string(),
    intent: z.string(),
    score: z.number(),
    outcome: z.enum(['flow', 'responder', 'fallback', 'handoff']),
    /** The mood of the message, to be remembered for the next ones. */
    mood: Lately.optional(),
    /** The release of intents that it was read by; absent: the files. */
    release: z.number().optional(),
  }),
  z.object({
    kind: z.literal('move_stage'),
    stageId: z.string(),
    /** Another pipeline than the dialog is in. */
    pipelineId: z.string().optional(),
    /** Where the mover saw it: the move is refused when somebody has moved it meanwhile. */
    from: z.string().optional(),
    /** The pipeline of that stage, when there is more than one. */
    fromPipelineId: z.string().optional(),
    /** Only for unsuccessful stages. */
    lossReasonId: z.string().nullable().optional(),
    /** Values to be filled in with the move: `dialog.amount`, `contact.phone`, `dialog.field.<id>`. */
    fields: FieldValues.optional(),
    why: z.string().max(500).default('by hand'),
  }),
  /** Without a rule: that of the dialog's sales plan, or the built-in one. `anew`: although somebody leads it already. */
  z.object({
    kind: z.literal('distribute'),
    ruleId: z.string().max(200).optional(),
    anew: z.boolean().optional(),
  }),
  /** Whom a dialog is offered to takes it. */
  z.object({ kind: z.literal('accept') }),
  /** What the distributor has decided. */
  z.object({ kind: z.literal('share'), ruleId: z.string(), cause: ShareCause, verdict: ShareVerdict }),
  z.object({
    kind: z.literal('assign'),
    operatorId: z.string().nullable(),
    why: z.string().max(500).default('by hand'),
  }),
  z.object({
    kind: z.literal('change_tags'),
    /** Left out: the dialog. */
    on: FieldOwner.optional(),
    add: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
    remove: z.array(z.string()).max(20).default([]),
  }),
  z.object({
    kind: z.literal('set_fields'),
    on: FieldOwner,
    /** By the field's id; null and blanks take the value away. */
    values: z.record(z.string().max(60), z.union([z.string().max(2000), z.number(), z.null()])),
  }),
  z.object({
    kind: z.literal('add_task'),
    id: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .optional(),
    /** `call`, `meeting`, `custom`, or the id of one of the business's own kinds. */
    taskKind: z.string().min(1).max(64),
    title: z.string().trim().min(1).max(300),
    /** When it is due: one of the two. */
    due: z.iso.datetime({ offset: true }).optional(),
    dueInMinutes: z.number().int().min(0).max(525_600).optional(),
    /** Left out: whoever leads the dialog. */
    assigneeId: z.string().nullable().optional(),
    repeat: RepeatRule.nullable().optional(),
  }),
  z.object({
    kind: z.literal('complete_task'),
    taskId: z.string(),
    result: z.string().trim().min(1).max(2000).optional(),
  }),
  z.object({ kind: z.literal('reopen_task'), taskId: z.string() }),
  z.object({
    kind: z.literal('change_task'),
    taskId: z.string(),
    title: z.string().trim().min(1).max(300).optional(),
    due: z.iso.datetime({ offset: true }).optional(),
    assigneeId: z.string().nullable().optional(),
    taskKind: z.string().min(1).max(64).optional(),
    repeat: RepeatRule.nullable().optional(),
    /** The version that the editor saw: refused when somebody has changed the task meanwhile. */
    version: z.number().int().optional(),
  }),
  z.object({ kind: z.literal('cancel_task'), taskId: z.string() }),
  z.object({ kind: z.literal('tell_overdue'), taskId: z.string() }),
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
    variants: z.array(Met).optional(),
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
    actual: z.string().trim().min(1).max(60),
    /** From the queue only what still waits is labelled; past it, a label may be given again. */
    fromQueue: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('take_back_label'), messageId: z.string() }),
  /** Whether the dialog has reached its goal: a machine's verdict or a person's mark, which `not_scored` takes back. */
  z.object({
    kind: z.literal('judge_conversion'),
    verdict: z.enum(['converted', 'not_converted', 'not_scored']),
    by: z.enum(['gpt', 'rule', 'person']),
    version: z.number().int(),
    quote: z.string().max(1000),
    reason: z.string().max(500),
    /** Which request it answers: the same one twice is one verdict. */
    ref: z.string().max(300),
  }),
  z.object({ kind: z.literal('resend'), messageId: z.string() }),
  /** What became of a file that was to be fetched: the file as it is now, and where its bytes are. */
  z.object({
    kind: z.literal('settle_file'),
    messageId: z.string(),
    file: MessageFile,
    kept: z.object({ place: z.string(), sha256: z.string() }).optional(),
  }),
  z.object({ kind: z.literal('let_go'), messageId: z.string() }),
  z.object({ kind: z.literal('join_plan'), planId: z.string() }),
  /** Another of the plan's managers gets the client. */
  z.object({
    kind: z.literal('assign_client'),
    planId: z.string(),
    operatorId: z.string(),
    why: z.string().max(500).default('by hand'),
  }),
  /** A new order, or with `orderId` a new state of one. */
  z.object({
    kind: z.literal('record_order'),
    /** Of a new order: the same one twice is one order. */
    id: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .optional(),
    orderId: z.string().optional(),
    offerId: z.string().optional(),
    /** Left out: `ordered` for a new order; a known one stays as it is. */
    state: OrderState.optional(),
    /** Left out: the offer's price. */
    amount: z.number().nonnegative().max(1e12).optional(),
    /** The number that another program gave it: the same one twice is one order. */
    external: z.object({ system: z.string().trim().min(1).max(60), id: z.string().trim().min(1).max(200) }).optional(),
    /** When it was placed; left out: now. */
    at: z.iso.datetime({ offset: true }).optional(),
  }),
  /**
   * A request that somebody has left elsewhere: on a site, in a shop. It becomes a note and makes the dialog a lead that waits for a person;
   * of the contact only blanks are filled in.
   */
  z.object({
    kind: z.literal('take_lead'),
    /** Of the note: the same one twice is one request. */
    id: z.string().regex(/^[\w-]{1,64}$/),
    text: z.string().trim().min(1).max(8000),
    name: z.string().trim().min(1).max(120).optional(),
    phone: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/)
      .optional(),
    email: z.email().max(200).optional(),
  }),
  /** What the dialog is worth, while no order tells it; null: nobody knows. */
  z.object({ kind: z.literal('set_amount'), amount: z.number().nonnegative().max(1e12).nullable() }),
]);
export type Action = z.infer<typeof Action>;
export type ActionOf<K extends Action['kind']> = Extract<Action, { kind: K }>;
