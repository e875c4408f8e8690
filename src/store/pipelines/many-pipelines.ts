import type { Localized } from '../../domain/localized.ts';
import type { Pipeline } from '../../domain/pipeline.ts';
import { type Changed, done, refused } from '../../domain/pipelines/command.ts';
import { newPipeline } from '../../domain/pipelines/new-pipeline.ts';
import { isLeaving, leavePipeline } from '../../domain/pipelines/removal.ts';
import type { Store } from '../open-store.ts';
import type { PipelineEdited } from './change-pipeline.ts';
import { type Editor, editPipelines } from './write-pipelines.ts';

/** A board with more of them could not be found one's way in. */
const MOST_PIPELINES = 30;

/** A new pipeline with the stages that every one begins with; new dialogs go on beginning where they did. */
export async function createPipeline(store: Store, title: Localized, editor: Editor): Promise<Changed<Pipeline>> {
  const pipeline = newPipeline(editor.newId(), title);
  const edited = await editPipelines(store, editor, (pipelines) =>
    pipelines.length >= MOST_PIPELINES
      ? refused(`There can be ${MOST_PIPELINES} pipelines: delete one that is not needed.`)
      : done({ put: [pipeline], about: pipeline.id, command: { kind: 'create', title } }),
  );
  return edited.kind === 'done' ? done(pipeline) : edited;
}

/** From now on new dialogs begin in this pipeline. */
export function makeDefault(store: Store, id: string, editor: Editor): Promise<PipelineEdited> {
  return editOne(store, id, editor, { kind: 'make_default' }, (pipeline, pipelines) => {
    if (isLeaving(pipeline)) return refused('The pipeline is being deleted.');
    if (pipeline.isDefault) return done([pipeline]);
    const old = pipelines.filter(({ isDefault }) => isDefault);
    return done([
      { ...pipeline, isDefault: true, version: pipeline.version + 1 },
      ...old.map((one) => ({ ...one, isDefault: false, version: one.version + 1 })),
    ]);
  });
}

/** The first step of deleting a pipeline: its dialogs set off for a stage of another one. */
export function deletePipeline(
  store: Store,
  id: string,
  target: { pipelineId: string; stageId: string },
  editor: Editor,
): Promise<PipelineEdited> {
  return editOne(store, id, editor, { kind: 'delete', target }, (pipeline, pipelines) => {
    const left = leavePipeline(pipeline, pipelines, target, editor);
    return left.kind === 'done' ? done([left.value]) : left;
  });
}

async function editOne(
  store: Store,
  id: string,
  editor: Editor,
  command: { kind: string } & Record<string, unknown>,
  change: (pipeline: Pipeline, pipelines: readonly Pipeline[]) => Changed<Pipeline[]>,
): Promise<PipelineEdited> {
  let isThere = true;
  const edited = await editPipelines(store, editor, (pipelines) => {
    const pipeline = pipelines.find((one) => one.id === id);
    isThere = pipeline !== undefined;
    if (!pipeline) return refused('');
    const changed = change(pipeline, pipelines);
    return changed.kind === 'done' ? done({ put: changed.value, about: id, command }) : changed;
  });
  if (!isThere) return { kind: 'not_found' };
  if (edited.kind === 'refused') return edited;
  const pipeline = edited.value.put.find((one) => one.id === id);
  return pipeline ? done(pipeline) : { kind: 'not_found' };
}
