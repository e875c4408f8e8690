import { z } from 'zod';
import { Actor, EventType } from './event.ts';
import { Localized } from './localized.ts';

export const StageGroup = z.enum(['active', 'successful', 'unsuccessful', 'not_a_request']);
export type StageGroup = z.infer<typeof StageGroup>;

/** Where the dialogs of a stage that is being removed go, and who wanted it so: their moves are that person's deeds. */
export const Leaving = z.object({
  pipelineId: z.string(),
  stageId: z.string(),
  how: z.enum(['removed', 'merged']),
  by: Actor,
  since: z.date(),
});
export type Leaving = z.infer<typeof Leaving>;

export const Stage = z.object({
  id: z.string(),
  title: Localized,
  group: StageGroup,
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  /** How likely a dialog here ends well, percent. */
  probability: z.number().int().min(0).max(100),
  /** Not shown on the board; dialogs can be in it all the same. */
  hidden: z.boolean(),
  /** How long a dialog may stay before it is overdue. */
  timeLimitHours: z.number().int().min(1).max(8760).nullable(),
  /** The limit was set or shortened: those who are in the stage already have no clock for it yet. */
  isLimitNew: z.boolean().optional(),
  /** What has to be known before a dialog enters: `contact.phone`, `dialog.amount`, `dialog.field.<id>`. */
  requiredFields: z.array(z.string()),
  /** Being removed: nothing enters any more, and what is in it is on its way out. */
  leaving: Leaving.nullable(),
});
export type Stage = z.infer<typeof Stage>;

/** "When this happens to a dialog, it belongs in that stage." `from` limits where it may come from. */
export const StageRule = z.object({ on: EventType, to: z.string(), from: z.array(z.string()).optional() });
export type StageRule = z.infer<typeof StageRule>;

export const LossReason = z.object({
  id: z.string(),
  title: Localized,
  /** Not offered any more; dialogs that have it keep it. */
  retired: z.boolean(),
});
export type LossReason = z.infer<typeof LossReason>;

export const Pipeline = z.object({
  id: z.string(),
  title: Localized,
  /** New dialogs begin here. One pipeline is it, and an index keeps it so. */
  isDefault: z.boolean(),
  /** In order; the first active one takes new dialogs. */
  stages: z.array(Stage).min(1),
  rules: z.array(StageRule),
  /** Regulation of seed 002: where a dialog goes as soon as somebody or the bot has opened it; null for nowhere. */
  openedGoesTo: z.string().nullable(),
  /** Not to be passed by on the way to a later stage. */
  requiredStages: z.array(z.string()),
  /** Where a dialog may go from a stage; from one that is not named, anywhere. */
  allowedMoves: z.array(z.object({ from: z.string(), to: z.array(z.string()) })),
  /** What becomes of a move by a person that breaks the regulation: not done, or done and marked. */
  strictness: z.enum(['refuse', 'mark']),
  lossReasons: z.array(LossReason),
  lossReasonRequired: z.boolean(),
  /** Stages that were removed lately, with where their dialogs went: one that a slow process has put there still follows. */
  removed: z.array(z.object({ pipelineId: z.string(), stageId: z.string(), to: z.string(), at: z.date() })),
  /** Optimistic lock: every change moves it by one. */
  version: z.number(),
});
export type Pipeline = z.infer<typeof Pipeline>;

/** How a visit to a stage is written down: ids of stages mean something within their pipeline only. */
export const visitOf = (pipelineId: string, stageId: string): string => `${pipelineId}/${stageId}`;

export const stageById = (pipeline: Pipeline, stageId: string): Stage | undefined =>
  pipeline.stages.find(({ id }) => id === stageId);

/** Whether dialogs can begin in a stage. */
export const takesNew = ({ group, leaving }: Stage): boolean => group === 'active' && leaving === null;

/** Where new dialogs of a pipeline begin. */
export const firstStage = ({ stages }: Pipeline): Stage | undefined => stages.find(takesNew) ?? stages[0];

/** A dialog is opened by its first answer, by bot or person: any of these is one. */
const OPENING: ReadonlySet<EventType> = new Set(['lead_created', 'handed_off', 'dialog_taken', 'flow_started']);

/** The stage that an event moves a dialog to, or null when it stays. The first rule that fits wins. */
export function stageAfter(pipeline: Pipeline, stageId: string, event: EventType): string | null {
  const to = ruledStage(pipeline, stageId, event);
  return to !== null && to !== stageId && stageById(pipeline, to)?.leaving === null ? to : null;
}

function ruledStage(pipeline: Pipeline, stageId: string, event: EventType): string | null {
  if (OPENING.has(event) && stageId === firstStage(pipeline)?.id) return pipeline.openedGoesTo;
  return pipeline.rules.find((r) => r.on === event && (!r.from || r.from.includes(stageId)))?.to ?? null;
}
