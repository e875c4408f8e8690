import type { Business } from '../../domain/business/business.ts';
import { DEFAULT_PIPELINE } from '../../domain/default-pipeline.ts';
import { DEFAULT_TRIGGERS } from '../../domain/default-triggers.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** Puts in what a new installation needs, and touches nothing that is there: safe at every start and by two processes at once. */
export async function seedFirstStart(store: Store, business: Business): Promise<void> {
  const { _id, ...pipeline } = toDocument(DEFAULT_PIPELINE);
  await store.pipelines.updateOne({ _id }, { $setOnInsert: pipeline }, { upsert: true });
  for (const trigger of DEFAULT_TRIGGERS) {
    const { _id: id, ...rest } = toDocument(trigger);
    await store.triggers.updateOne({ _id: id }, { $setOnInsert: rest }, { upsert: true });
  }
  // Last: its presence says that the first start is over, so a process killed on the way does all of this again.
  await store.settings.updateOne({ _id: 'business' }, { $setOnInsert: { value: business } }, { upsert: true });
}
