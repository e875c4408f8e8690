import type { EventType } from '../event.ts';

/** What makes a lead, or changes something that it is told (seed 001). */
export const CRM_EVENTS: readonly EventType[] = [
  'lead_created',
  'appointment_booked',
  'appointment_confirmed',
  'appointment_moved',
  'appointment_cancelled',
  'appointment_visited',
  'no_show',
  'contact_updated',
  'amount_changed',
];

/** The name under which rows for Bitrix24 wait among those of webhooks. */
export const BITRIX24 = 'bitrix24';

/** News about a contact makes no lead by itself. */
export const makesLead = (type: EventType): boolean => type !== 'contact_updated' && type !== 'amount_changed';
