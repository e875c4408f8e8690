import { z } from 'zod';
import { AppointmentView } from './appointment-view.ts';
import { ContactView, MergeView } from './contact-view.ts';
import { DialogView } from './dialog-view.ts';
import { OrderView } from './order-view.ts';
import { PlanLabelView } from './plan-view.ts';
import { TaskView } from './task-view.ts';

/** A person with all that is known: the latest of each kind. */
export const ContactCardView = ContactView.extend({
  dialogs: z.array(DialogView),
  appointments: z.array(AppointmentView),
  tasks: z.array(TaskView),
  orders: z.array(OrderView),
  plans: z.array(PlanLabelView.extend({ manager: z.object({ id: z.string(), name: z.string() }).nullable() })),
  merges: z.array(MergeView),
}).meta({ id: 'ContactCard' });
export type ContactCardView = z.infer<typeof ContactCardView>;
