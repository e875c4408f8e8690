import type { Appointment } from '../booking/appointment.ts';
import type { Business } from '../business/business.ts';
import type { Contact } from '../contact.ts';
import type { Dialog } from '../dialog.ts';
import type { EventBody } from '../event.ts';
import { matchesField } from '../fields/field-condition.ts';
import { type FieldDefinition, fieldNamed } from '../fields/field-definition.ts';
import { visitOf } from '../pipeline.ts';
import { tagKey } from '../tags/tag.ts';
import { isOpenAt } from './business-time.ts';
import type { Condition, Conditions } from './condition.ts';

/** All that conditions are judged by: things as they are at `now`. */
export interface Judged {
  now: Date;
  business: Business;
  dialog: Dialog;
  contact: Contact;
  appointments: readonly Pick<Appointment, 'id' | 'start' | 'status'>[];
  fields: readonly FieldDefinition[];
  /** What has happened; null for a clock. */
  body: EventBody | null;
  /** The visit that it is about, where it is about one. */
  appointmentId?: string | undefined;
}

/** Whether the conditions hold. */
export function holds({ match, of }: Conditions, judged: Judged): boolean {
  if (of.length === 0) return true;
  const one = (part: Conditions['of'][number]) => ('match' in part ? holds(part, judged) : holdsOne(part, judged));
  return match === 'all' ? of.every(one) : of.some(one);
}

const holdsOne = (condition: Condition, judged: Judged): boolean => isSo(condition, judged) !== condition.not;

function isSo(condition: Condition, judged: Judged): boolean {
  const { dialog, contact } = judged;
  switch (condition.kind) {
    case 'pipeline':
      return condition.in.includes(dialog.pipelineId);
    case 'stage':
      return condition.in.includes(visitOf(dialog.pipelineId, dialog.stageId));
    case 'channel':
      return condition.in.includes(dialog.channelKind);
    case 'source':
      return isAmong(condition.in, dialog.origin.source);
    case 'utm':
      return isAmong(condition.in, labelOf(dialog.origin.utm ?? {}, condition.label));
    case 'tag': {
      const has = new Set(judged[condition.of].tags.map(tagKey));
      return condition.in.some((tag) => has.has(tagKey(tag)));
    }
    case 'working_hours':
      return isOpenAt(judged.business, judged.now);
    case 'field': {
      const field = fieldNamed(judged.fields, condition.of, condition.fieldId);
      return field !== undefined && matchesField(field, judged[condition.of].fields[field.id], condition.is);
    }
    case 'intent':
      return dialog.lastIntent !== null && condition.in.includes(dialog.lastIntent);
    case 'amount':
      if (dialog.amount === null) return false;
      if (condition.is === 'set') return true;
      return condition.is === 'at_least' ? dialog.amount >= condition.value : dialog.amount <= condition.value;
    case 'assignee':
      return condition.in.includes(dialog.assigneeId);
    case 'handoff_reason': {
      const reason = judged.body?.type === 'handed_off' ? judged.body.reason : dialog.queue?.reason;
      return reason !== undefined && condition.in.includes(reason);
    }
    case 'returning':
      return contact.createdAt < dialog.createdAt;
    case 'plan':
      return condition.in.includes(dialog.planId);
    case 'language':
      return condition.in.includes(dialog.locale);
    case 'consent':
      return condition.is === (contact.consent === null ? 'unknown' : contact.consent.granted ? 'granted' : 'refused');
    case 'mode':
      return condition.in.includes(dialog.mode);
    case 'visit_planned':
      return judged.appointments.some((visit) => isPlanned(visit, condition.confirmed, judged));
  }
}

function isPlanned(visit: Judged['appointments'][number], confirmed: boolean, { now, appointmentId }: Judged): boolean {
  if (appointmentId !== undefined && visit.id !== appointmentId) return false;
  return visit.start > now && (visit.status === 'confirmed' || (visit.status === 'booked' && !confirmed));
}

/** A label may be called like something that every object has. */
const labelOf = (utm: Record<string, string | undefined>, label: string): string | undefined =>
  Object.hasOwn(utm, label) ? utm[label] : undefined;

/** Sources and labels come from links that people have typed. */
const isAmong = (names: readonly string[], is: string | undefined): boolean =>
  is !== undefined && names.some((name) => name.toLowerCase() === is.toLowerCase());
