import { type Measured, ratio } from '../../domain/kpi/measured.ts';
import { type Events, type KpiQuery, readFacts } from './kpi-facts.ts';

export async function measureFallbackRate(events: Events, query: KpiQuery): Promise<Measured> {
  const { from, to } = query;
  const [row] = await readFacts<{ numerator: number; denominator: number }>(
    events,
    'fallback_rate',
    [{ type: 'message_understood', from, to, through: query }],
    [{ $group: { _id: null, numerator: { $sum: { $cond: [FAILED, 1, 0] } }, denominator: { $sum: 1 } } }],
  ).toArray();
  return ratio(row ?? { numerator: 0, denominator: 0 });
}

const FAILED = { $in: ['$body.outcome', ['fallback', 'handoff']] };
