import { z } from 'zod';
import { Breach } from './breach.ts';
import { ChannelKind } from './channel.ts';
import { AssignmentReason } from './distribution/sharing.ts';
import { FieldValue } from './field-value.ts';
import { FieldOwner } from './fields/field-definition.ts';
import { HandoffReason } from './handoff-reason.ts';
import { Origin } from './incoming.ts';
import { Via } from './plans/plan-client.ts';

/** Who did it. `trigger` and `reminder` carry the id of what fired. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('customer') }),
  z.object({ kind: z.literal('bot') }),
  z.object({ kind: z.literal('operator'), id: z.string() }),
  z.object({ kind: z.literal('trigger'), id: z.string() }),
  z.object({ kind: z.literal('reminder') }),
  z.object({ kind: z.literal('system') }),
  /** `id` and `name` of the key, when it is one of the keys in the database. */
  z.object({ kind: z.literal('api'), id: z.string().optional(), name: z.string().optional() }),
]);
export type Actor = z.infer<typeof Actor>;

const order = z.object({ orderId: z.string(), offerId: z.string(), amount: z.number() });

const appointment = z.object({
  appointmentId: z.string(),
  serviceId: z.string(),
  staffId: z.string(),
  start: z.date(),
});

const task = z.object({
  taskId: z.string(),
  title: z.string(),
  taskKind: z.string().optional(),
  due: z.date().optional(),
  assigneeId: z.string().nullable().optional(),
});

/** What can have happened. Triggers, KPIs, integrations and the live console read these facts and nothing else. */
export const EventBody = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('dialog_opened'),
    reopened: z.boolean(),
    /** Where it begins; events of older versions do not say. */
    pipelineId: z.string().optional(),
    stageId: z.string().optional(),
  }),
  z.object({ type: z.literal('message_received'), messageId: z.string(), seq: z.number() }),
  z.object({
    type: z.literal('message_understood'),
    messageId: z.string(),
    intent: z.string(),
    score: z.number(),
    outcome: z.enum(['flow', 'responder', 'fallback', 'handoff']),
    /** The release of intents that it was read by; absent where the files were, and in events of older versions. */
    release: z.number().optional(),
  }),
  z.object({ type: z.literal('message_queued'), messageId: z.string(), seq: z.number(), author: z.string() }),
  z.object({
    type: z.literal('message_sent'),
    messageId: z.string(),
    author: z.string(),
    /** Milliseconds from the customer's message to the provider's acceptance, when this was the first answer to it. */
    responseMs: z.number().nullable(),
    first: z.boolean(),
    /** Which person wrote it; absent for the bot's lines, for lines past us, and in events of older versions. */
    operatorId: z.string().optional(),
    /** How the provider names it. */
    providerMessageId: z.string().optional(),
  }),
  z.object({ type: z.literal('message_undelivered'), messageId: z.string(), state: z.string(), reason: z.string() }),
  /** Somebody sends an undelivered line again. `seq` is its new place; `was` its state until then. */
  z.object({ type: z.literal('message_requeued'), messageId: z.string(), seq: z.number(), was: z.string() }),
  /** Somebody has settled an undelivered line without sending it: `sent`, or `dropped` when it is given up. */
  z.object({ type: z.literal('message_settled'), messageId: z.string(), state: z.string(), reason: z.string() }),
  z.object({ type: z.literal('message_edited'), messageId: z.string(), text: z.string() }),
  /** A file of a message is kept now, or never will be: `kept`, `refused`, `lost`. */
  z.object({ type: z.literal('file_settled'), messageId: z.string(), fileId: z.string(), state: z.string() }),
  z.object({ type: z.literal('flow_started'), flow: z.string() }),
  z.object({ type: z.literal('flow_finished'), flow: z.string(), outcome: z.enum(['done', 'cancelled']) }),
  z.object({ type: z.literal('handed_off'), reason: HandoffReason, summary: z.string() }),
  /** Null: by somebody in the messenger itself, past us. */
  z.object({ type: z.literal('dialog_taken'), operatorId: z.string().nullable() }),
  z.object({ type: z.literal('dialog_released') }),
  z.object({ type: z.literal('dialog_closed') }),
  /** It was closed by mistake: the closing has been taken back. A customer who comes again opens a new dialog instead. */
  z.object({ type: z.literal('dialog_reopened') }),
  /** A talk of the web chat goes on in a messenger of the same contact: where it was until now. */
  z.object({
    type: z.literal('dialog_moved'),
    from: z.object({ threadId: z.string(), channelId: z.string(), channelKind: ChannelKind }),
  }),
  z.object({
    type: z.literal('stage_changed'),
    from: z.string(),
    to: z.string(),
    /** Whose stages they are; events of older versions do not say. */
    fromPipeline: z.string().optional(),
    toPipeline: z.string().optional(),
    why: z.string(),
    lossReasonId: z.string().optional(),
    /** How the move broke the regulation, when it was let through all the same. */
    offRegulation: z.array(Breach).optional(),
    /** Nobody decided about this dialog: its stage was removed or merged. Triggers leave such a move alone. */
    isUpkeep: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('loss_reason_changed'), from: z.string().nullable(), to: z.string().nullable() }),
  /** It has been in the stage for longer than the stage allows. Once per stay. */
  z.object({
    type: z.literal('stage_overdue'),
    pipelineId: z.string(),
    stageId: z.string(),
    since: z.date(),
    limitHours: z.number(),
  }),
  z.object({
    type: z.literal('assignee_changed'),
    from: z.string().nullable(),
    to: z.string().nullable(),
    why: z.string(),
    /** Why this person, when a rule of distribution has decided. */
    reason: AssignmentReason.optional(),
  }),
  /** A rule looks for a manager. */
  z.object({ type: z.literal('distribution_asked'), ruleId: z.string() }),
  /** Nobody has got it by the rule: nobody was there, or nobody has accepted. It waits for whoever takes it. */
  z.object({
    type: z.literal('distribution_failed'),
    ruleId: z.string(),
    why: z.enum(['nobody', 'none_accepted']),
    tried: z.array(z.string()),
  }),
  z.object({ type: z.literal('dialog_offered'), operatorId: z.string(), until: z.date(), reason: AssignmentReason }),
  z.object({ type: z.literal('dialog_accepted'), operatorId: z.string(), waitedMs: z.number() }),
  /** Somebody did not accept in time. */
  z.object({ type: z.literal('assignment_expired'), operatorId: z.string() }),
  z.object({
    type: z.literal('tags_changed'),
    added: z.array(z.string()),
    removed: z.array(z.string()),
    /** Left out: the dialog's. */
    on: z.literal('contact').optional(),
  }),
  z.object({
    type: z.literal('fields_changed'),
    on: FieldOwner,
    fields: z.array(z.object({ id: z.string(), from: FieldValue.nullable(), to: FieldValue.nullable() })),
  }),
  task.extend({ type: z.literal('task_added') }),
  task.extend({ type: z.literal('task_completed'), result: z.string().nullable() }),
  /** `changed` names what: title, kind, due, repeat, assigneeId, state (opened again). */
  task.extend({ type: z.literal('task_changed'), changed: z.array(z.string()) }),
  task.extend({ type: z.literal('task_cancelled') }),
  /** Once for each moment that a task was due at and still open. */
  task.extend({ type: z.literal('task_overdue') }),
  z.object({ type: z.literal('contact_updated'), fields: z.array(z.string()) }),
  z.object({ type: z.literal('contact_blocked'), reason: z.string() }),
  z.object({ type: z.literal('contact_unblocked') }),
  z.object({ type: z.literal('consent_changed'), granted: z.boolean(), source: z.string() }),
  /** Two contacts have become one, `otherId` is no more; or are two again. */
  z.object({
    type: z.literal('contacts_merged'),
    mergeId: z.string(),
    otherId: z.string(),
    why: z.enum(['by_hand', 'verified_phone', 'verified_email', 'by_code']),
  }),
  z.object({ type: z.literal('contacts_unmerged'), mergeId: z.string(), otherId: z.string() }),
  z.object({ type: z.literal('note_added'), messageId: z.string() }),
  /** The contact has come into a sales plan; `by` is the source or the order that brought it. */
  z.object({ type: z.literal('plan_joined'), planId: z.string(), via: Via, by: z.string() }),
  /** Who works on the contact in a plan. */
  z.object({
    type: z.literal('client_assigned'),
    planId: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  order.extend({ type: z.literal('offer_ordered') }),
  order.extend({ type: z.literal('offer_failed') }),
  /** `paidAt` when it is told later than it was paid. */
  order.extend({ type: z.literal('offer_paid'), paidAt: z.date().optional() }),
  z.object({ type: z.literal('amount_changed'), from: z.number().nullable(), to: z.number().nullable() }),
  z.object({ type: z.literal('lead_created') }),
  /** `points`: ids of those earned that count, see `lead-quality/`; of older versions `lead` and `phone`, too. */
  z.object({
    type: z.literal('lead_scored'),
    score: z.number().min(1).max(5),
    points: z.array(z.string()),
    /** Absent: the rule. */
    by: z.enum(['rule', 'gpt']).optional(),
  }),
  appointment.extend({ type: z.literal('appointment_held') }),
  appointment.extend({ type: z.literal('appointment_booked') }),
  appointment.extend({ type: z.literal('appointment_confirmed') }),
  appointment.extend({ type: z.literal('appointment_cancelled'), by: z.enum(['customer', 'staff', 'system']) }),
  appointment.extend({ type: z.literal('appointment_moved'), from: z.date() }),
  appointment.extend({ type: z.literal('appointment_visited') }),
  appointment.extend({ type: z.literal('no_show') }),
  z.object({ type: z.literal('reminder_sent'), appointmentId: z.string(), beforeMinutes: z.number() }),
  z.object({ type: z.literal('reminder_skipped'), appointmentId: z.string(), reason: z.string() }),
  /** `sample` says how the message came to be labelled; absent when somebody chose it by hand. Only the random part is a fair measure. */
  z.object({
    type: z.literal('intent_labelled'),
    messageId: z.string(),
    predicted: z.string(),
    actual: z.string(),
    sample: z.enum(['random', 'fallback']).optional(),
    /** So many messages it stands for: one over the chance with which it was drawn. Of the random part only. */
    weight: z.number().optional(),
    /** The label has been taken back: until another one is given, the message counts as not labelled. */
    undone: z.literal(true).optional(),
  }),
  /** Whether the dialog reached its goal (seed 000), by one version of the owner's words for it; the last one holds. */
  z.object({
    type: z.literal('conversion_judged'),
    verdict: z.enum(['converted', 'not_converted', 'not_scored']),
    by: z.enum(['gpt', 'rule', 'person']),
    /** The version of the words; for a person, the one in force then. */
    version: z.number(),
    /** Word for word from the dialog; empty when nothing can be quoted. */
    quote: z.string(),
    reason: z.string(),
  }),
  /** The customer has met a variant of an experiment in this dialog. Once per experiment and dialog. */
  z.object({ type: z.literal('experiment_exposed'), experimentId: z.string(), variantId: z.string() }),
  z.object({
    type: z.literal('trigger_fired'),
    triggerId: z.string(),
    outcome: z.enum(['done', 'refused']),
    reason: z.string().optional(),
    /** Webhooks that the trigger calls: they are told of this event whatever they have subscribed to. */
    webhooks: z.array(z.string()).optional(),
  }),
]);
export type EventBody = z.infer<typeof EventBody>;

export const EventType = z.literal(EventBody.options.map((option) => option.shape.type.value));
export type EventType = EventBody['type'];

/** An immutable fact about one dialog, with everything that filters need, so that no reader has to join. */
export const DomainEvent = z.object({
  id: z.string(),
  at: z.date(),
  actor: Actor,
  dialogId: z.string(),
  contactId: z.string(),
  threadId: z.string(),
  channelKind: ChannelKind,
  origin: Origin,
  body: EventBody,
  /** The triggers that have led to it, the first one first; absent when none has. */
  causes: z.array(z.string()).optional(),
});
export type DomainEvent = z.infer<typeof DomainEvent>;
