import { z } from 'zod';
import { TemplateChoice } from '../../domain/wa-templates/choice.ts';
import { TemplatePlace, WaTemplate } from '../../domain/wa-templates/template.ts';
import { instant } from './instant.ts';

const VariableView = z.object({ place: TemplatePlace, name: z.string() });

/** A channel's templates, and for what each is used. */
export const TemplateBookView = z
  .object({
    channelId: z.string(),
    version: z.number(),
    readAt: instant.nullable(),
    problem: z
      .string()
      .nullable()
      .meta({ description: 'Why they could not be read, or what the provider said of one' }),
    templates: z.array(z.object({ ...WaTemplate.shape, variables: z.array(VariableView) })),
    choices: z.array(TemplateChoice),
    flaws: z.array(z.object({ choice: z.number(), why: z.string() })),
    fallback: z.object({ ru: z.boolean(), en: z.boolean() }).meta({ description: 'A single one from the settings' }),
  })
  .meta({ id: 'TemplateBook' });
export type TemplateBookView = z.infer<typeof TemplateBookView>;

/** A template that can be sent into a dialog now, with what is known for its variables. */
export const DialogTemplateView = z
  .object({
    name: z.string(),
    language: z.string(),
    header: z.string(),
    body: z.string(),
    footer: z.string(),
    buttons: z.array(z.string()),
    values: z.array(z.object({ place: TemplatePlace, name: z.string(), value: z.string() })),
  })
  .meta({ id: 'DialogTemplate' });
export type DialogTemplateView = z.infer<typeof DialogTemplateView>;
