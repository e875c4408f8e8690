import type { Pipeline } from '../../domain/pipeline.ts';
import { applyCommand } from '../../domain/pipelines/apply-command.ts';
import { done, refused } from '../../domain/pipelines/command.ts';
import { heirOf, isLeaving } from '../../domain/pipelines/removal.ts';
import type { Store } from '../open-store.ts';
import { type Editor, editPipelines } from './write-pipelines.ts';

/** The last step of a removal, once a stage is empty. False when somebody else has done it already. */
export async function dropStage(store: Store, pipelineId: string, stageId: string, editor: Editor): Promise<boolean> {
  const edited = await editPipelines(store, editor, (pipelines) => {
    const pipeline = pipelines.find(({ id }) => id === pipelineId);
    if (!pipeline) return refused('The pipeline is gone.');
    const command = { kind: 'drop_stage', stageId, at: editor.now } as const;
    const changed = applyCommand(pipeline, command);
    return changed.kind === 'done' ? done({ put: [changed.value], about: pipelineId, command }) : changed;
  });
  return edited.kind === 'done';
}

/** The last step of deleting a pipeline: it goes, and its heir remembers where its dialogs went. */
export async function dropPipeline(store: Store, pipelineId: string, editor: Editor): Promise<boolean> {
  const edited = await editPipelines(store, editor, (pipelines) => {
    const pipeline = pipelines.find(({ id }) => id === pipelineId);
    if (!pipeline || !isLeaving(pipeline)) return refused('The pipeline is not being deleted.');
    const heir = heirFor(pipelines, pipeline);
    if (!heir) return refused('Nothing is left to take its dialogs.');
    const tombs = pipeline.stages.map(({ id }) => ({ pipelineId, stageId: id, to: heir.stageId, at: editor.now }));
    const keeper = { ...heir.pipeline, removed: [...heir.pipeline.removed, ...pipeline.removed, ...tombs] };
    return done({
      put: [{ ...keeper, version: keeper.version + 1 }],
      remove: [pipeline],
      about: pipelineId,
      command: { kind: 'drop' },
    });
  });
  return edited.kind === 'done';
}

function heirFor(pipelines: readonly Pipeline[], { stages }: Pipeline) {
  const target = stages[0]?.leaving;
  const heir = target && heirOf(pipelines, target);
  return heir && { pipeline: heir.pipeline, stageId: heir.stage.id };
}
