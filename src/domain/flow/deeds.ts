import type { Action } from '../action.ts';
import type { Deed } from './walk.ts';

/** Every `do` that a flow file may name, and the action that it asks for; null when a value that it needs is missing. */
export const DEEDS: Readonly<Record<string, (deed: Deed) => Action | null>> = {
  hold: (deed) => visitOf(deed, (visit) => ({ kind: 'hold', ...visit })),
  book: (deed) => visitOf(deed, (visit) => ({ kind: 'book', ...visit })),
  release_hold: () => ({ kind: 'release_hold' }),
  save_contact: ({ slots: { name, phone } }) => ({
    kind: 'update_contact',
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
  }),
  move_appointment: (deed) =>
    visitOf(deed, ({ staffId, start }) =>
      deed.slots.appointment
        ? { kind: 'move_appointment', appointmentId: deed.slots.appointment, staffId, start }
        : null,
    ),
  cancel_appointment: ({ slots: { appointment } }) =>
    appointment ? { kind: 'cancel_appointment', appointmentId: appointment } : null,
  confirm_appointment: ({ slots: { appointment } }) =>
    appointment ? { kind: 'confirm_appointment', appointmentId: appointment } : null,
};

function visitOf(
  { slots: { service }, vars: { staffId, start } }: Deed,
  make: (visit: { serviceId: string; staffId: string; start: Date }) => Action | null,
): Action | null {
  return service && staffId && start ? make({ serviceId: service, staffId, start: new Date(start) }) : null;
}
