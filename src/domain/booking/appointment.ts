import { z } from 'zod';
import { Price } from '../business/business.ts';

/**
 * - `held`: kept for a customer who is still deciding, until `holdUntil`; `expired` when they didn't
 * - `booked`: agreed; `confirmed`: the customer has answered that they will come
 * - `visited`, `missed`, `cancelled`: how it ended
 */
export const AppointmentStatus = z.enum(['held', 'booked', 'confirmed', 'visited', 'cancelled', 'missed', 'expired']);
export type AppointmentStatus = z.infer<typeof AppointmentStatus>;

/** Called off or never taken: no change of a dialog is about it any more. */
export const OVER: ReadonlySet<AppointmentStatus> = new Set(['cancelled', 'expired']);

/** Who called a visit off. */
export const CancelledBy = z.enum(['customer', 'staff', 'system']);
export type CancelledBy = z.infer<typeof CancelledBy>;

export const Appointment = z.strictObject({
  id: z.string().min(1),
  contactId: z.string().min(1),
  dialogId: z.string().min(1),
  /** Where the customer is written to about this visit: the thread's id on its channel. */
  channelThreadId: z.string().min(1),
  serviceId: z.string().min(1),
  staffId: z.string().min(1),
  /** The visit itself; buffers are only in `cells`. */
  start: z.date(),
  end: z.date(),
  status: AppointmentStatus,
  /** What it occupies, buffers included, as named by `cellsOf`. */
  cells: z.array(z.string()),
  /** Whether the cells are taken from others. A past visit that took place stays active: the time was used. */
  active: z.boolean(),
  holdUntil: z.date().nullable(),
  /** Grows with every change, so that a reminder or a button made for an older state is recognised as stale. */
  version: z.int().positive(),
  /** As promised when it was made; a later price list changes nothing. */
  price: Price,
  createdAt: z.date(),
  updatedAt: z.date(),
  cancelledBy: CancelledBy.optional(),
  confirmedAt: z.date().nullable().optional(),
});
export type Appointment = z.infer<typeof Appointment>;
