import type { TrainingEntry } from '../../domain/training/training-log.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, type Page, type PageRequest, sortBy, toPage } from '../queries/page.ts';

const ORDER = { field: 'at', direction: -1 } as const;

/** Who did what about the intents, newest first. */
export async function trainingLog(store: Store, { cursor, limit }: PageRequest): Promise<Page<TrainingEntry>> {
  const rows = await store.trainingLog
    .find({ $and: [{}, ...afterCursor(ORDER, cursor)] })
    .sort(sortBy(ORDER))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, ({ at }) => at);
}
