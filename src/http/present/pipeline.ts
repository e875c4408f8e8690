import type { Pipeline } from '../../domain/pipeline.ts';
import type { PipelineChange } from '../../domain/pipelines/pipeline-change.ts';
import type { PipelineChangeView, PipelineView } from '../views/pipeline-view.ts';

export function presentPipeline(pipeline: Pipeline): PipelineView {
  const { stages, removed: _removed, ...rest } = pipeline;
  return {
    ...rest,
    // What is new is a note to ourselves: whose clocks are to be set.
    stages: stages.map(({ leaving, isLimitNew: _isLimitNew, ...stage }) => ({
      ...stage,
      leavingTo: leaving && { pipelineId: leaving.pipelineId, stageId: leaving.stageId },
    })),
  };
}

export function presentPipelineChange({ at, ...change }: PipelineChange): PipelineChangeView {
  return { ...change, at: at.toISOString() };
}
