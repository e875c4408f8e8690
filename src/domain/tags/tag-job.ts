import { z } from 'zod';

/** A tag that is being renamed, merged into another one, or taken off, everywhere. Repeating any part of it changes nothing more. */
export const TagJob = z.object({
  id: z.string(),
  /** The title that is to be found nowhere. */
  from: z.string(),
  /** What stands in its place; null takes it off. */
  to: z.string().nullable(),
  state: z.enum(['running', 'done']),
  /** Dialogs and contacts changed so far. */
  changed: z.number(),
  createdAt: z.date(),
});
export type TagJob = z.infer<typeof TagJob>;
