import { z } from 'zod';

/** `changing`: it is being renamed, merged into another or taken off, and some may carry it still. */
export const TagView = z
  .object({
    id: z.string(),
    title: z.string(),
    colour: z.string(),
    version: z.number(),
    usage: z.object({ dialogs: z.number(), contacts: z.number() }).nullable(),
    changing: z.boolean(),
  })
  .meta({ id: 'Tag' });
export type TagView = z.infer<typeof TagView>;
