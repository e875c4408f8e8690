import type { EventBody } from '../event.ts';
import type { Judged } from '../triggers/holds.ts';
import type { Draft } from './draft.ts';

/** What a trigger's conditions are judged by: the dialog as the draft has it by now. */
export function judgedBy({ situation, changes, appointments, moment }: Draft, body: EventBody | null): Judged {
  const { dialog, contact } = changes;
  const { business, fields } = situation;
  const appointmentId = body && 'appointmentId' in body ? body.appointmentId : undefined;
  return { now: moment.now, business, fields, dialog, contact, appointments, body, appointmentId };
}
