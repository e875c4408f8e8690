import type { Appointment, AppointmentStatus } from '../../domain/booking/appointment.ts';
import type { Scope } from '../../domain/visibility.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, during, type Page, type PageRequest, sortBy, toPage } from './page.ts';
import { visibleOfContact, visiblePage, whichVisible } from './visible.ts';

export interface AppointmentFilter {
  /** What the asker may see of the dialogs. */
  scope: Scope;
  /** When the visit begins. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** Left out: all but drafts, that is slots held for a customer who was still deciding. */
  status?: AppointmentStatus | undefined;
}

const BY_START = { field: 'start', direction: 1 } as const;
const DRAFTS: AppointmentStatus[] = ['held', 'expired'];

export async function listAppointments(
  store: Store,
  filter: AppointmentFilter,
  request: PageRequest,
): Promise<Page<Appointment>> {
  return visiblePage(filter.scope, request, {
    read: (part) => readAppointments(store, filter, part),
    async visible(appointments) {
      const seen = await whichVisible(
        store,
        filter.scope,
        appointments.map(({ dialogId }) => dialogId),
      );
      return ({ dialogId }) => seen.has(dialogId);
    },
    cursorOf: ({ start, id }) => ({ key: start, id }),
  });
}

async function readAppointments(
  store: Store,
  { from, to, status }: AppointmentFilter,
  { cursor, limit }: PageRequest,
): Promise<Page<Appointment>> {
  const rows = await store.appointments
    .find({
      $and: [{ status: status ?? { $nin: DRAFTS } }, ...during('start', from, to), ...afterCursor(BY_START, cursor)],
    })
    .sort(sortBy(BY_START))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, (appointment) => appointment.start);
}

/** A contact's visits, as far as somebody may see them, latest first. */
export async function appointmentsOf(store: Store, contactId: string, scope: Scope): Promise<Appointment[]> {
  const seen = await visibleOfContact(store, scope, contactId);
  const rows = await store.appointments
    .find({ $and: [{ contactId, status: { $nin: DRAFTS } }, ...seen] })
    .sort({ start: -1 })
    .limit(50)
    .toArray();
  return rows.map(fromDocument);
}
