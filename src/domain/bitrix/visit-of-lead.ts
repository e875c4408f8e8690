import { type Appointment, OVER } from '../booking/appointment.ts';

/** The visit that a lead is about: the latest that is not over; when all are called off, the latest of those; null when nothing was booked. */
export function visitOfLead(visits: readonly Appointment[]): Appointment | null {
  const booked = visits.filter(({ status }) => status !== 'held').sort((a, b) => b.start.getTime() - a.start.getTime());
  return booked.find(({ status }) => !OVER.has(status)) ?? booked[0] ?? null;
}
