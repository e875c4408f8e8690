import type { Appointment } from '../booking/appointment.ts';

/** Names a visit and its time: a moved visit has a clock of its own. */
export const visitEpisode = (appointmentId: string, start: Date): string => `${appointmentId}@${start.getTime()}`;

/** The visit of an episode while it is planned for that time. */
export function visitOfEpisode(appointments: readonly Appointment[], episode: string): Appointment | undefined {
  return appointments.find(
    ({ id, start, status }) => (status === 'booked' || status === 'confirmed') && visitEpisode(id, start) === episode,
  );
}
