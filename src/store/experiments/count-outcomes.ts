import { z } from 'zod';
import type { OutcomeCount } from '../../domain/experiments/results.ts';
import type { Store } from '../open-store.ts';

const Row = z.object({
  _id: z.object({ variantId: z.string(), day: z.number(), outcome: z.number() }),
  clients: z.number(),
});

/** By day, variant and outcome, from the index alone. */
export async function countOutcomes(store: Store, experimentId: string): Promise<OutcomeCount[]> {
  const rows = await store.experimentExposures
    .aggregate(
      [
        { $match: { experimentId } },
        {
          $group: { _id: { variantId: '$variantId', day: '$day', outcome: '$outcome' }, clients: { $sum: 1 } },
        },
        { $sort: { '_id.day': 1, '_id.variantId': 1, '_id.outcome': 1 } },
      ],
      { hint: 'figures' },
    )
    .toArray();
  return rows.map((row) => {
    const { _id, clients } = Row.parse(row);
    return { ..._id, clients };
  });
}
