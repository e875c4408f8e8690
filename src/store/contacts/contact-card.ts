import type { Appointment } from '../../domain/booking/appointment.ts';
import type { Merge } from '../../domain/contacts/merge.ts';
import type { Dialog } from '../../domain/dialog.ts';
import type { Order } from '../../domain/orders/order.ts';
import type { Task } from '../../domain/task.ts';
import type { Scope } from '../../domain/visibility.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { appointmentsOf } from '../queries/appointments.ts';
import { visibleDialogs, visibleOfContact } from '../queries/visible.ts';

export interface ContactBelongings {
  dialogs: Dialog[];
  appointments: Appointment[];
  tasks: Task[];
  orders: Order[];
  merges: Merge[];
}

const MOST = 50;

/** What somebody may see: of the dialogs, with all that belongs to them, and whether who became one with the contact. */
export interface Sight {
  scope: Scope;
  merges: boolean;
}

/** The latest of everything that belongs to a contact, as far as somebody may see it. */
export async function belongingsOf(store: Store, contactId: string, sight: Sight): Promise<ContactBelongings> {
  const { scope } = sight;
  const seen = await visibleOfContact(store, scope, contactId);
  const [dialogs, appointments, tasks, orders, merges] = await Promise.all([
    store.dialogs
      .find({ $and: [{ contactId }, ...visibleDialogs(scope)] })
      .sort({ createdAt: -1, _id: -1 })
      .limit(MOST)
      .toArray(),
    appointmentsOf(store, contactId, scope),
    store.tasks
      .find({ $and: [{ contactId, state: { $ne: 'cancelled' as const } }, ...seen] })
      .sort({ due: -1 })
      .limit(MOST)
      .toArray(),
    store.orders
      .find({ $and: [{ contactId }, ...seen] })
      .sort({ at: -1, _id: -1 })
      .limit(MOST)
      .toArray(),
    sight.merges ? mergesOf(store, contactId) : [],
  ]);
  return {
    dialogs: dialogs.map(fromDocument),
    appointments,
    tasks: tasks.map(fromDocument),
    orders: orders.map(fromDocument),
    merges,
  };
}

async function mergesOf(store: Store, mainId: string): Promise<Merge[]> {
  const rows = await store.merges.find({ mainId }).sort({ at: -1 }).limit(MOST).toArray();
  return rows.map(fromDocument);
}
