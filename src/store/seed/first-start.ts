import { randomBytes } from 'node:crypto';
import type { Business } from '../../domain/business/business.ts';
import { DEFAULT_PIPELINE } from '../../domain/default-pipeline.ts';
import { DEFAULT_TRIGGERS } from '../../domain/default-triggers.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** Puts in what a new installation needs, and touches nothing that is there: safe at every start and by two processes at once. */
export async function seedFirstStart(store: Store, business: Business): Promise<void> {
  await store.settings.updateOne({ _id: 'business' }, { $setOnInsert: { value: business } }, { upsert: true });
  await store.settings.updateOne(
    { _id: 'secret' },
    { $setOnInsert: { value: randomBytes(32).toString('base64url') } },
    { upsert: true },
  );
  const { _id, ...pipeline } = toDocument(DEFAULT_PIPELINE);
  if ((await store.pipelines.countDocuments({}, { limit: 1 })) === 0) {
    await store.pipelines.updateOne({ _id }, { $setOnInsert: pipeline }, { upsert: true });
  }
  if ((await store.triggers.countDocuments({}, { limit: 1 })) === 0) {
    for (const trigger of DEFAULT_TRIGGERS) {
      const { _id: id, ...rest } = toDocument(trigger);
      await store.triggers.updateOne({ _id: id }, { $setOnInsert: rest }, { upsert: true });
    }
  }
}
