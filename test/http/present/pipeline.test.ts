import { describe, expect, it } from '@jest/globals';
import { presentPipeline } from '../../../src/http/present/pipeline.ts';
import { PipelineView } from '../../../src/http/views/pipeline-view.ts';
import { buildPipeline } from '../../support/build-pipeline.ts';

describe('A pipeline as the API tells it', () => {
  it('holds nothing that is not described, also while a new limit of a stage is being carried out', () => {
    const pipeline = buildPipeline();
    const stages = pipeline.stages.map((stage) => ({ ...stage, timeLimitHours: 8, isLimitNew: true }));
    const told = presentPipeline({ ...pipeline, stages });
    expect(told).toEqual(PipelineView.parse(told));
  });
});
