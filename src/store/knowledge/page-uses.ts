import type { Store } from '../open-store.ts';

export interface PageUse {
  /** Answers that it was used for. */
  count: number;
  last: Date;
}

/** More answers than these say nothing more about which pages are of use. */
const MOST_READ = 20_000;

/** How often each page has answered since then, by its name (`parking.ru`); pages that have not are not in it. */
export async function pageUses(store: Store, since: Date): Promise<Map<string, PageUse>> {
  const rows = await store.messages
    .aggregate<{ _id: string; count: number; last: Date }>(
      [
        { $match: { 'receipt.because': 'responder', at: { $gte: since } } },
        { $sort: { at: -1 } },
        { $limit: MOST_READ },
        { $project: { at: 1, passage: '$receipt.passages' } },
        { $unwind: '$passage' },
        {
          $group: {
            _id: { message: '$_id', page: { $first: { $split: ['$passage', '.md#'] } } },
            at: { $first: '$at' },
          },
        },
        { $group: { _id: '$_id.page', count: { $sum: 1 }, last: { $max: '$at' } } },
      ],
      { hint: 'by the responder' },
    )
    .toArray();
  return new Map(rows.map(({ _id, count, last }) => [_id, { count, last }]));
}
