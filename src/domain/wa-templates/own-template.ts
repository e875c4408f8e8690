import { z } from 'zod';
import { TemplatePlace } from './template.ts';

/** A template that somebody of the team has chosen for one line, with its values. */
export const OwnTemplate = z.strictObject({
  name: z.string().min(1).max(512),
  language: z.string().min(2).max(20),
  values: z
    .array(
      z.strictObject({ place: TemplatePlace, name: z.string().min(1).max(60), value: z.string().trim().max(1024) }),
    )
    .max(50),
});
export type OwnTemplate = z.infer<typeof OwnTemplate>;
