import type { DomainEvent } from '../event.ts';
import type { Fact } from './fact.ts';
import { type EventOf, groupBy, ofType } from './history.ts';

type About = EventOf<
  | 'appointment_booked'
  | 'appointment_confirmed'
  | 'appointment_moved'
  | 'appointment_cancelled'
  | 'appointment_visited'
  | 'no_show'
>;

/**
 * Bookings and visits of the appointments that were made in this dialog, wherever the customer confirmed or staff marked them: an
 * appointment counts once, for the dialog that made it. The making of an old one may not be known: then its first event decides.
 */
export function observeVisits(dialogId: string, events: readonly DomainEvent[]): Fact[] {
  const byAppointment = groupBy(events.filter(isAbout), ({ body }) => body.appointmentId);
  const reminders = ofType(events, 'reminder_sent');
  return [...byAppointment].flatMap(([appointmentId, all]) => {
    const maker = ofType(all, 'appointment_booked')[0] ?? all[0];
    if (maker?.dialogId !== dialogId) return [];
    return [
      ...bookingOf(all),
      ...visitOf(
        all,
        reminders.filter(({ body }) => body.appointmentId === appointmentId),
      ),
    ];
  });
}

const isAbout = (event: DomainEvent): event is About => TYPES.has(event.body.type);

const TYPES: ReadonlySet<string> = new Set([
  'appointment_booked',
  'appointment_confirmed',
  'appointment_moved',
  'appointment_cancelled',
  'appointment_visited',
  'no_show',
] satisfies About['body']['type'][]);

/** Confirmed is what the customer has confirmed and nobody has moved since. */
function bookingOf(events: readonly About[]): Fact[] {
  const [booked] = ofType(events, 'appointment_booked');
  if (!booked) return [];
  const confirmed = ofType(events, 'appointment_confirmed').at(-1);
  const moved = ofType(events, 'appointment_moved').at(-1);
  const isConfirmed = confirmed !== undefined && (!moved || confirmed.at >= moved.at);
  const isCancelled = ofType(events, 'appointment_cancelled').length > 0;
  return [
    {
      ...subject(booked),
      kind: 'booking',
      at: booked.at,
      marks: [...(isConfirmed ? (['confirmed'] as const) : []), ...(isCancelled ? (['cancelled'] as const) : [])],
    },
  ];
}

/** By the beginning of the visit, not by the mark: staff may mark days later, and may correct the mark. */
function visitOf(events: readonly About[], reminders: readonly EventOf<'reminder_sent'>[]): Fact[] {
  const mark = events.filter(isMark).at(-1);
  if (!mark) return [];
  const { start } = mark.body;
  // A reminder of the old time is none of the new one.
  const moved = ofType(events, 'appointment_moved').at(-1);
  const isReminded = reminders.some(({ at }) => at < start && (!moved || at >= moved.at));
  return [
    {
      ...subject(mark),
      kind: 'visit',
      at: start,
      marks: [
        ...(mark.body.type === 'no_show' ? (['missed'] as const) : []),
        ...(isReminded ? (['reminded'] as const) : []),
      ],
    },
  ];
}

const isMark = (event: About): event is EventOf<'appointment_visited' | 'no_show'> =>
  event.body.type === 'appointment_visited' || event.body.type === 'no_show';

const subject = ({ body: { serviceId, staffId } }: About) => ({ value: 0, managerId: null, serviceId, staffId });
