import { type Measured, ratio } from '../../domain/kpi/measured.ts';
import { type Events, type KpiQuery, readFacts } from './kpi-facts.ts';

/** A customer may be marked as come a little before the visit begins; a day more of the index costs nothing. */
const EARLY_MS = 86_400_000;

/** By the time of the visit, not of the mark: staff may mark days later, and may correct the mark. */
export async function measureNoShowRate(events: Events, query: KpiQuery): Promise<Measured> {
  const { from, to } = query;
  const marked = new Date(from.getTime() - EARLY_MS);
  const [row] = await readFacts<{ numerator: number; denominator: number }>(
    events,
    'no_show_rate',
    [
      { type: 'appointment_visited', from: marked, through: query },
      { type: 'no_show', from: marked, through: query },
    ],
    [
      { $match: { 'body.start': { $gte: from, $lt: to } } },
      {
        $group: { _id: '$body.appointmentId', last: { $top: { sortBy: { at: -1, _id: -1 }, output: '$body.type' } } },
      },
      { $group: { _id: null, numerator: { $sum: { $cond: [MISSED, 1, 0] } }, denominator: { $sum: 1 } } },
    ],
  ).toArray();
  return ratio(row ?? { numerator: 0, denominator: 0 });
}

const MISSED = { $eq: ['$last', 'no_show'] };
