import type { Pipeline } from '../../domain/pipeline.ts';
import type { PipelineChange } from '../../domain/pipelines/pipeline-change.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, type Order, type Page, type PageRequest, sortBy, toPage } from './page.ts';

/** Every pipeline, the default one first. */
export async function listPipelines(store: Store): Promise<Pipeline[]> {
  const rows = await store.pipelines.find().sort({ isDefault: -1, _id: 1 }).toArray();
  return rows.map(fromDocument);
}

const LATEST: Order = { field: 'at', direction: -1 };

/** The audit of one pipeline, latest first. */
export async function listPipelineChanges(
  store: Store,
  pipelineId: string,
  { cursor, limit }: PageRequest,
): Promise<Page<PipelineChange>> {
  const rows = await store.pipelineChanges
    .find({ $and: [{ pipelineId }, ...afterCursor(LATEST, cursor)] })
    .sort(sortBy(LATEST))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, ({ at }) => at);
}
