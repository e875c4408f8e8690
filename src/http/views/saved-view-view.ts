import { z } from 'zod';

/** Filters that somebody has kept under a name. `query` is what the page's address would hold. */
export const SavedViewView = z
  .object({
    id: z.string(),
    title: z.string(),
    kind: z.enum(['board', 'contacts']),
    query: z.record(z.string(), z.string()),
    /** True: the whole team sees it. */
    shared: z.boolean(),
    /** Null: it was made by a program with the API key. */
    ownerId: z.string().nullable(),
    /** Whether whoever asks may change and delete it. */
    mine: z.boolean(),
    version: z.number(),
  })
  .meta({ id: 'SavedView' });
export type SavedViewView = z.infer<typeof SavedViewView>;
