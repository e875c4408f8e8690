import { z } from 'zod';
import { Localized } from '../../domain/localized.ts';
import { instant } from './instant.ts';

export const AppointmentView = z
  .object({
    id: z.string(),
    contactId: z.string(),
    dialogId: z.string(),
    service: z.object({ id: z.string(), title: Localized }),
    staff: z.object({ id: z.string(), name: Localized }),
    start: instant,
    end: instant,
    /** Local to the business: YYYY-MM-DD and HH:MM. */
    date: z.string(),
    time: z.string(),
    status: z.enum(['held', 'booked', 'confirmed', 'visited', 'cancelled', 'missed', 'expired']),
    price: z.object({ from: z.number(), to: z.number().optional() }),
    createdAt: instant,
  })
  .meta({ id: 'Appointment' });
export type AppointmentView = z.infer<typeof AppointmentView>;
