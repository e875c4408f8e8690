import type { Appointment } from '../booking/appointment.ts';
import type { Business } from '../business/business.ts';
import type { Contact } from '../contact.ts';
import type { Dialog } from '../dialog.ts';
import type { DistributionRule } from '../distribution/rule.ts';
import type { Actor, DomainEvent, EventBody } from '../event.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { Exposure } from '../experiments/exposure.ts';
import type { FieldDefinition } from '../fields/field-definition.ts';
import type { MessageFile } from '../files/file.ts';
import type { FileChange } from '../files/file-change.ts';
import type { LabelRow } from '../labelling/label-row.ts';
import type { LeadQualitySettings } from '../lead-quality/lead-quality-settings.ts';
import type { DeliveryState, Message } from '../message.ts';
import type { Teammate } from '../operator.ts';
import type { Offer } from '../orders/offer.ts';
import type { Order } from '../orders/order.ts';
import type { Pipeline } from '../pipeline.ts';
import type { Plan } from '../plans/plan.ts';
import type { PlanClient } from '../plans/plan-client.ts';
import type { ResponderSettings } from '../responder/responder-settings.ts';
import type { Tag } from '../tags/tag.ts';
import type { Task } from '../task.ts';
import type { TaskKind } from '../tasks/task-kind.ts';
import type { Timer } from '../timer.ts';
import type { Trigger } from '../trigger.ts';
import type { TriggerRun } from '../triggers/trigger-run.ts';
import type { FunnelSettings } from '../visibility.ts';

/** All that a change to one dialog may read. */
export interface Situation {
  business: Business;
  /** The dialog's own, and all. */
  pipeline: Pipeline;
  pipelines: readonly Pipeline[];
  triggers: readonly Trigger[];
  team: readonly Teammate[];
  rules: readonly DistributionRule[];
  plans: readonly Plan[];
  offers: readonly Offer[];
  funnel: FunnelSettings;
  leadQuality: LeadQualitySettings;
  /** The custom fields, removed ones too; `fieldNamed` finds those in use. */
  fields: readonly FieldDefinition[];
  tags: readonly Tag[];
  /** The business's own, beside the built-in ones. */
  taskKinds: readonly TaskKind[];
  /** Those that run, of which facts still count, or whose variant was adopted. */
  experiments: readonly Experiment[];
  /** For what approved templates were chosen, as `channel:purpose:locale`; absent where none are. */
  templated?: readonly string[];
  /** Who the responder is and what it may cost; absent: the default. */
  responder?: ResponderSettings;
  contact: Contact;
  dialog: Dialog;
  /** The contact's held, booked and confirmed appointments, and past ones that nobody has closed. */
  appointments: readonly Appointment[];
  /** Older lines that the actions name, as they were read. */
  lines?: readonly Message[];
  /** Those of the messages that are labelled now, which are in the queue. */
  labels?: readonly LabelRow[];
  /** The dialog's orders, and those that the actions name, as they were read. */
  orders?: readonly Order[];
  /** The dialog's open tasks and those that the actions name; loaded when an action is about tasks that there are already. */
  tasks?: readonly Task[];
  /** Files that the actions name: kept, in no message yet, and brought by whoever acts. */
  unsent?: readonly MessageFile[];
}

/** When and by whom; ids come from outside so that the rules stay pure. */
export interface Moment {
  now: Date;
  actor: Actor;
  newId(): string;
  /** The triggers that have led here, over delays too; the first one first. */
  causes?: readonly string[];
}

/** What has to be written, in one transaction. */
export interface Changes {
  at: Date;
  contact: Contact;
  contactChanged: boolean;
  dialog: Dialog;
  /** True when the dialog is new and is to be inserted. */
  opened: boolean;
  messages: Message[];
  /** New texts of lines that the customer has edited. */
  edits: { providerMessageId: string; text: string }[];
  /** Undelivered lines that go out again, at their new places, and those that are settled without; only while still in state `from`. */
  requeues: { messageId: string; from: DeliveryState; seq: number }[];
  settlements: { messageId: string; from: DeliveryState; to: 'sent' | 'dropped'; reason: string }[];
  appointments: Appointment[];
  events: DomainEvent[];
  /** New ones, whose version is 0, and changed ones as they are to be. */
  tasks: Task[];
  /** Tags used for the first time. */
  newTags: Tag[];
  timers: Timer[];
  /** What became of triggers. */
  runs: TriggerRun[];
  /** So many of the events have been followed by stage rules and triggers. */
  followed: number;
  /** Clients of plans: new ones, or known ones in other hands. */
  planClients: PlanClient[];
  /** New ones have no version yet. */
  orders: Order[];
  /** First meetings of experiments. */
  exposures: Exposure[];
  /** Rows of the labelling queue as they are to be. */
  labels: LabelRow[];
  /** What becomes of files. */
  files: FileChange[];
}

/** A situation being changed: handlers alter `changes` and leave events behind. */
export interface Draft {
  readonly situation: Situation;
  readonly moment: Moment;
  readonly changes: Changes;
  /** All appointments as they are now, changed ones included. */
  appointments: Appointment[];
}

export type Refusal = { kind: 'refused'; reason: string };
export const refuse = (reason: string): Refusal => ({ kind: 'refused', reason });

export function openDraft(situation: Situation, moment: Moment): Draft {
  return {
    situation,
    moment,
    appointments: [...situation.appointments],
    changes: {
      at: moment.now,
      contact: situation.contact,
      contactChanged: false,
      dialog: situation.dialog,
      opened: false,
      messages: [],
      edits: [],
      requeues: [],
      settlements: [],
      appointments: [],
      events: [],
      tasks: [],
      newTags: [],
      timers: [],
      runs: [],
      followed: 0,
      planClients: [],
      orders: [],
      exposures: [],
      labels: [],
      files: [],
    },
  };
}

/** The same draft, acted on by somebody else: a trigger works inside the commit that fired it. */
export const actedBy = (draft: Draft, actor: Actor): Draft => ({ ...draft, moment: { ...draft.moment, actor } });

/** The same draft as a consequence of these triggers. */
export const causedBy = (draft: Draft, causes: readonly string[]): Draft => ({
  ...draft,
  moment: { ...draft.moment, causes },
});

export function changeDialog(draft: Draft, part: Partial<Dialog>): void {
  draft.changes.dialog = { ...draft.changes.dialog, ...part };
}

export function changeContact(draft: Draft, part: Partial<Contact>): void {
  draft.changes.contact = { ...draft.changes.contact, ...part };
  draft.changes.contactChanged = true;
}

/** Replaces or adds an appointment. The last state of each is what gets written. */
export function putAppointment(draft: Draft, appointment: Appointment): void {
  const others = draft.appointments.filter((a) => a.id !== appointment.id);
  draft.appointments = [...others, appointment];
  draft.changes.appointments = [...draft.changes.appointments.filter((a) => a.id !== appointment.id), appointment];
}

/** Leaves a fact behind. Triggers and stage rules read it after the action is done. */
export function leave(draft: Draft, body: EventBody): DomainEvent {
  const { dialog } = draft.changes;
  const event: DomainEvent = {
    id: draft.moment.newId(),
    at: draft.moment.now,
    actor: draft.moment.actor,
    dialogId: dialog.id,
    contactId: dialog.contactId,
    threadId: dialog.threadId,
    channelKind: dialog.channelKind,
    origin: dialog.origin,
    body,
    ...(draft.moment.causes && draft.moment.causes.length > 0 && { causes: [...draft.moment.causes] }),
  };
  draft.changes.events.push(event);
  return event;
}
