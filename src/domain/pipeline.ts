import { z } from 'zod';
import { EventType } from './event.ts';
import { Localized } from './localized.ts';

export const StageGroup = z.enum(['active', 'successful', 'unsuccessful', 'not_a_request']);

export const Stage = z.object({
  id: z.string(),
  title: Localized,
  group: StageGroup,
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
});

/** "When this happens to a dialog, it belongs in that stage." `from` limits where it may come from. */
export const StageRule = z.object({ on: EventType, to: z.string(), from: z.array(z.string()).optional() });

export const Pipeline = z.object({
  id: z.string(),
  title: Localized,
  isDefault: z.boolean(),
  /** In order; the first one takes new dialogs. */
  stages: z.array(Stage).min(1),
  rules: z.array(StageRule),
  version: z.number(),
});
export type Pipeline = z.infer<typeof Pipeline>;

/** How a visit to a stage is written down: ids of stages mean something within their pipeline only. */
export const visitOf = (pipelineId: string, stageId: string): string => `${pipelineId}/${stageId}`;

/** The stage that an event moves a dialog to, or null when it stays. The first rule that fits wins. */
export function stageAfter(pipeline: Pipeline, stageId: string, event: EventType): string | null {
  const rule = pipeline.rules.find((r) => r.on === event && (!r.from || r.from.includes(stageId)));
  return rule && rule.to !== stageId ? rule.to : null;
}
