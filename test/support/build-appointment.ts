import type { Appointment } from '../../src/domain/booking/appointment.ts';

/** A haircut by Anna on 4 November at 15:00 Moscow time. */
export function buildAppointment(overrides: Partial<Appointment> = {}): Appointment {
  const id = overrides.id ?? 'appointment-1';
  return {
    id,
    contactId: 'contact-1',
    dialogId: 'dialog-1',
    channelThreadId: 'web:main:chat-of-dialog-1',
    serviceId: 'cut',
    staffId: 'anna',
    start: new Date('2026-11-04T12:00:00Z'),
    end: new Date('2026-11-04T13:00:00Z'),
    status: 'booked',
    cells: [`cell-of-${id}`],
    active: true,
    holdUntil: null,
    version: 1,
    price: { from: 1500 },
    createdAt: new Date('2026-11-01T09:00:00Z'),
    updatedAt: new Date('2026-11-01T09:00:00Z'),
    ...overrides,
  };
}
