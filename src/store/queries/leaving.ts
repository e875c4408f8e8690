import type { Store } from '../open-store.ts';

/** Some dialogs of a stage, closed ones too; which ones does not matter to who empties it. */
export async function dialogsInStage(
  store: Store,
  pipelineId: string,
  stageId: string,
  limit: number,
): Promise<string[]> {
  const rows = await store.dialogs
    .find({ pipelineId, stageId }, { projection: { _id: 1 } })
    .limit(limit)
    .toArray();
  return rows.map(({ _id }) => _id);
}
