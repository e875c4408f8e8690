import { describe, expect, it } from '@jest/globals';
import { placeIn, stageGroups } from '../../src/console/inbox/card/stage-groups.ts';
import type { PipelineView } from '../../src/http/views/pipeline-view.ts';

const stage = (id: string, leavingTo: { pipelineId: string; stageId: string } | null = null) => ({
  id,
  title: { ru: id, en: id },
  group: 'active' as const,
  colour: '#fff',
  probability: 0,
  hidden: false,
  timeLimitHours: null,
  requiredFields: [],
  leavingTo,
});
const pipeline = (id: string, stages: PipelineView['stages']): PipelineView => ({
  id,
  title: { ru: id, en: id },
  isDefault: false,
  version: 1,
  stages,
  rules: [],
  openedGoesTo: null,
  requiredStages: [],
  allowedMoves: [],
  strictness: 'refuse',
  lossReasons: [],
  lossReasonRequired: false,
});
const gone = { pipelineId: 'sales', stageId: 'new' };
const places = (groups: ReturnType<typeof stageGroups>) => groups.map(({ stages }) => stages.map(({ place }) => place));

describe('where a dialog can be moved from its card', () => {
  const pipelines = [
    pipeline('repeat', [stage('back')]),
    pipeline('sales', [stage('new'), stage('old', gone), stage('won')]),
  ];

  it('is its own pipeline first, then the others, without stages that are being removed', () => {
    const dialog = { pipelineId: 'sales', stage: stage('new'), stages: [stage('new')] };
    expect(places(stageGroups(dialog, pipelines))).toEqual([['sales/new', 'sales/won'], ['repeat/back']]);
  });

  it('still names the stage that the dialog is in while it is being removed', () => {
    const dialog = { pipelineId: 'sales', stage: stage('old'), stages: [stage('new')] };
    expect(places(stageGroups(dialog, pipelines))[0]).toContain('sales/old');
  });

  it('is what came with the dialog until the pipelines are read', () => {
    const dialog = { pipelineId: 'sales', stage: stage('new'), stages: [stage('new'), stage('won')] };
    expect(places(stageGroups(dialog, []))).toEqual([['sales/new', 'sales/won']]);
  });

  it('is told by pipeline and stage', () => {
    expect(placeIn('sales/new')).toEqual({ pipelineId: 'sales', stageId: 'new' });
  });
});
