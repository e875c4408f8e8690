import type { Pipeline } from '../../domain/pipeline.ts';
import { applyCommand } from '../../domain/pipelines/apply-command.ts';
import { type Changed, done, type PipelineCommand } from '../../domain/pipelines/command.ts';
import type { Store } from '../open-store.ts';
import { type Editor, editPipelines } from './write-pipelines.ts';

export type PipelineEdited = Changed<Pipeline> | { kind: 'not_found' };

/** Changes one pipeline by a command, on whatever it is by then; the answer is the pipeline after it. */
export async function changePipeline(
  store: Store,
  id: string,
  command: PipelineCommand,
  editor: Editor,
): Promise<PipelineEdited> {
  let isThere = true;
  const edited = await editPipelines(store, editor, (pipelines) => {
    const pipeline = pipelines.find((one) => one.id === id);
    isThere = pipeline !== undefined;
    if (!pipeline) return { kind: 'refused', reason: '' };
    const changed = applyCommand(pipeline, command);
    return changed.kind === 'done' ? done({ put: [changed.value], about: id, command }) : changed;
  });
  if (!isThere) return { kind: 'not_found' };
  if (edited.kind === 'refused') return edited;
  const [pipeline] = edited.value.put;
  return pipeline ? done(pipeline) : { kind: 'not_found' };
}
