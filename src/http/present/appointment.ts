import type { Appointment } from '../../domain/booking/appointment.ts';
import { localOf } from '../../domain/booking/zone.ts';
import type { Business } from '../../domain/business/business.ts';
import type { AppointmentView } from '../views/appointment-view.ts';

export function presentAppointment(appointment: Appointment, business: Business): AppointmentView {
  const { id, contactId, dialogId, serviceId, staffId, start, end, status, price, createdAt } = appointment;
  const service = business.services.find((s) => s.id === serviceId);
  const staff = business.staff.find((s) => s.id === staffId);
  return {
    id,
    contactId,
    dialogId,
    // What is no longer offered keeps its id for a name: the visit itself stays.
    service: { id: serviceId, title: service?.title ?? { ru: serviceId, en: serviceId } },
    staff: { id: staffId, name: staff?.name ?? { ru: staffId, en: staffId } },
    start: start.toISOString(),
    end: end.toISOString(),
    ...localOf(start, business.timezone),
    status,
    price: { from: price.from, ...(price.to !== undefined && { to: price.to }) },
    createdAt: createdAt.toISOString(),
  };
}
