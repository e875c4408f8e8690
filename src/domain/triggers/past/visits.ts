import type { Appointment } from '../../booking/appointment.ts';
import type { PastEvent } from './past-dialog.ts';

/** The planned visits after these events. */
export function visitsUpTo(events: readonly PastEvent[]): Pick<Appointment, 'id' | 'start' | 'status'>[] {
  const visits = new Map<string, Pick<Appointment, 'id' | 'start' | 'status'>>();
  for (const { body } of events) {
    switch (body.type) {
      case 'appointment_booked':
      case 'appointment_moved':
        visits.set(body.appointmentId, { id: body.appointmentId, start: body.start, status: 'booked' });
        break;
      case 'appointment_confirmed':
        visits.set(body.appointmentId, { id: body.appointmentId, start: body.start, status: 'confirmed' });
        break;
      case 'appointment_cancelled':
      case 'appointment_visited':
      case 'no_show':
        visits.delete(body.appointmentId);
    }
  }
  return [...visits.values()];
}
