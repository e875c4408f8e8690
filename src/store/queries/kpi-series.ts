import { fillDays, type KpiDay } from '../../domain/kpi/daily.ts';
import { type Events, type KpiQuery, readFacts } from './kpi-facts.ts';

/** New dialogs, leads and appointments of each local day of the period; what was left twice counts on its first day. */
export async function readDailySeries(events: Events, query: KpiQuery): Promise<KpiDay[]> {
  const { from, to, timezone } = query;
  const rows = await readFacts<{ _id: string } & Omit<KpiDay, 'day'>>(
    events,
    'series',
    [
      { type: 'dialog_opened', from, to, through: query },
      { type: 'lead_created', from, to, through: query },
      { type: 'appointment_booked', from, to, through: query },
    ],
    [
      { $group: { _id: { type: '$body.type', of: WHOSE }, at: { $min: '$at' } } },
      {
        $group: {
          _id: { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone } },
          dialogs: countOf('dialog_opened'),
          leads: countOf('lead_created'),
          booked: countOf('appointment_booked'),
        },
      },
    ],
  ).toArray();
  return fillDays(
    rows.map(({ _id, dialogs, leads, booked }) => ({ day: _id, dialogs, leads, booked })),
    query,
  );
}

/** One dialog may bring several appointments. */
const WHOSE = { $ifNull: ['$body.appointmentId', '$dialogId'] };

function countOf(type: string) {
  return { $sum: { $cond: [{ $eq: ['$_id.type', type] }, 1, 0] } };
}
