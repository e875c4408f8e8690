import type { PipelineStageView } from '../../http/views/pipeline-view.ts';

/** Where a stage was dropped: its new group, and the stage that it now comes before (null: last of all). */
export interface Drop {
  group: PipelineStageView['group'];
  before: string | null;
}

/**
 * The place of a stage that was dropped on another one, as the list of groups shows them. Moving down a list it comes behind the one
 * that it was dropped on, moving up before it, as it looks while it is dragged.
 */
export function placeBefore(stages: readonly PipelineStageView[], moved: string, over: string): Drop | null {
  const from = stages.findIndex(({ id }) => id === moved);
  const to = stages.findIndex(({ id }) => id === over);
  const [stage, target] = [stages[from], stages[to]];
  if (!stage || !target || from === to) return null;
  const isBehind = stage.group === target.group && from < to;
  const rest = stages.filter(({ id }) => id !== moved);
  const place = rest.findIndex(({ id }) => id === over) + (isBehind ? 1 : 0);
  return { group: target.group, before: rest[place]?.id ?? null };
}

/** The same list after the drop, for showing it before the server has answered. */
export function afterDrop(stages: readonly PipelineStageView[], moved: string, { group, before }: Drop) {
  const stage = stages.find(({ id }) => id === moved);
  if (!stage) return [...stages];
  const rest = stages.filter(({ id }) => id !== moved);
  const place = before === null ? rest.length : rest.findIndex(({ id }) => id === before);
  return [...rest.slice(0, place), { ...stage, group }, ...rest.slice(place)];
}
