import type { Appointment } from '../../domain/booking/appointment.ts';
import { localOf } from '../../domain/booking/zone.ts';
import { dayInWords, dayOnButton, presentSlot } from '../../domain/flow/present.ts';
import { type CallContext, type FlowCall, outcome } from './call.ts';

/** The customer's coming visits: `none`, `one` (taken as the one meant) or `many` to choose from. */
export const ownAppointments: FlowCall = (context) => {
  const coming = comingOf(context);
  const [only] = coming;
  const list = coming.map((a) => `• ${inWords(context, a)}`).join('\n');
  if (!only) return outcome('none');
  if (coming.length === 1)
    return { ...outcome('one', { list, visit: inWords(context, only) }), fill: { appointment: only.id } };
  const options = coming.map((a) => {
    const { date, time } = localOf(a.start, context.situation.business.timezone);
    const title = presentSlot(context.situation.business, 'service', a.serviceId, context.locale);
    return { label: `${dayOnButton(date, context.locale)}, ${time}, ${title}`, fill: { appointment: a.id } };
  });
  return { ...outcome('many', { list }), options };
};

/** The visit that a button or a choice names, if it is this customer's and still to come. */
export const namedAppointment: FlowCall = (context) => {
  const appointment = comingOf(context).find((a) => a.id === context.slots.appointment);
  if (!appointment) return outcome('gone');
  return {
    ...outcome(appointment.status === 'confirmed' ? 'confirmed' : 'booked', { visit: inWords(context, appointment) }),
    // The same person as before, unless the customer asks for another.
    fill: { service: appointment.serviceId, staff: context.slots.staff ?? appointment.staffId },
  };
};

function comingOf({ situation, now }: CallContext): Appointment[] {
  return situation.appointments
    .filter((a) => (a.status === 'booked' || a.status === 'confirmed') && a.start > now)
    .sort((a, b) => a.start.getTime() - b.start.getTime());
}

function inWords({ situation: { business }, locale }: CallContext, appointment: Appointment): string {
  const { date, time } = localOf(appointment.start, business.timezone);
  const service = presentSlot(business, 'service', appointment.serviceId, locale);
  const person = presentSlot(business, 'staff', appointment.staffId, locale);
  return `${service}, ${dayInWords(date, locale)}, ${time} (${person})`;
}
