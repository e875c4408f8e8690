import type { AppointmentView } from '../../../http/views/appointment-view.ts';

export type AppointmentAction = 'confirm' | 'visited' | 'missed' | 'cancel';

/** What a person may do to an appointment now. Whether somebody came is known only after it has begun. */
export function possibleActions(
  { status, start }: Pick<AppointmentView, 'status' | 'start'>,
  now: Date,
): AppointmentAction[] {
  if (status !== 'booked' && status !== 'confirmed') return [];
  if (Date.parse(start) <= now.getTime()) return ['visited', 'missed'];
  return status === 'booked' ? ['confirm', 'cancel'] : ['cancel'];
}
