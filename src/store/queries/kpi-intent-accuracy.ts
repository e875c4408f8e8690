import { type Measured, ratio } from '../../domain/kpi/measured.ts';
import { type Events, type KpiQuery, readFacts } from './kpi-facts.ts';

/** A label that was given again later counts at its later time only, so periods never count a message twice. */
export async function measureIntentAccuracy(events: Events, query: KpiQuery): Promise<Measured> {
  const { from, to } = query;
  const [row] = await readFacts<{ numerator: number; denominator: number }>(
    events,
    'intent_accuracy',
    [{ type: 'intent_labelled', from, through: query }],
    [
      { $group: { _id: '$body.messageId', last: { $top: { sortBy: { at: -1, _id: -1 }, output: LABEL } } } },
      { $match: { 'last.at': { $lt: to } } },
      { $group: { _id: null, numerator: { $sum: { $cond: ['$last.right', 1, 0] } }, denominator: { $sum: 1 } } },
    ],
  ).toArray();
  return ratio(row ?? { numerator: 0, denominator: 0 });
}

const LABEL = { at: '$at', right: { $eq: ['$body.predicted', '$body.actual'] } };
