import { visitOf } from '../pipeline.ts';
import type { Trigger } from '../trigger.ts';
import { leavesOf } from '../triggers/condition.ts';

/** The triggers that name one of the stages, wherever: once it is gone they do not fire any more, and somebody should be told. */
export function triggersNaming(triggers: readonly Trigger[], pipelineId: string, stages: readonly string[]): Trigger[] {
  if (stages.length === 0) return [];
  const paths = new Set(stages.map((id) => visitOf(pipelineId, id)));
  return triggers.filter(({ on, when, actions }) => {
    const isAwaited = 'stage' in on && on.stage !== null && paths.has(on.stage);
    const isAsked = leavesOf(when).some(
      ({ condition }) => condition.kind === 'stage' && condition.in.some((path) => paths.has(path)),
    );
    const isTarget = actions.some((action) => action.kind === 'change_stage' && paths.has(action.stage));
    return isAwaited || isAsked || isTarget;
  });
}
