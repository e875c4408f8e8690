import { z } from 'zod';
import { Actor, EventType } from '../event.ts';
import { Localized } from '../localized.ts';
import { StageGroup } from '../pipeline.ts';

/** What is given of a name replaces that language's text. */
const Renaming = z.object({ ru: Localized.shape.ru.optional(), en: Localized.shape.en.optional() });

const StageChange = z.object({
  title: Renaming.optional(),
  group: StageGroup.optional(),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional(),
  probability: z.number().int().min(0).max(100).optional(),
  hidden: z.boolean().optional(),
  timeLimitHours: z.number().int().min(1).max(8760).nullable().optional(),
  /** Fields to be asked for from now on, and not any more: two people who each add one both get theirs. */
  requireFields: z.array(z.string()).optional(),
  freeFields: z.array(z.string()).optional(),
});
export type StageChange = z.infer<typeof StageChange>;

/**
 * What somebody wants to be different about a pipeline. An intent, not a new state: it is applied to whatever the pipeline is by
 * then, so that two people who edit at once do not undo each other's work.
 */
export const PipelineCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rename'), title: Renaming }),
  z.object({
    kind: z.literal('add_stage'),
    id: z.string(),
    title: Localized,
    group: StageGroup,
    colour: z.string().optional(),
    /** Left out: behind the last one of its group. */
    before: z.string().nullable().optional(),
  }),
  z.object({ kind: z.literal('change_stage'), stageId: z.string(), change: StageChange }),
  z.object({ kind: z.literal('place_stage'), stageId: z.string(), before: z.string().nullable() }),
  z.object({
    kind: z.literal('leave_stage'),
    stageId: z.string(),
    to: z.string(),
    how: z.enum(['removed', 'merged']),
    by: Actor,
    at: z.date(),
  }),
  /** The last step of a removal, once nothing is in the stage. */
  z.object({ kind: z.literal('drop_stage'), stageId: z.string(), at: z.date() }),
  z.object({ kind: z.literal('open_to'), stageId: z.string().nullable() }),
  z.object({ kind: z.literal('require_stage'), stageId: z.string(), required: z.boolean() }),
  z.object({ kind: z.literal('allow_moves'), from: z.string(), to: z.array(z.string()).nullable() }),
  z.object({ kind: z.literal('set_strictness'), strictness: z.enum(['refuse', 'mark']) }),
  z.object({ kind: z.literal('set_rule'), on: EventType, to: z.string().nullable() }),
  z.object({ kind: z.literal('add_loss_reason'), id: z.string(), title: Localized }),
  z.object({
    kind: z.literal('change_loss_reason'),
    id: z.string(),
    title: Renaming.optional(),
    retired: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('require_loss_reason'), required: z.boolean() }),
]);
export type PipelineCommand = z.infer<typeof PipelineCommand>;
export type CommandOf<K extends PipelineCommand['kind']> = Extract<PipelineCommand, { kind: K }>;

export type Changed<T> = { kind: 'done'; value: T } | { kind: 'refused'; reason: string };
export const done = <T>(value: T): Changed<T> => ({ kind: 'done', value });
export const refused = (reason: string): { kind: 'refused'; reason: string } => ({ kind: 'refused', reason });

/** A name with the parts that are given anew. */
export function renamed(title: Localized, { ru, en }: z.infer<typeof Renaming>): Localized {
  return { ru: ru ?? title.ru, en: en ?? title.en };
}
