import type { Pipeline } from '../../domain/pipeline.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** Every pipeline, the default one first. */
export async function listPipelines(store: Store): Promise<Pipeline[]> {
  const rows = await store.pipelines.find().sort({ isDefault: -1, _id: 1 }).toArray();
  return rows.map(fromDocument);
}
