import type { Appointment } from '../../domain/booking/appointment.ts';
import type { Merge } from '../../domain/contacts/merge.ts';
import type { Dialog } from '../../domain/dialog.ts';
import type { Order } from '../../domain/orders/order.ts';
import type { Task } from '../../domain/task.ts';
import type { Scope } from '../../domain/visibility.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { appointmentsOf } from '../queries/appointments.ts';
import { visibleDialogs } from '../queries/visible.ts';

export interface ContactBelongings {
  dialogs: Dialog[];
  appointments: Appointment[];
  tasks: Task[];
  orders: Order[];
  merges: Merge[];
}

const MOST = 50;

/** The latest of everything that belongs to a contact, as far as somebody may see it. */
export async function belongingsOf(store: Store, contactId: string, scope: Scope): Promise<ContactBelongings> {
  const [dialogs, appointments, tasks, orders, merges] = await Promise.all([
    store.dialogs
      .find({ $and: [{ contactId }, ...visibleDialogs(scope)] })
      .sort({ createdAt: -1, _id: -1 })
      .limit(MOST)
      .toArray(),
    appointmentsOf(store, contactId),
    store.tasks
      .find({ contactId, state: { $ne: 'cancelled' } })
      .sort({ due: -1 })
      .limit(MOST)
      .toArray(),
    store.orders.find({ contactId }).sort({ at: -1, _id: -1 }).limit(MOST).toArray(),
    store.merges.find({ mainId: contactId }).sort({ at: -1 }).limit(MOST).toArray(),
  ]);
  return {
    dialogs: dialogs.map(fromDocument),
    appointments,
    tasks: tasks.map(fromDocument),
    orders: orders.map(fromDocument),
    merges: merges.map(fromDocument),
  };
}
