import { type Measured, ratio } from '../../domain/kpi/measured.ts';
import { type Events, type KpiQuery, readFacts } from './kpi-facts.ts';

/**
 * The last score of each lead that appeared in the period, whenever it was given. Of several in one moment (one turn named phone
 * and service) the highest is the last: points are only ever added within a turn.
 */
export async function measureLeadQuality(events: Events, query: KpiQuery): Promise<Measured> {
  const { from, to } = query;
  const [row] = await readFacts<{ numerator: number; denominator: number }>(
    events,
    'lead_quality',
    [
      { type: 'lead_created', from, to, through: query },
      { type: 'lead_scored', from, through: query },
    ],
    [
      {
        $group: {
          _id: '$dialogId',
          created: { $max: { $eq: ['$body.type', 'lead_created'] } },
          score: { $top: { sortBy: { at: -1, 'body.score': -1 }, output: '$body.score' } },
        },
      },
      { $match: { created: true, score: { $ne: null } } },
      { $group: { _id: null, numerator: { $sum: '$score' }, denominator: { $sum: 1 } } },
    ],
  ).toArray();
  return ratio(row ?? { numerator: 0, denominator: 0 });
}
