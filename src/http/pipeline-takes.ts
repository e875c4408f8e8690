import { z } from 'zod';
import { EventType } from '../domain/event.ts';
import { StageGroup } from '../domain/pipeline.ts';
import { isFieldName } from '../domain/pipelines/field-of.ts';
import { Id } from './takes.ts';

/** What the routes of pipelines take. */

const Text = z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters');

/** A name: one text for both languages, or each its own. */
export const Title = z
  .union([Text.transform((text) => ({ ru: text, en: text })), z.strictObject({ ru: Text, en: Text })])
  .meta({ description: 'One text for both languages, or `{ru, en}`' });

/** A new name: what is left out stays. */
export const NewTitle = z
  .union([
    Text.transform((text) => ({ ru: text, en: text })),
    z.strictObject({ ru: Text.optional(), en: Text.optional() }),
  ])
  .meta({ description: 'One text for both languages, or those of them that change' });

const Colour = z
  .string()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'must be a colour like #4dabf7');

const Fields = z
  .array(z.string().max(100).refine(isFieldName, 'is not a field: contact.phone, dialog.field.<id>'))
  .max(50);

export const stageParams = z.object({ id: Id, stageId: Id });

export const NewStage = z.strictObject({
  title: Title,
  group: StageGroup,
  colour: Colour.optional(),
  before: Id.nullable().optional().meta({ description: 'The stage that it comes before; left out: last of its group' }),
});

export const StagePatch = z
  .strictObject({
    title: NewTitle.optional(),
    group: StageGroup.optional(),
    colour: Colour.optional(),
    probability: z.number().int().min(0).max(100).optional(),
    hidden: z.boolean().optional(),
    timeLimitHours: z.number().int().min(1).max(8760).nullable().optional(),
    requireFields: Fields.optional().meta({ description: 'Fields to be asked for, beside those that are' }),
    freeFields: z.array(z.string().max(100)).max(50).optional().meta({ description: 'Fields not to be asked for' }),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'must change something');

/** Each of these is a change of its own, made in this order. */
export const PipelinePatch = z
  .strictObject({
    title: NewTitle.optional(),
    isDefault: z.literal(true, 'can only be set: make another pipeline the default instead').optional(),
    openedGoesTo: Id.nullable().optional().meta({ description: 'Where a dialog goes once it has been opened' }),
    requireStage: z.strictObject({ stageId: Id, required: z.boolean() }).optional(),
    allowMoves: z
      .strictObject({ from: Id, to: z.array(Id).max(100).nullable() })
      .optional()
      .meta({ description: 'Where dialogs may go from a stage; null: anywhere' }),
    strictness: z.enum(['refuse', 'mark']).optional(),
    rule: z
      .strictObject({ on: EventType, to: Id.nullable() })
      .optional()
      .meta({ description: 'The stage that an event leads to; null: none' }),
    lossReasonRequired: z.boolean().optional(),
  })
  .refine((patch) => Object.keys(patch).length === 1, 'must name exactly one change');

export const LossReasonPatch = z
  .strictObject({ title: NewTitle.optional(), retired: z.boolean().optional() })
  .refine((patch) => Object.keys(patch).length > 0, 'must change something');
