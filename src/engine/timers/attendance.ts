import { attendanceDue } from '../../domain/perform/appointments.ts';
import type { Situation } from '../../domain/perform/draft.ts';
import type { Timer } from '../../domain/timer.ts';
import { done, skip, type Verdict } from './verdict.ts';

/** A visit that nobody has closed a day after its end. */
export function judgeAttendance(
  timer: Timer,
  { appointmentId }: Extract<Timer['work'], { kind: 'attendance' }>,
  { appointments, dialog }: Situation,
): Verdict {
  const visit = appointments.find(({ id }) => id === appointmentId);
  if (!visit || (visit.status !== 'booked' && visit.status !== 'confirmed')) return skip('already settled');
  // A moved visit has a timer of its own.
  if (attendanceDue(visit.end).getTime() !== timer.due.getTime()) return skip('moved');
  // Whoever confirmed has most likely come: a person should say so. Whoever never answered has most likely not.
  if (visit.status === 'booked') return done('missed', [{ kind: 'mark_missed', appointmentId }]);
  const title = { ru: 'Отметьте, состоялся ли визит', en: 'Note whether the visit took place' }[dialog.locale];
  return done('asked', [{ kind: 'add_task', taskKind: 'custom', title, dueInMinutes: 0 }]);
}
