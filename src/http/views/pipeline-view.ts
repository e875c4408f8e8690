import { z } from 'zod';
import { Actor, EventType } from '../../domain/event.ts';
import { Localized } from '../../domain/localized.ts';
import { StageGroup } from '../../domain/pipeline.ts';
import { instant } from './instant.ts';

/** A stage with all its settings. */
export const PipelineStageView = z
  .object({
    id: z.string(),
    title: Localized,
    group: StageGroup,
    colour: z.string(),
    probability: z.number(),
    hidden: z.boolean(),
    timeLimitHours: z.number().nullable(),
    requiredFields: z.array(z.string()),
    /** It is being removed, and its dialogs go there. */
    leavingTo: z.object({ pipelineId: z.string(), stageId: z.string() }).nullable(),
  })
  .meta({ id: 'PipelineStage' });
export type PipelineStageView = z.infer<typeof PipelineStageView>;

export const LossReasonView = z
  .object({ id: z.string(), title: Localized, retired: z.boolean() })
  .meta({ id: 'LossReason' });
export type LossReasonView = z.infer<typeof LossReasonView>;

export const PipelineView = z
  .object({
    id: z.string(),
    title: Localized,
    isDefault: z.boolean(),
    version: z.number(),
    stages: z.array(PipelineStageView),
    rules: z.array(z.object({ on: EventType, to: z.string(), from: z.array(z.string()).optional() })),
    /** Where a dialog goes as soon as it has been opened; null for nowhere. */
    openedGoesTo: z.string().nullable(),
    requiredStages: z.array(z.string()),
    allowedMoves: z.array(z.object({ from: z.string(), to: z.array(z.string()) })),
    strictness: z.enum(['refuse', 'mark']),
    lossReasons: z.array(LossReasonView),
    lossReasonRequired: z.boolean(),
  })
  .meta({ id: 'Pipeline' });
export type PipelineView = z.infer<typeof PipelineView>;

/** The pipeline after a change, and what else the change has touched. */
export const PipelineChangedView = z
  .object({
    pipeline: PipelineView,
    /** Those that name the stage which is going: they do not fire until somebody gives them another one. */
    triggers: z.array(z.object({ id: z.string(), title: Localized })),
  })
  .meta({ id: 'PipelineChanged' });
export type PipelineChangedView = z.infer<typeof PipelineChangedView>;

/** Who changed what in a pipeline, and when. */
export const PipelineChangeView = z
  .object({
    id: z.string(),
    pipelineId: z.string(),
    at: instant,
    actor: Actor,
    version: z.number(),
    command: z.looseObject({ kind: z.string() }),
  })
  .meta({ id: 'PipelineChange' });
export type PipelineChangeView = z.infer<typeof PipelineChangeView>;
