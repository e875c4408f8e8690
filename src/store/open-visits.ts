import { type Appointment, OVER } from '../domain/booking/appointment.ts';
import { fromDocument } from './document.ts';
import type { Store } from './open-store.ts';

const MOST_EACH = 50;

/** The visits of these contacts that a change of their dialogs may be about, by contact, the latest first. */
export async function openVisits(
  store: Store,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Appointment[]>> {
  const rows = await store.appointments
    .find({ contactId: { $in: [...contactIds] }, status: { $nin: [...OVER] } })
    .sort({ start: -1 })
    .toArray();
  const visits = new Map<string, Appointment[]>();
  for (const visit of rows.map(fromDocument)) {
    const own = visits.get(visit.contactId) ?? [];
    if (own.length < MOST_EACH) visits.set(visit.contactId, [...own, visit]);
  }
  return visits;
}
