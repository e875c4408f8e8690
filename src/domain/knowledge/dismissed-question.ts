import { z } from 'zod';
import { Actor } from '../event.ts';

/** A question that somebody has found to be none for the knowledge base: kept, so that nobody looks at it twice. */
export const DismissedQuestion = z.object({
  /** Of its words: `keyOf(stems)`. */
  id: z.string(),
  /** Not as a customer has put it: whoever is forgotten leaves no words behind. */
  stems: z.array(z.string()),
  at: z.date(),
  by: Actor,
});
export type DismissedQuestion = z.infer<typeof DismissedQuestion>;
