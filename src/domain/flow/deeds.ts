import type { Action } from '../action.ts';
import type { Deed } from './walk.ts';
import type { DeedWords } from './words.ts';

const BY_NAME = {
  hold: (deed) => visitOf(deed, (visit) => ({ kind: 'hold', ...visit })),
  book: (deed) => visitOf(deed, (visit) => ({ kind: 'book', ...visit })),
  release_hold: () => ({ kind: 'release_hold' }),
  save_contact: ({ slots: { name, phone, email } }) => ({
    kind: 'update_contact',
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
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
} satisfies Record<string, (deed: Deed) => Action | null>;

/** Every `do` that a flow file may name, and the action that it asks for; null when a value that it needs is missing. */
export const DEEDS: Readonly<Record<string, (deed: Deed) => Action | null>> = BY_NAME;

const VISIT = ['staffId', 'start'];

/** What each of them needs of the flow. */
export const DEED_WORDS: ReadonlyMap<string, DeedWords> = new Map(
  Object.entries({
    hold: { needs: ['service'], values: VISIT },
    book: { needs: ['service'], values: VISIT },
    release_hold: { needs: [] },
    save_contact: { needs: [], uses: ['name', 'phone', 'email'] },
    move_appointment: { needs: ['service', 'appointment'], values: VISIT },
    cancel_appointment: { needs: ['appointment'] },
    confirm_appointment: { needs: ['appointment'] },
  } satisfies Record<keyof typeof BY_NAME, DeedWords>),
);

function visitOf(
  { slots: { service }, vars: { staffId, start } }: Deed,
  make: (visit: { serviceId: string; staffId: string; start: Date }) => Action | null,
): Action | null {
  return service && staffId && start ? make({ serviceId: service, staffId, start: new Date(start) }) : null;
}
