import type { Measured } from '../../domain/kpi/measured.ts';
import { responseTimes, type WaitStep } from '../../domain/kpi/response-times.ts';
import { type Events, type KpiQuery, readFacts } from './kpi-facts.ts';

/**
 * Comes from the database as a ladder: how many waited how long. The rounding of long waits, which keeps their order, bounds the
 * ladder at some 64,000 steps whatever the number of messages. (MongoDB 6 has no percentiles of its own.)
 */
export async function measureResponseTimes(events: Events, query: KpiQuery): Promise<Measured> {
  const { from, to } = query;
  const rows = await readFacts<{ _id: { author: WaitStep['author']; ms: number }; count: number }>(
    events,
    'time_to_first_response',
    [{ type: 'message_sent', from, to, through: query }],
    [
      { $match: { 'body.first': true, 'body.responseMs': { $ne: null }, 'body.author': { $in: ['bot', 'operator'] } } },
      { $group: { _id: { author: '$body.author', ms: ROUNDED_MS }, count: { $sum: 1 } } },
      { $sort: { '_id.ms': 1 } },
    ],
  ).toArray();
  return responseTimes(rows.map(({ _id, count }) => ({ author: _id.author, seconds: _id.ms / 1000, count })));
}

// A provider's clock that runs ahead would make a wait negative.
const MS = { $max: [0, '$body.responseMs'] };
const roundedTo = (ms: number) => ({ $multiply: [ms, { $round: { $divide: [MS, ms] } }] });

const ROUNDED_MS = {
  $cond: [{ $lt: [MS, 60_000] }, MS, { $cond: [{ $lt: [MS, 3_600_000] }, roundedTo(1000), roundedTo(60_000)] }],
};
