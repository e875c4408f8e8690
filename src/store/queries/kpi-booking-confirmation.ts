import { type Measured, ratio } from '../../domain/kpi/measured.ts';
import { type Events, type KpiQuery, readFacts } from './kpi-facts.ts';

/** Channel and source are those of the booking: the customer may well confirm elsewhere, where the reminder came. */
export async function measureBookingConfirmation(events: Events, query: KpiQuery): Promise<Measured> {
  const { from, to } = query;
  const [row] = await readFacts<{ numerator: number; denominator: number }>(
    events,
    'booking_confirmation',
    [
      { type: 'appointment_booked', from, to, through: query },
      { type: 'appointment_confirmed', from },
      { type: 'appointment_moved', from },
    ],
    [
      {
        $group: {
          _id: '$body.appointmentId',
          booked: { $max: { $eq: ['$body.type', 'appointment_booked'] } },
          confirmedAt: { $max: whenIs('appointment_confirmed') },
          movedAt: { $max: whenIs('appointment_moved') },
        },
      },
      { $match: { booked: true } },
      { $group: { _id: null, numerator: { $sum: { $cond: [STILL_CONFIRMED, 1, 0] } }, denominator: { $sum: 1 } } },
    ],
  ).toArray();
  return ratio(row ?? { numerator: 0, denominator: 0 });
}

function whenIs(type: string) {
  return { $cond: [{ $eq: ['$body.type', type] }, '$at', null] };
}

/** Null is less than any date: never moved is moved before everything. */
const STILL_CONFIRMED = { $and: [{ $ne: ['$confirmedAt', null] }, { $gte: ['$confirmedAt', '$movedAt'] }] };
