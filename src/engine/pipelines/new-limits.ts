import type { Pipeline } from '../../domain/pipeline.ts';
import type { Store } from '../../store/open-store.ts';
import { limitIsKnown, setLimitClocks } from '../../store/pipelines/limit-clocks.ts';

/** After this nobody puts a dialog into a stage without knowing its limit. */
const SETTLED_MS = 15_000;

/** Whether some stage's limit has not reached those who are in it. */
export const hasNewLimits = ({ stages }: Pipeline): boolean => stages.some(({ isLimitNew }) => isLimitNew === true);

/**
 * Lets limits that were set or shortened hold for those who are in the stages already: at once, and once more when every process knows the
 * limit. What it has seen is forgotten with the process; the next one does it again.
 */
export function createNewLimits(store: Store, now: () => Date): (pipelines: readonly Pipeline[]) => Promise<void> {
  const seen = new Map<string, Date>();

  return async (pipelines) => {
    for (const { id, stages } of pipelines) {
      for (const stage of stages.filter(({ isLimitNew }) => isLimitNew === true)) {
        const key = `${id}/${stage.id}:${stage.timeLimitHours}`;
        const first = seen.get(key);
        const isSettled = first !== undefined && now().getTime() - first.getTime() >= SETTLED_MS;
        if (first !== undefined && !isSettled) continue;
        await setLimitClocks(store, id, stage);
        if (isSettled) {
          await limitIsKnown(store, id, stage);
          seen.delete(key);
        } else seen.set(key, now());
      }
    }
  };
}
