/** Events that a stage can follow by itself. */
export const RULED_EVENTS = [
  'appointment_booked',
  'appointment_moved',
  'appointment_confirmed',
  'appointment_visited',
  'appointment_cancelled',
  'no_show',
] as const;
