import type { Contact } from '../../domain/contact.ts';
import type { Order } from '../../domain/orders/order.ts';
import type { ContactBelongings } from '../../store/contacts/contact-card.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { ContactCardView } from '../views/contact-card-view.ts';
import { presentAppointment } from './appointment.ts';
import { presentContact, presentMerge } from './contact.ts';
import { presentDialog, presentTeammate } from './dialog.ts';
import { presentTask } from './task.ts';

export function presentContactCard(
  contact: Contact,
  { dialogs, appointments, tasks, orders, merges }: ContactBelongings,
  around: Surroundings,
): ContactCardView {
  const names = new Map([[contact.id, contact]]);
  return {
    ...presentContact(contact),
    dialogs: dialogs.map((dialog) => presentDialog(dialog, contact, around)),
    appointments: appointments.map((appointment) => presentAppointment(appointment, around.business)),
    tasks: tasks.map((task) => presentTask(task, around.team, names)),
    orders: orders.map((order) => presentOrder(order, around)),
    plans: contact.plans.flatMap(({ planId, managerId }) => {
      const plan = around.plans.find(({ id }) => id === planId);
      const label = plan && { id: plan.id, label: plan.label || plan.name, colour: plan.colour };
      return label ? [{ ...label, manager: managerId === null ? null : presentTeammate(managerId, around.team) }] : [];
    }),
    merges: merges.flatMap(presentMerge),
  };
}

function presentOrder(order: Order, { offers }: Surroundings): ContactCardView['orders'][number] {
  const { id, external, offerId, contactId, dialogId, state, amount, history } = order;
  const title = offers.find((offer) => offer.id === offerId)?.title ?? { ru: offerId, en: offerId };
  return {
    id,
    external,
    offer: { id: offerId, title },
    contactId,
    dialogId,
    state,
    amount,
    at: order.at.toISOString(),
    paidAt: order.paidAt?.toISOString() ?? null,
    history: history.map((step) => ({ ...step, at: step.at.toISOString() })),
  };
}
