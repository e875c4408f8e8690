import type { Localized } from '../../../domain/localized.ts';
import type { DialogCardView, DialogView } from '../../../http/views/dialog-view.ts';
import type { PipelineView } from '../../../http/views/pipeline-view.ts';

type PlacedStage = DialogView['stage'] & { place: string };

export interface StageGroup {
  title: Localized | null;
  stages: PlacedStage[];
}

/** A stage within its pipeline, as the value of an option. */
export const placeOf = (pipelineId: string, stageId: string): string => `${pipelineId}/${stageId}`;

export function placeIn(place: string): { pipelineId: string; stageId: string } {
  const at = place.indexOf('/');
  return { pipelineId: place.slice(0, at), stageId: place.slice(at + 1) };
}

/** The stages that a dialog can stand in: its own pipeline's first. A stage that is being removed is offered only to who is in it. */
export function stageGroups(
  { pipelineId, stage, stages }: Pick<DialogCardView, 'pipelineId' | 'stage' | 'stages'>,
  pipelines: readonly PipelineView[],
): StageGroup[] {
  const isOwn = (id: string): boolean => id === pipelineId;
  const known = [...pipelines]
    .sort((a, b) => Number(isOwn(b.id)) - Number(isOwn(a.id)))
    .map(({ id, title, stages: all }) => ({
      title,
      stages: all
        .filter((one) => !one.leavingTo || (isOwn(id) && one.id === stage.id))
        .map(({ id: stageId, title: name, group, colour }) => ({
          id: stageId,
          title: name,
          group,
          colour,
          place: placeOf(id, stageId),
        })),
    }));
  if (known.some(({ stages: own }) => own.some(({ place }) => place === placeOf(pipelineId, stage.id)))) return known;
  // The list of pipelines is still on its way: what came with the dialog will do.
  return [{ title: null, stages: stages.map((one) => ({ ...one, place: placeOf(pipelineId, one.id) })) }];
}
