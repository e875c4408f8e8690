import { limitTimer } from '../../domain/perform/stage-limit.ts';
import type { Stage } from '../../domain/pipeline.ts';
import { putTimers } from '../commit/write-things.ts';
import type { Store } from '../open-store.ts';

const AT_ONCE = 500;

/** Sets the clock of a stage's limit for all who are in it. A row is named by the stay and the limit: repeated, it changes nothing. */
export async function setLimitClocks(store: Store, pipelineId: string, { id, timeLimitHours }: Stage): Promise<void> {
  if (timeLimitHours === null) return;
  const dialogs = store.dialogs.find(
    { pipelineId, stageId: id },
    { projection: { stageSince: 1 }, batchSize: AT_ONCE },
  );
  let timers: ReturnType<typeof limitTimer>[] = [];
  for await (const { _id, stageSince } of dialogs) {
    timers.push(limitTimer({ id: _id, pipelineId, stageId: id, stageSince }, timeLimitHours));
    if (timers.length < AT_ONCE) continue;
    await putTimers(store, timers, null);
    timers = [];
  }
  await putTimers(store, timers, null);
}

/** All have their clocks, unless the limit has been changed meanwhile. */
export async function limitIsKnown(store: Store, pipelineId: string, { id, timeLimitHours }: Stage): Promise<void> {
  await store.pipelines.updateOne(
    { _id: pipelineId },
    { $set: { 'stages.$[stage].isLimitNew': false } },
    { arrayFilters: [{ 'stage.id': id, 'stage.timeLimitHours': timeLimitHours }] },
  );
}
